import type { GameState } from '../state/gameState.ts';
import { PUCK_ENTITY } from '../state/trackedEntities.ts';
import type { TrackingSnapshot } from './ports.ts';

/** Who has not been seen for this long is not drawn. */
const FRESH_MILLIS = 2000;

/** Everyone in view and the puck, as they stand now; feet from center ice. */
export function snapshotOf(state: GameState): TrackingSnapshot {
  const { tracked, lastEventTimestamp } = state;
  const positions = tracked.ids.flatMap((entityId, entity) => {
    const age = lastEventTimestamp - tracked.timestamp[entity]!;
    if (tracked.timestamp[entity] === 0 || age > FRESH_MILLIS) return [];
    if (entity !== PUCK_ENTITY && tracked.isOnIce[entity] === 0) return [];
    const { team, number } = state.roster.get(entityId) ?? {};
    return [{ entityId, x: tracked.x[entity]!, y: tracked.y[entity]!, team, number }];
  });
  return { gameId: state.gameId, eventTimestamp: lastEventTimestamp, positions };
}
