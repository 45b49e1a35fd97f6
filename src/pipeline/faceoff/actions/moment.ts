import type { FaceoffDecided } from '../../ingest/trackingEvent.ts';
import type { GameState } from '../../state/gameState.ts';
import type { Intent, IntentMoment } from '../intent.ts';
import type { DetectorRules } from '../lineUpRules.ts';
import { skatersOf } from '../situationOf.ts';

/** What an action works on: the game, the event that led to it, and where intents are left. */
export interface FoldMoment {
  /** Changed in place. */
  readonly state: GameState;
  readonly rules: DetectorRules;
  readonly intents: Intent[];
  /** Epoch milliseconds. */
  eventTimestamp: number;
  /** The official result being heard, if that is the event. */
  result: FaceoffDecided | undefined;
}

/** What an intent says of its moment, read now, since the state goes on. */
export function intentMoment({ state, eventTimestamp }: FoldMoment): IntentMoment {
  return {
    gameId: state.gameId,
    eventTimestamp,
    scoreboard: {
      clock: state.clock,
      score: state.score,
      homeSkaters: skatersOf(state, 'HOME'),
      awaySkaters: skatersOf(state, 'AWAY'),
    },
    drawsBefore: state.draws.length,
  };
}
