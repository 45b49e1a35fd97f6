import type { GameFacts, Topic } from '../../pipeline/deliver/ports.ts';
import type { PublicationLog } from '../../pipeline/ports.ts';
import { formatCursor, parseCursor } from '../../pipeline/publish/cursor.ts';
import { callerError } from '../errors.ts';
import { factsOf } from '../gameFacts.ts';
import { keyOf } from '../nodeId.ts';
import type { Games } from '../ports.ts';
import { sequenceOf } from '../predictionPage.ts';

/** Where a stream begins in one game. */
export interface GameStart {
  readonly gameId: string;
  /** Everything up to here the client has. */
  readonly after: number;
  /** The log's end as it is now. */
  readonly head: number;
  readonly facts: GameFacts | undefined;
}

export interface StreamStart {
  readonly topic: Topic;
  readonly games: readonly GameStart[];
}

/** A start over several games is their cursors in one. */
const SEPARATOR = '.';

/** The cursor of `SubscriptionStarted`. */
export function toStartCursor({ games }: StreamStart): string {
  const cursors = games.map(({ gameId, after }) => formatCursor({ gameId, sequence: after }));
  return cursors.length > 0 ? cursors.join(SEPARATOR) : NOWHERE;
}

/** Cursor of a day without games yet: everything is still to come. */
const NOWHERE = '-';

/** What a client says of the place, as the schema has coerced it. */
export interface StartArguments {
  readonly after?: unknown;
  /** Counts without `after` alone, so that a client may go on sending it when it resumes. */
  readonly fromStart?: unknown;
}

/**
 * Where a stream begins, by its topic and the client's arguments.
 * @throws a caller's error for an id or a cursor that cannot be
 */
export async function startOf(
  topic: Topic,
  { after, fromStart }: StartArguments,
  ports: { readonly log: Pick<PublicationLog, 'lastSequence'>; readonly games: Games },
): Promise<StreamStart> {
  const first: ReadonlyMap<string, number> | undefined = fromStart === true ? new Map() : undefined;
  if (topic.kind !== 'DATE') {
    const gameId = checkedGameId(topic.gameId);
    const places =
      typeof after === 'string' ? new Map([[gameId, sequenceOf(gameId, after)]]) : first;
    return {
      topic: { ...topic, gameId },
      games: [await startIn(gameId, places, undefined, ports)],
    };
  }
  const listed = await ports.games.ofDate(topic.date);
  const places = Array.isArray(after) ? placesOf(after) : first;
  const games = await Promise.all(
    listed.map(({ gameId, summary }) => startIn(gameId, places, factsOf(summary), ports)),
  );
  const strangers = [...(places?.keys() ?? [])].filter(
    (gameId) => !games.some((game) => game.gameId === gameId),
  );
  if (strangers.length > 0) {
    throw callerError(
      'CURSOR_OF_ANOTHER_GAME',
      `Expected cursors of games of ${topic.date}, got one of game ${strangers[0]}.`,
    );
  }
  return { topic, games };
}

async function startIn(
  gameId: string,
  places: ReadonlyMap<string, number> | undefined,
  facts: GameFacts | undefined,
  { log }: { readonly log: Pick<PublicationLog, 'lastSequence'> },
): Promise<GameStart> {
  const head = await log.lastSequence(gameId);
  // A game that began after the client's cursors were made is new to it from the first entry.
  const after = places ? (places.get(gameId) ?? 0) : head;
  if (after > head) {
    throw callerError(
      'BAD_USER_INPUT',
      'The cursor is ahead of the game’s log: subscribe without after.',
    );
  }
  return { gameId, after, head, facts };
}

/** The furthest place in each game. */
function placesOf(cursors: readonly unknown[]): ReadonlyMap<string, number> {
  const places = new Map<string, number>();
  for (const text of cursors.map(String).flatMap((cursor) => cursor.split(SEPARATOR))) {
    if (text === NOWHERE) continue;
    const position = parseCursor(text);
    if (!position) {
      throw callerError('BAD_USER_INPUT', 'Expected cursors from earlier answers, unchanged.');
    }
    const { gameId, sequence } = position;
    places.set(gameId, Math.max(sequence, places.get(gameId) ?? 0));
  }
  return places;
}

function checkedGameId(value: string): string {
  const gameId = keyOf('Game', value);
  if (/^[A-Za-z0-9_-]{1,64}$/.test(gameId)) return gameId;
  throw callerError(
    'BAD_USER_INPUT',
    'Expected gameId of 1–64 letters, digits, hyphens or underscores.',
  );
}
