import { dotAt, toHomeSpot } from '../../hockey/rink.ts';
import type { Position } from '../../hockey/team.ts';
import type { TablePlayer } from '../tables/readPlayers.ts';
import type { DropReport, TableDraw, TableGame } from '../tables/tableGame.ts';

/** A game of the league's public play-by-play. */
export interface PlayByPlayGame {
  /** Its draws in the league's order; `gameId` is always known. */
  readonly game: TableGame & { readonly gameId: string };
  readonly homeFinal: number | undefined;
  readonly awayFinal: number | undefined;
  /** Everybody dressed, with his team. */
  readonly dressed: readonly { readonly player: TablePlayer; readonly team: string }[];
}

/** A file that is JSON and not a play-by-play, or one that lacks what every game has. */
export class PlayByPlayError extends Error {
  override readonly name = 'PlayByPlayError';
}

/** The part of the answer that is read. Fields may be absent: the league states no schema. */
interface Answer {
  readonly id?: unknown;
  readonly season?: unknown;
  readonly gameType?: unknown;
  readonly gameDate?: unknown;
  readonly homeTeam?: { readonly id?: number; readonly abbrev?: string; readonly score?: number };
  readonly awayTeam?: { readonly id?: number; readonly abbrev?: string; readonly score?: number };
  readonly plays?: readonly Play[];
  readonly rosterSpots?: readonly {
    readonly teamId?: number;
    readonly playerId?: number;
    readonly firstName?: { readonly default?: string };
    readonly lastName?: { readonly default?: string };
    readonly positionCode?: string;
  }[];
}

interface Play {
  readonly periodDescriptor?: { readonly number?: number; readonly periodType?: string };
  readonly timeInPeriod?: string;
  readonly situationCode?: string;
  readonly homeTeamDefendingSide?: string;
  readonly typeDescKey?: string;
  readonly sortOrder?: number;
  readonly details?: {
    readonly eventOwnerTeamId?: number;
    readonly winningPlayerId?: number;
    readonly losingPlayerId?: number;
    readonly xCoord?: number;
    readonly yCoord?: number;
    readonly zoneCode?: string;
    readonly homeScore?: number;
    readonly awayScore?: number;
  };
}

/** The league numbers its game types; others (preseason, all-star) are not history. */
const GAME_TYPES: Readonly<Record<string, 'R' | 'P'>> = { 2: 'R', 3: 'P' };
const POSITIONS = ['C', 'L', 'R', 'D', 'G'] as const;

/**
 * Reads one game of `GET /v1/gamecenter/{game}/play-by-play` of the league's web API.
 *
 * @param json - the parsed answer
 * @param dropped - counts draws left out and why
 * @returns `undefined` for a game that is neither regular season nor playoffs
 * @throws {@link PlayByPlayError} when it is no play-by-play
 */
export function readPlayByPlay(json: unknown, dropped: DropReport): PlayByPlayGame | undefined {
  const answer = (typeof json === 'object' && json !== null ? json : {}) as Answer;
  const { homeTeam: home, awayTeam: away } = answer;
  if (!Array.isArray(answer.plays) || !home?.abbrev || !away?.abbrev) {
    throw new PlayByPlayError('expected a play-by-play with plays, homeTeam and awayTeam');
  }
  const gameId = String(answer.id ?? '');
  const season = String(answer.season ?? '');
  const gameDate = String(answer.gameDate ?? '');
  if (!/^\d{10}$/.test(gameId) || !/^\d{8}$/.test(season) || !/^\d{4}-\d\d-\d\d$/.test(gameDate)) {
    throw new PlayByPlayError(
      `expected id, season and gameDate of a game, got "${gameId}", "${season}", "${gameDate}"`,
    );
  }
  const gameType = GAME_TYPES[String(answer.gameType)];
  if (gameType === undefined) return undefined;

  const drop = (why: string) => void dropped.set(why, (dropped.get(why) ?? 0) + 1);
  const teamOf = new Map<number, string>();
  const dressed = (answer.rosterSpots ?? []).flatMap(
    ({ playerId, teamId, firstName, lastName, positionCode }) => {
      if (playerId === undefined) return [];
      const team = teamId === home.id ? home.abbrev : teamId === away.id ? away.abbrev : undefined;
      if (team === undefined) return [];
      teamOf.set(playerId, team);
      const name = [firstName?.default, lastName?.default].filter(Boolean).join(' ');
      const position: Position | undefined = POSITIONS.find((one) => one === positionCode);
      return [{ team, player: { id: String(playerId), name: name || String(playerId), position } }];
    },
  );
  const isHome = (playerId: number): boolean | undefined => {
    const team = teamOf.get(playerId);
    return team === undefined ? undefined : team === home.abbrev;
  };

  const draws: TableDraw[] = [];
  let homeScore = 0;
  let awayScore = 0;
  const plays = [...answer.plays].sort((a, b) => (a.sortOrder ?? 0) - (b.sortOrder ?? 0));
  // Teams change ends between periods only.
  const attackInPeriod = new Map<number, boolean>();
  for (const play of plays) {
    const attack = play.typeDescKey === 'faceoff' ? attackOf(play, home.id) : undefined;
    if (attack !== undefined) attackInPeriod.set(play.periodDescriptor?.number ?? 0, attack);
  }
  for (const play of plays) {
    if (play.typeDescKey === 'goal') {
      homeScore = play.details?.homeScore ?? homeScore;
      awayScore = play.details?.awayScore ?? awayScore;
    }
    if (play.typeDescKey !== 'faceoff') continue;
    const { winningPlayerId: winner, losingPlayerId: loser, eventOwnerTeamId } = play.details ?? {};
    if (winner === undefined || loser === undefined) {
      drop('a taker is not known');
      continue;
    }
    const isHomeWin =
      isHome(winner) ??
      negated(isHome(loser)) ??
      (eventOwnerTeamId === undefined ? undefined : eventOwnerTeamId === home.id);
    if (isHomeWin === undefined || isHome(loser) === isHomeWin) {
      drop('the winner is not known');
      continue;
    }
    const period = play.periodDescriptor?.number ?? 0;
    const place = placeOf(play, attackOf(play, home.id) ?? attackInPeriod.get(period));
    if (place.homeSpot === undefined) drop('the place is not known (draw kept without it)');
    draws.push({
      ...clockOf(play),
      ...place,
      ...strengthOf(play.situationCode),
      homeTakerId: String(isHomeWin ? winner : loser),
      awayTakerId: String(isHomeWin ? loser : winner),
      winner: isHomeWin ? 'HOME' : 'AWAY',
      homeScore,
      awayScore,
    });
  }
  return {
    game: {
      gameId,
      season,
      gameType,
      gameDate,
      homeTeam: home.abbrev,
      awayTeam: away.abbrev,
      draws,
    },
    homeFinal: home.score,
    awayFinal: away.score,
    dressed,
  };
}

const negated = (value: boolean | undefined): boolean | undefined =>
  value === undefined ? undefined : !value;

function clockOf({ periodDescriptor, timeInPeriod }: Play) {
  const [, minutes, seconds] = /^(\d{1,2}):(\d\d)$/.exec(timeInPeriod ?? '') ?? [];
  return {
    period: periodDescriptor?.number,
    periodSecondsElapsed:
      minutes === undefined || seconds === undefined ? undefined : +minutes * 60 + +seconds,
  };
}

/** Away goalkeeper, away skaters, home skaters, home goalkeeper, e.g. `1551`. */
function strengthOf(code: string | undefined) {
  const [, awayIn, awaySkaters, homeSkaters, homeIn] =
    /^([01])([3-6])([3-6])([01])$/.exec(code ?? '') ?? [];
  if (homeIn === undefined) return {};
  return {
    homeSkaters: Number(homeSkaters),
    awaySkaters: Number(awaySkaters),
    isHomeGoalkeeperIn: homeIn === '1',
    isAwayGoalkeeperIn: awayIn === '1',
  };
}

/**
 * Whether home attacks +x: by the zone, which is told from the view of the team that won the draw,
 * else by the side that home defends, which older games do not tell.
 */
function attackOf({ details, homeTeamDefendingSide: side }: Play, homeId: number | undefined) {
  const { xCoord: x = 0, zoneCode: zone, eventOwnerTeamId: owner } = details ?? {};
  if (x !== 0 && owner !== undefined && (zone === 'O' || zone === 'D')) {
    return x > 0 === ((zone === 'O') === (owner === homeId));
  }
  return side === 'left' ? true : side === 'right' ? false : undefined;
}

/** The dot from home's view; nothing where the place is no dot or the direction is not known. */
function placeOf(
  { details }: Play,
  homeAttacksPositiveX: boolean | undefined,
): Pick<TableDraw, 'homeSpot' | 'homeAttacksPositiveX'> {
  const { xCoord: x, yCoord: y } = details ?? {};
  if (x === undefined || y === undefined) return {};
  const dot = dotAt(x, y);
  if (dot === undefined) return {};
  if (dot === 0) return { homeSpot: 'C' };
  if (homeAttacksPositiveX === undefined) return {};
  return { homeSpot: toHomeSpot(dot, homeAttacksPositiveX), homeAttacksPositiveX };
}
