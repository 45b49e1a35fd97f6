import type { PredictIntent } from '../faceoff/intent.ts';
import { combinationOf, situationOf, skatersOf } from '../faceoff/situationOf.ts';
import type { GameState } from '../state/gameState.ts';

/**
 * Where viewers were told a stand-in because the endpoint did not answer: the intent to ask again.
 * Its revision is published only when the real value has come.
 */
export function correctStale(state: GameState): PredictIntent | undefined {
  const draw = state.upcoming;
  if (!draw?.told?.prediction.isStale) return undefined;
  // Another combination is being asked for already: its answer takes the stand-in's place.
  if (draw.told.combination !== draw.combination) return undefined;
  if (state.lastEventTimestamp < draw.askAgainTimestamp) return undefined;
  const situation = situationOf(state, draw.dot, draw.homeTakerId, draw.awayTakerId);
  const combination = combinationOf(situation);
  if (combination !== draw.combination) return undefined;
  return {
    kind: 'PREDICT',
    gameId: state.gameId,
    eventTimestamp: state.lastEventTimestamp,
    scoreboard: {
      clock: state.clock,
      score: state.score,
      homeSkaters: skatersOf(state, 'HOME'),
      awaySkaters: skatersOf(state, 'AWAY'),
    },
    drawsBefore: state.draws.length,
    draw,
    revision: draw.revision + 1,
    dot: draw.dot,
    combination,
    situation,
    substitutions: [],
  };
}
