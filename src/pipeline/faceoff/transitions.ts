import type { Phase } from '../state/gameState.ts';

/** What an event, or what the watch over the dots, tells about the game. */
export type Signal =
  | 'GAME_STARTED'
  | 'CLOCK_STOPPED'
  | 'CLOCK_STARTED'
  | 'LINED_UP'
  | 'LINE_UP_CHANGED'
  | 'LINE_UP_BROKEN'
  | 'LINE_UP_DISPERSED'
  | 'FACEOFF_DECIDED'
  | 'FACEOFF_UNNOTICED'
  | 'GAME_ENDED';

/** What is to be done beside going to the next phase. */
export type Action = 'PREDICT' | 'CLOSE_DRAW' | 'DECIDE_DRAW';

export interface Transition {
  readonly to: Phase;
  readonly actions: readonly Action[];
}

const to = (phase: Phase, ...actions: Action[]): Transition => ({ to: phase, actions });

/**
 * Every transition of a game. A signal without an entry changes nothing: doubled and late events
 * are harmless by that.
 *
 * A draw is closed by the clock's start or, where that was lost, by its official result
 * (`FACEOFF_UNNOTICED`: the result is the first news of the drop); without a clock (some recordings
 * have none) when the players disperse.
 */
export const transitions: Readonly<Record<Phase, Readonly<Partial<Record<Signal, Transition>>>>> = {
  BEFORE_GAME: {
    GAME_STARTED: to('STOPPAGE'),
    CLOCK_STOPPED: to('STOPPAGE'),
    CLOCK_STARTED: to('PLAY'),
    LINED_UP: to('LINE_UP', 'PREDICT'),
    FACEOFF_UNNOTICED: to('PLAY', 'CLOSE_DRAW', 'DECIDE_DRAW'),
    GAME_ENDED: to('AFTER_GAME'),
  },
  STOPPAGE: {
    LINED_UP: to('LINE_UP', 'PREDICT'),
    CLOCK_STARTED: to('PLAY', 'CLOSE_DRAW'),
    FACEOFF_DECIDED: to('STOPPAGE', 'DECIDE_DRAW'),
    FACEOFF_UNNOTICED: to('PLAY', 'CLOSE_DRAW', 'DECIDE_DRAW'),
    GAME_ENDED: to('AFTER_GAME'),
  },
  LINE_UP: {
    LINE_UP_CHANGED: to('LINE_UP', 'PREDICT'),
    LINE_UP_BROKEN: to('STOPPAGE'),
    LINE_UP_DISPERSED: to('STOPPAGE', 'CLOSE_DRAW'),
    CLOCK_STARTED: to('PLAY', 'CLOSE_DRAW'),
    FACEOFF_DECIDED: to('LINE_UP', 'DECIDE_DRAW'),
    FACEOFF_UNNOTICED: to('PLAY', 'CLOSE_DRAW', 'DECIDE_DRAW'),
    GAME_ENDED: to('AFTER_GAME'),
  },
  PLAY: {
    CLOCK_STOPPED: to('STOPPAGE'),
    LINED_UP: to('LINE_UP', 'PREDICT'),
    FACEOFF_DECIDED: to('PLAY', 'DECIDE_DRAW'),
    FACEOFF_UNNOTICED: to('PLAY', 'CLOSE_DRAW', 'DECIDE_DRAW'),
    GAME_ENDED: to('AFTER_GAME'),
  },
  AFTER_GAME: {
    FACEOFF_DECIDED: to('AFTER_GAME', 'DECIDE_DRAW'),
  },
};
