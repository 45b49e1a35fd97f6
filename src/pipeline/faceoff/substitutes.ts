import { opponentOf, type TeamSide } from '../../hockey/team.ts';
import type { GameState } from '../state/gameState.ts';
import { teamCode } from '../state/trackedEntities.ts';
import { feetToDot, isSkaterInView } from './watchDots.ts';

/** Per team; with both takers that makes five rows in the call of a draw. */
const SUBSTITUTES = 2;
/** A defender hardly ever takes a draw: he counts as this much farther away. */
const DEFENDER_HANDICAP_FEET = 40;

/**
 * Who may step in for a waved-out taker: the nearest other skaters of his team, forwards first.
 * Only players on the ice may (NHL Rule 76.4).
 */
export function substitutesOf(
  state: GameState,
  side: TeamSide,
  takerId: string,
  dot: number,
  now: number,
  freshMillis: number,
): readonly string[] {
  const { tracked } = state;
  const candidates: { id: string; feet: number }[] = [];
  for (let entity = 1; entity < tracked.count; entity++) {
    if (tracked.team[entity] !== teamCode(side)) continue;
    const id = tracked.ids[entity]!;
    if (id === takerId || !isSkaterInView(state, entity, now, freshMillis)) continue;
    const isDefender = state.roster.get(id)?.position === 'D';
    candidates.push({
      id,
      feet: feetToDot(tracked, entity, dot) + (isDefender ? DEFENDER_HANDICAP_FEET : 0),
    });
  }
  candidates.sort((a, b) => a.feet - b.feet || (a.id < b.id ? -1 : 1));
  return candidates.slice(0, SUBSTITUTES).map(({ id }) => id);
}

/** Pairs of takers with one of the two replaced by a likely substitute. */
export function substitutePairs(
  state: GameState,
  homeTakerId: string,
  awayTakerId: string,
  dot: number,
  now: number,
  freshMillis: number,
): readonly { readonly homeTakerId: string; readonly awayTakerId: string }[] {
  const pairs: { homeTakerId: string; awayTakerId: string }[] = [];
  for (const side of ['HOME', 'AWAY'] as const) {
    const takerId = side === 'HOME' ? homeTakerId : awayTakerId;
    for (const id of substitutesOf(state, side, takerId, dot, now, freshMillis)) {
      pairs.push(
        opponentOf(side) === 'AWAY'
          ? { homeTakerId: id, awayTakerId }
          : { homeTakerId, awayTakerId: id },
      );
    }
  }
  return pairs;
}
