import { type GameType, periodSeconds } from '../hockey/clock.ts';
import { HOME_SPOTS, type HomeSpot } from '../hockey/rink.ts';
import type { Hand, Position, TeamSide } from '../hockey/team.ts';
import type { RosterPlayer, RosterTeam } from '../pipeline/ingest/trackingEvent.ts';

/** Why play had stopped before a draw. */
export const STOPPAGE_REASONS = [
  'PERIOD_START',
  'GOAL',
  'GOALKEEPER_FREEZES',
  'ICING',
  'OFFSIDE',
  'PUCK_OUT_OF_PLAY',
  'PENALTY',
  'OTHER',
] as const;
export type StoppageReason = (typeof STOPPAGE_REASONS)[number];

/** One team at a draw. */
export interface ScriptSide {
  /** Who comes to the dot, in order: everyone but the last is waved out, the last takes the draw. */
  readonly takerIds: readonly string[];
  /** Skaters on the ice at the drop, every taker among them. */
  readonly skaterIds: readonly string[];
  /** Absent when the goalkeeper is pulled. */
  readonly goalkeeperId?: string | undefined;
}

export interface ScriptDraw {
  readonly period: number;
  readonly secondsRemaining: number;
  /** The dot from the home team's view. */
  readonly spot: HomeSpot;
  readonly reason: StoppageReason;
  readonly home: ScriptSide;
  readonly away: ScriptSide;
  readonly winner: TeamSide;
  /** Before this draw; absent where the source does not tell it. */
  readonly score?: { readonly home: number; readonly away: number } | undefined;
  /** From the whistle until the players are called to the dot. */
  readonly preLineupSeconds: number;
  /**
   * From the moment both first takers stand at the dot until the drop, wave-outs not counted;
   * 0 = the puck is dropped without a line-up.
   */
  readonly lineupSeconds: number;
}

/** A game as its face-offs tell it: all that is not skating. */
export interface GameScript {
  readonly gameId: string;
  /** As the league writes it, e.g. `20242025`. */
  readonly season: string;
  readonly gameType: GameType;
  /** `YYYY-MM-DD`. */
  readonly gameDate: string;
  readonly homeTeam: RosterTeam;
  readonly awayTeam: RosterTeam;
  readonly players: readonly RosterPlayer[];
  /** Direction of the home team in the first period; teams change ends every period. */
  readonly homeAttacksPositiveXFirst: boolean;
  /** In order. */
  readonly draws: readonly ScriptDraw[];
  /** How the game ends. */
  readonly end: {
    readonly period: number;
    /** 0 unless a goal in overtime ends the game. */
    readonly secondsRemaining: number;
    readonly score?: { readonly home: number; readonly away: number } | undefined;
  };
  /** What a reader of the stream must know to be simulated. */
  readonly simulated: readonly string[];
}

/** A script that cannot be played; the message names the place, what was expected and what came. */
export class GameScriptError extends Error {
  override readonly name = 'GameScriptError';
}

/** Whether home attacks +x in a period. */
export function homeAttacksPositiveX(
  script: Pick<GameScript, 'homeAttacksPositiveXFirst'>,
  period: number,
): boolean {
  return script.homeAttacksPositiveXFirst === (period % 2 === 1);
}

type Fields = Record<string, unknown>;

function fail(path: string, expected: string, came: unknown): never {
  const shown = came === undefined ? 'nothing' : JSON.stringify(came);
  throw new GameScriptError(
    `${path}: expected ${expected}, got ${shown.length > 60 ? `${shown.slice(0, 57)}...` : shown}`,
  );
}

function fields(value: unknown, path: string): Fields {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    fail(path, 'an object', value);
  }
  return value as Fields;
}

function list(value: unknown, path: string): readonly unknown[] {
  return Array.isArray(value) ? value : fail(path, 'a list', value);
}

function text(value: unknown, path: string): string {
  return typeof value === 'string' && value !== '' ? value : fail(path, 'a text', value);
}

function number(value: unknown, path: string, low: number, high: number): number {
  return typeof value === 'number' && value >= low && value <= high
    ? value
    : fail(path, `a number from ${low} to ${high}`, value);
}

function integer(value: unknown, path: string, low: number, high: number): number {
  return Number.isInteger(value)
    ? number(value, path, low, high)
    : fail(path, `a whole number from ${low} to ${high}`, value);
}

function oneOf<T extends string>(value: unknown, path: string, allowed: readonly T[]): T {
  return allowed.includes(value as T) ? (value as T) : fail(path, allowed.join(' or '), value);
}

const HANDS: readonly Hand[] = ['L', 'R'];
const POSITIONS: readonly Position[] = ['C', 'L', 'R', 'D', 'G'];
const SIDES: readonly TeamSide[] = ['HOME', 'AWAY'];

function team(value: unknown, path: string): RosterTeam {
  const { id, name, abbreviation } = fields(value, path);
  return {
    id: text(id, `${path}.id`),
    name: text(name, `${path}.name`),
    abbreviation: text(abbreviation, `${path}.abbreviation`),
  };
}

function player(value: unknown, path: string): RosterPlayer {
  const f = fields(value, path);
  const optional = <T>(key: string, read: (given: unknown, at: string) => T): T | undefined =>
    f[key] === undefined ? undefined : read(f[key], `${path}.${key}`);
  return {
    id: text(f.id, `${path}.id`),
    name: text(f.name, `${path}.name`),
    team: oneOf(f.team, `${path}.team`, SIDES),
    number: optional('number', (v, at) => integer(v, at, 0, 99)),
    position: optional('position', (v, at) => oneOf(v, at, POSITIONS)),
    shoots: optional('shoots', (v, at) => oneOf(v, at, HANDS)),
    heightInches: optional('heightInches', (v, at) => number(v, at, 50, 90)),
    weightPounds: optional('weightPounds', (v, at) => number(v, at, 100, 350)),
  };
}

function score(value: unknown, path: string): { home: number; away: number } | undefined {
  if (value === undefined) return undefined;
  const { home, away } = fields(value, path);
  return {
    home: integer(home, `${path}.home`, 0, 99),
    away: integer(away, `${path}.away`, 0, 99),
  };
}

function side(
  value: unknown,
  path: string,
  own: TeamSide,
  roster: ReadonlyMap<string, RosterPlayer>,
): ScriptSide {
  const f = fields(value, path);
  const known = (id: unknown, at: string): string => {
    const key = text(id, at);
    return roster.get(key)?.team === own ? key : fail(at, `a player of the ${own} roster`, key);
  };
  const skaterIds = list(f.skaterIds, `${path}.skaterIds`).map((id, i) =>
    known(id, `${path}.skaterIds[${i}]`),
  );
  if (skaterIds.length < 3 || skaterIds.length > 6 || new Set(skaterIds).size < skaterIds.length) {
    fail(`${path}.skaterIds`, '3 to 6 different skaters', skaterIds);
  }
  const takerIds = list(f.takerIds, `${path}.takerIds`).map((id, i) => {
    const at = `${path}.takerIds[${i}]`;
    const taker = text(id, at);
    return skaterIds.includes(taker) ? taker : fail(at, 'one of the skaters on the ice', taker);
  });
  if (takerIds.length === 0 || new Set(takerIds).size < takerIds.length) {
    fail(`${path}.takerIds`, 'at least one taker and none twice', takerIds);
  }
  if (f.goalkeeperId === undefined) return { takerIds, skaterIds };
  const goalkeeperId = known(f.goalkeeperId, `${path}.goalkeeperId`);
  if (skaterIds.includes(goalkeeperId)) {
    fail(`${path}.goalkeeperId`, 'someone who is not a skater too', goalkeeperId);
  }
  return { takerIds, skaterIds, goalkeeperId };
}

/**
 * Reads a script from its JSON value.
 * @throws {@link GameScriptError} naming the first place that is wrong
 */
export function parseGameScript(value: unknown): GameScript {
  const f = fields(value, 'script');
  const players = list(f.players, 'players').map((one, i) => player(one, `players[${i}]`));
  const roster = new Map(players.map((one) => [one.id, one]));
  if (roster.size < players.length) fail('players', 'every id once', players.length);
  const gameType = oneOf<GameType>(f.gameType, 'gameType', ['R', 'P']);
  let previous = { period: 1, secondsRemaining: Number.POSITIVE_INFINITY };
  const draws = list(f.draws, 'draws').map((one, i): ScriptDraw => {
    const path = `draws[${i}]`;
    const d = fields(one, path);
    const period = integer(d.period, `${path}.period`, 1, 20);
    const secondsRemaining = number(
      d.secondsRemaining,
      `${path}.secondsRemaining`,
      0,
      periodSeconds(period, gameType),
    );
    if (
      period < previous.period ||
      (period === previous.period && secondsRemaining > previous.secondsRemaining)
    ) {
      fail(path, 'draws in the order of the game', { period, secondsRemaining });
    }
    if (period > previous.period + 1) fail(`${path}.period`, 'no period without a draw', period);
    previous = { period, secondsRemaining };
    return {
      period,
      secondsRemaining,
      spot: oneOf(d.spot, `${path}.spot`, HOME_SPOTS),
      reason: oneOf(d.reason, `${path}.reason`, STOPPAGE_REASONS),
      home: side(d.home, `${path}.home`, 'HOME', roster),
      away: side(d.away, `${path}.away`, 'AWAY', roster),
      winner: oneOf(d.winner, `${path}.winner`, SIDES),
      score: score(d.score, `${path}.score`),
      preLineupSeconds: number(d.preLineupSeconds, `${path}.preLineupSeconds`, 0, 600),
      lineupSeconds: number(d.lineupSeconds, `${path}.lineupSeconds`, 0, 120),
    };
  });
  if (draws.length === 0) fail('draws', 'at least one draw', draws);
  const end = fields(f.end, 'end');
  const endPeriod = integer(end.period, 'end.period', previous.period, previous.period);
  const gameDate = text(f.gameDate, 'gameDate');
  if (!/^\d{4}-\d{2}-\d{2}$/.test(gameDate) || Number.isNaN(Date.parse(gameDate))) {
    fail('gameDate', 'a day as YYYY-MM-DD', gameDate);
  }
  if (typeof f.homeAttacksPositiveXFirst !== 'boolean') {
    fail('homeAttacksPositiveXFirst', 'true or false', f.homeAttacksPositiveXFirst);
  }
  return {
    gameId: text(f.gameId, 'gameId'),
    season: text(f.season, 'season'),
    gameType,
    gameDate,
    homeTeam: team(f.homeTeam, 'homeTeam'),
    awayTeam: team(f.awayTeam, 'awayTeam'),
    players,
    homeAttacksPositiveXFirst: f.homeAttacksPositiveXFirst,
    draws,
    end: {
      period: endPeriod,
      secondsRemaining: number(
        end.secondsRemaining,
        'end.secondsRemaining',
        0,
        previous.secondsRemaining,
      ),
      score: score(end.score, 'end.score'),
    },
    simulated: list(f.simulated, 'simulated').map((one, i) => text(one, `simulated[${i}]`)),
  };
}
