import type { GameState } from '../state/gameState.ts';
import { HOME } from '../state/trackedEntities.ts';

/** A goalkeeper this far from center tells which end his team defends. */
const GOALKEEPER_END_FEET = 50;
/** A goalkeeper who was last seen longer ago than this tells nothing. */
const GOALKEEPER_SEEN_MILLIS = 60_000;

/** The goalkeepers' nets tell which end home attacks; remembered while they are out of view. */
export function noteAttackingEnds(state: GameState): void {
  const { tracked } = state;
  let evidence = 0;
  for (let entity = 1; entity < tracked.count; entity++) {
    if (tracked.isGoalkeeper[entity] !== 1 || tracked.timestamp[entity] === 0) continue;
    if (state.lastEventTimestamp - tracked.timestamp[entity]! > GOALKEEPER_SEEN_MILLIS) continue;
    const x = tracked.x[entity]!;
    if (Math.abs(x) < GOALKEEPER_END_FEET) continue;
    evidence += (tracked.team[entity] === HOME ? -1 : 1) * Math.sign(x);
  }
  if (evidence !== 0) {
    state.attack = { period: state.clock?.period ?? 1, homeAttacksPositiveX: evidence > 0 };
  }
}
