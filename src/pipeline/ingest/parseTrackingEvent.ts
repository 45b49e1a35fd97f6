import type { TrackingEvent } from './trackingEvent.ts';
import { TrackingEventError } from './trackingEventError.ts';

/** More than two rosters with their scratches; a stream that names more is broken. */
export const ROSTER_LIMIT = 100;

type Fields = Readonly<Record<string, unknown>>;

const kindOf = (value: unknown): string =>
  value === null ? 'null' : Array.isArray(value) ? 'an array' : typeof value;

function expected(what: string, value: unknown): TrackingEventError {
  return new TrackingEventError(`expected ${what}, got ${kindOf(value)}`);
}

function fieldsOf(value: unknown, what: string): Fields {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    throw expected(`${what} as an object`, value);
  }
  return value as Fields;
}

function text(fields: Fields, name: string, longest = 200): string {
  const value = fields[name];
  if (typeof value !== 'string' || value === '' || value.length > longest) {
    throw expected(`"${name}" as text of 1 to ${longest} characters`, value);
  }
  return value;
}

function identifier(fields: Fields, name: string): string {
  const value = text(fields, name, 64);
  if (!/^[A-Za-z0-9_-]+$/.test(value)) {
    throw new TrackingEventError(`expected "${name}" of letters, digits, _ and -`);
  }
  return value;
}

function finite(fields: Fields, name: string, least: number, most: number): number {
  const value = fields[name];
  if (typeof value !== 'number' || !(value >= least && value <= most)) {
    const what = `"${name}" as a number from ${least} to ${most}`;
    // A measure that is out of range may be told: it says which unit was taken for another.
    if (typeof value === 'number') throw new TrackingEventError(`expected ${what}, got ${value}`);
    throw expected(what, value);
  }
  return value;
}

function whole(fields: Fields, name: string, least: number, most: number): number {
  const value = finite(fields, name, least, most);
  if (!Number.isInteger(value))
    throw new TrackingEventError(`expected "${name}" as a whole number`);
  return value;
}

function flag(fields: Fields, name: string): boolean {
  const value = fields[name];
  if (typeof value !== 'boolean') throw expected(`"${name}" as true or false`, value);
  return value;
}

function oneOf<T extends string>(fields: Fields, name: string, values: readonly T[]): T {
  const value = fields[name];
  if (!values.includes(value as T)) {
    throw expected(`"${name}" as one of ${values.join(', ')}`, value);
  }
  return value as T;
}

function optional<T>(fields: Fields, name: string, read: () => T): T | undefined {
  const value = fields[name];
  return value === undefined || value === null ? undefined : read();
}

function list(fields: Fields, name: string, most: number): readonly unknown[] {
  const value = fields[name];
  if (!Array.isArray(value) || value.length > most) {
    throw expected(`"${name}" as a list of at most ${most}`, value);
  }
  return value;
}

const SIDES = ['HOME', 'AWAY'] as const;

function rosterTeam(fields: Fields, name: string) {
  const team = fieldsOf(fields[name], `"${name}"`);
  return {
    id: identifier(team, 'id'),
    name: text(team, 'name'),
    abbreviation: text(team, 'abbreviation', 10),
  };
}

function rosterPlayer(value: unknown) {
  const player = fieldsOf(value, 'a player');
  return {
    id: identifier(player, 'id'),
    name: text(player, 'name'),
    team: oneOf(player, 'team', SIDES),
    number: optional(player, 'number', () => whole(player, 'number', 0, 99)),
    position: optional(player, 'position', () =>
      oneOf(player, 'position', ['C', 'L', 'R', 'D', 'G'] as const),
    ),
    shoots: optional(player, 'shoots', () => oneOf(player, 'shoots', ['L', 'R'] as const)),
    heightInches: optional(player, 'heightInches', () => finite(player, 'heightInches', 40, 100)),
    weightPounds: optional(player, 'weightPounds', () => finite(player, 'weightPounds', 80, 400)),
  };
}

/**
 * Reads one event from its parsed JSON.
 *
 * @returns the event with exactly the fields of its type; unknown fields are ignored
 * @throws {@link TrackingEventError} naming the field, what was expected and the kind that came
 */
export function parseTrackingEvent(json: unknown): TrackingEvent {
  const fields = fieldsOf(json, 'an event');
  const common = {
    gameId: identifier(fields, 'gameId'),
    sequence: whole(fields, 'sequence', 0, Number.MAX_SAFE_INTEGER),
    timestamp: whole(fields, 'timestamp', 0, 8.64e15),
  };
  switch (fields.type) {
    case 'LOCATION':
      return {
        ...common,
        type: 'LOCATION',
        entityId: identifier(fields, 'entityId'),
        // Tracking overshoots the boards by some feet; farther out it is no place of this rink.
        x: finite(fields, 'x', -150, 150),
        y: finite(fields, 'y', -100, 100),
        vx: optional(fields, 'vx', () => finite(fields, 'vx', -300, 300)),
        vy: optional(fields, 'vy', () => finite(fields, 'vy', -300, 300)),
        team: optional(fields, 'team', () => text(fields, 'team', 64)),
        isGoalkeeper: optional(fields, 'isGoalkeeper', () => flag(fields, 'isGoalkeeper')),
      };
    case 'CLOCK':
      return {
        ...common,
        type: 'CLOCK',
        period: whole(fields, 'period', 1, 20),
        secondsRemaining: finite(fields, 'secondsRemaining', 0, 1200),
        isRunning: flag(fields, 'isRunning'),
      };
    case 'ON_ICE':
      return {
        ...common,
        type: 'ON_ICE',
        team: oneOf(fields, 'team', SIDES),
        playerIds: list(fields, 'playerIds', 30).map((id) => identifier({ id }, 'id')),
        goalkeeperId: optional(fields, 'goalkeeperId', () => identifier(fields, 'goalkeeperId')),
      };
    case 'SCORE':
      return {
        ...common,
        type: 'SCORE',
        home: whole(fields, 'home', 0, 99),
        away: whole(fields, 'away', 0, 99),
      };
    case 'STOPPAGE':
      return { ...common, type: 'STOPPAGE', reason: text(fields, 'reason') };
    case 'FACEOFF': {
      const dot = fieldsOf(fields.dot, '"dot"');
      return {
        ...common,
        type: 'FACEOFF',
        dot: { x: finite(dot, 'x', -100, 100), y: finite(dot, 'y', -42.5, 42.5) },
        homeTakerId: identifier(fields, 'homeTakerId'),
        awayTakerId: identifier(fields, 'awayTakerId'),
        winner: oneOf(fields, 'winner', SIDES),
      };
    }
    case 'GAME_STARTED':
      return {
        ...common,
        type: 'GAME_STARTED',
        season: text(fields, 'season', 8),
        gameType: oneOf(fields, 'gameType', ['R', 'P'] as const),
        gameDate: text(fields, 'gameDate', 10),
        homeTeam: rosterTeam(fields, 'homeTeam'),
        awayTeam: rosterTeam(fields, 'awayTeam'),
        players: list(fields, 'players', ROSTER_LIMIT).map(rosterPlayer),
        simulated: optional(fields, 'simulated', () =>
          list(fields, 'simulated', 20).map((what) => text({ what }, 'what')),
        ),
      };
    case 'GAME_ENDED':
      return { ...common, type: 'GAME_ENDED' };
    default:
      throw new TrackingEventError(
        `expected "type" as LOCATION, CLOCK, ON_ICE, SCORE, STOPPAGE, FACEOFF, GAME_STARTED or GAME_ENDED, got ${kindOf(fields.type)}`,
      );
  }
}
