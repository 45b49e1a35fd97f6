import type { DecidedDraw } from '../../hockey/faceoffSituation.ts';
import type { RosterPlayer } from '../ingest/trackingEvent.ts';
import { type GameState, newGameState } from './gameState.ts';

/** Raised with every change of what is written; another number is refused, never guessed at. */
const FORMAT = 1;

/** A stored state that this code cannot read. */
export class GameStateFormatError extends Error {
  override readonly name = 'GameStateFormatError';
}

type EntityRow = [
  id: string,
  team: number,
  isGoalkeeper: number,
  isOnIce: number,
  sequence: number,
  timestamp: number,
  x: number,
  y: number,
  vx: number | null,
  vy: number | null,
];

/** Plain values as JSON keeps them; the samples behind derived velocities are not worth keeping. */
interface Stored {
  readonly format: number;
  readonly roster: readonly RosterPlayer[];
  readonly watermarks: readonly (readonly [string, number])[];
  readonly entities: readonly EntityRow[];
  readonly draws: readonly DecidedDraw[];
  readonly rest: Omit<GameState, 'gameId' | 'roster' | 'watermarks' | 'tracked' | 'draws'>;
}

const orNull = (value: number): number | null => (Number.isNaN(value) ? null : value);

/** The state as text for the game's item; {@link decodeGameState} gives it back. */
export function encodeGameState(state: GameState): string {
  const { gameId: _, roster, watermarks, tracked, draws, ...rest } = state;
  const entities = tracked.ids.map(
    (id, e): EntityRow => [
      id,
      tracked.team[e]!,
      tracked.isGoalkeeper[e]!,
      tracked.isOnIce[e]!,
      tracked.sequence[e]!,
      tracked.timestamp[e]!,
      tracked.x[e]!,
      tracked.y[e]!,
      orNull(tracked.vx[e]!),
      orNull(tracked.vy[e]!),
    ],
  );
  const stored: Stored = {
    format: FORMAT,
    roster: [...roster.values()],
    watermarks: [...watermarks],
    entities,
    draws,
    rest,
  };
  return JSON.stringify(stored);
}

/** @throws {@link GameStateFormatError} for a body of another format */
export function decodeGameState(gameId: string, body: string): GameState {
  const stored = JSON.parse(body) as Stored;
  if (stored.format !== FORMAT) {
    throw new GameStateFormatError(
      `expected the state of game ${gameId} in format ${FORMAT}, got ${stored.format}`,
    );
  }
  const state = newGameState(gameId);
  Object.assign(state, stored.rest);
  for (const player of stored.roster) state.roster.set(player.id, player);
  for (const [type, sequence] of stored.watermarks) state.watermarks.set(type, sequence);
  state.draws.push(...stored.draws);
  const { tracked } = state;
  for (const [
    id,
    team,
    isGoalkeeper,
    isOnIce,
    sequence,
    timestamp,
    x,
    y,
    vx,
    vy,
  ] of stored.entities) {
    const entity = tracked.add(id);
    tracked.team[entity] = team;
    tracked.isGoalkeeper[entity] = isGoalkeeper;
    tracked.isOnIce[entity] = isOnIce;
    tracked.sequence[entity] = sequence;
    tracked.timestamp[entity] = timestamp;
    tracked.x[entity] = x;
    tracked.y[entity] = y;
    tracked.vx[entity] = vx ?? Number.NaN;
    tracked.vy[entity] = vy ?? Number.NaN;
  }
  return state;
}
