import { periodSeconds } from '../../hockey/clock.ts';
import type { FaceoffSituation } from '../../hockey/faceoffSituation.ts';
import { type HomeSpot, toHomeSpot } from '../../hockey/rink.ts';
import type { TeamSide } from '../../hockey/team.ts';
import type { GameState } from '../state/gameState.ts';

/** Skaters of a team on the ice, `undefined` where the feed does not say. */
export function skatersOf(state: GameState, side: TeamSide): number | undefined {
  const onIce = state.onIce[side];
  if (onIce === undefined) return undefined;
  const goalkeeper = state.goalkeeper[side];
  return onIce.length - (goalkeeper !== undefined && onIce.includes(goalkeeper) ? 1 : 0);
}

/** The dot as home sees it, by the end that home attacks in this period. */
export function homeSpotOf(state: GameState, dot: number): HomeSpot {
  const period = state.clock?.period ?? 1;
  const attack = state.attack;
  // Teams change ends after each period (NHL Rule 77.2), so an older period still tells.
  const turns = attack ? (period - attack.period) % 2 !== 0 : false;
  return toHomeSpot(dot, (attack?.homeAttacksPositiveX ?? true) !== turns);
}

/** What is known the moment before the drop, with these two takers at this dot. */
export function situationOf(
  state: GameState,
  dot: number,
  homeTakerId: string,
  awayTakerId: string,
): FaceoffSituation {
  const period = state.clock?.period ?? 1;
  const gameType = state.info?.gameType ?? 'R';
  const length = periodSeconds(period, gameType);
  const hasOnIce = (side: TeamSide) => state.onIce[side] !== undefined;
  return {
    gameId: state.gameId,
    season: state.info?.season ?? '',
    gameType,
    gameDate: state.info?.gameDate ?? '',
    homeTeam: state.info?.homeTeam.abbreviation ?? '',
    awayTeam: state.info?.awayTeam.abbreviation ?? '',
    period,
    periodSecondsElapsed: Math.max(0, length - (state.clock?.secondsRemaining ?? length)),
    homeSpot: homeSpotOf(state, dot),
    homeSkaters: skatersOf(state, 'HOME'),
    awaySkaters: skatersOf(state, 'AWAY'),
    isHomeGoalkeeperIn: hasOnIce('HOME') ? state.goalkeeper.HOME !== undefined : undefined,
    isAwayGoalkeeperIn: hasOnIce('AWAY') ? state.goalkeeper.AWAY !== undefined : undefined,
    homeScore: state.score?.home,
    awayScore: state.score?.away,
    homeTakerId,
    awayTakerId,
    drawsSoFar: [...state.draws],
  };
}

/** Names what the model would see: two equal texts would get the same answer. */
export function combinationOf(situation: FaceoffSituation): string {
  return [
    situation.homeTakerId,
    situation.awayTakerId,
    situation.homeSpot,
    situation.homeSkaters ?? '?',
    situation.awaySkaters ?? '?',
    situation.isHomeGoalkeeperIn ?? '?',
    situation.isAwayGoalkeeperIn ?? '?',
    situation.homeScore ?? '?',
    situation.awayScore ?? '?',
    situation.period,
    situation.periodSecondsElapsed,
    situation.drawsSoFar.length,
  ].join('|');
}
