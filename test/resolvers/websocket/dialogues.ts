import { formatCursor } from '../../../src/pipeline/publish/cursor.ts';
import type { Publication } from '../../../src/pipeline/publish/publication.ts';
import { WEBSOCKET_LIMITS } from '../../../src/resolvers/websocket/ports.ts';
import { faceoffPublication, gamePublication } from '../../support/publications.ts';

/**
 * What a client does: a text or bytes are sent, a number waits for so many frames, 'closed' for the
 * close; or what happens: numbers are published in a game's log.
 */
export type Step =
  | string
  | Uint8Array
  | number
  | 'closed'
  | { readonly publish: readonly number[]; readonly gameId: string };

export interface Dialogue {
  readonly name: string;
  readonly steps: readonly Step[];
  /** Where ours must differ: all that the client hears. */
  readonly ours?: readonly unknown[];
}

/** A game with five entries in its log: one of the game, four predictions. */
export const DIALOGUE_GAME = 'dialogue';
export const DIALOGUE_LOG: readonly Publication[] = [
  gamePublication(1, { gameId: DIALOGUE_GAME }),
  ...[2, 3, 4, 5].map((sequence) => faceoffPublication(sequence, { gameId: DIALOGUE_GAME })),
];
const at = (sequence: number, gameId = DIALOGUE_GAME) => formatCursor({ gameId, sequence });

const json = (message: unknown) => JSON.stringify(message);
const init = json({ type: 'connection_init' });
const ping = (payload?: unknown) =>
  json({ type: 'ping', ...(payload === undefined ? {} : { payload }) });
const complete = (id: string) => json({ id, type: 'complete' });
const subscribe = (id: string, query: unknown, rest: object = {}) =>
  json({ id, type: 'subscribe', payload: { query, ...rest } });

const NOW = `subscription { faceoffPredicted(gameId: "${DIALOGUE_GAME}") { __typename ... on SubscriptionStarted { cursor } } }`;
const REPLAY = `subscription Replay($after: Cursor) { faceoffPredicted(gameId: "${DIALOGUE_GAME}", after: $after) {
  __typename ... on SubscriptionStarted { cursor } ... on FaceoffPredicted { sequence cursor previousCursor prediction { status home { name probability } } } } }`;
const GAME = `subscription ($after: Cursor) { gameUpdated(gameId: "${DIALOGUE_GAME}", after: $after) { __typename ... on GameUpdated { sequence change homeTeam { abbreviation } } } }`;

/** A stream of a game that only its own dialogue publishes to. */
const LIVE = `subscription ($g: ID!, $after: Cursor, $fromStart: Boolean, $p: [ID!]) {
  faceoffPredicted(gameId: $g, after: $after, fromStart: $fromStart, playerIds: $p) {
  __typename ... on SubscriptionStarted { cursor } ... on FaceoffPredicted { sequence cursor previousCursor } } }`;
const live = (id: string, g: string, rest: object = {}) =>
  subscribe(id, LIVE, { variables: { g, ...rest } });
const publish = (gameId: string, ...sequences: number[]) => ({ gameId, publish: sequences });

const hugeVariables = subscribe('1', NOW, { variables: { x: 'x'.repeat(40_000) } });
const nested = (levels: number) => `${'['.repeat(levels)}${']'.repeat(levels)}`;
const ACK = { type: 'connection_ack' };
const errorOf = (message: string, more: object = {}) => ({
  id: '1',
  type: 'error',
  payload: [{ message, ...more }],
});

export const DIALOGUES: readonly Dialogue[] = [
  { name: 'init', steps: [init, 1] },
  { name: 'init with a payload', steps: [json({ type: 'connection_init', payload: { a: 1 } }), 1] },
  {
    name: 'init with a payload of null',
    steps: [json({ type: 'connection_init', payload: null }), 'closed'],
  },
  {
    name: 'init with a payload of text',
    steps: [json({ type: 'connection_init', payload: 'x' }), 'closed'],
  },
  { name: 'two inits', steps: [init, 1, init, 'closed'] },
  { name: 'ping before init', steps: [ping(), 1] },
  { name: 'ping with a payload', steps: [init, 1, ping({ a: [1] }), 1] },
  { name: 'ping with an empty payload', steps: [init, 1, ping({}), 1] },
  { name: 'ping with a payload of text', steps: [init, 1, ping('x'), 'closed'] },
  {
    name: 'three pings',
    steps: [init, 1, ping({ n: 1 }), 1, ping({ n: 2 }), 1, ping({ n: 3 }), 1],
  },
  { name: 'pong that nobody asked for', steps: [init, 1, json({ type: 'pong' }), ping(), 1] },
  { name: 'pong with a payload', steps: [json({ type: 'pong', payload: { a: 1 } }), init, 1] },
  { name: 'text that is no JSON', steps: ['hello', 'closed'] },
  { name: 'an empty text', steps: ['', 'closed'] },
  { name: 'JSON that is no object', steps: ['[1]', 'closed'] },
  { name: 'null', steps: ['null', 'closed'] },
  { name: 'no type', steps: ['{}', 'closed'] },
  { name: 'an unknown type', steps: [init, 1, json({ type: 'start', id: '1' }), 'closed'] },
  { name: 'a type of the old protocol', steps: [json({ type: 'connection_terminate' }), 'closed'] },
  {
    name: 'a message only servers send',
    steps: [init, 1, json({ type: 'next', id: '1', payload: {} }), 'closed'],
  },
  { name: 'subscribe before init', steps: [subscribe('1', '{ __typename }'), 'closed'] },
  {
    name: 'subscribe without an id',
    steps: [init, 1, json({ type: 'subscribe', payload: { query: NOW } }), 'closed'],
  },
  { name: 'subscribe with an empty id', steps: [init, 1, subscribe('', NOW), 'closed'] },
  {
    name: 'subscribe with a number as id',
    steps: [init, 1, json({ id: 1, type: 'subscribe', payload: { query: NOW } }), 'closed'],
  },
  {
    name: 'subscribe without a payload',
    steps: [init, 1, json({ id: '1', type: 'subscribe' }), 'closed'],
  },
  { name: 'subscribe without a query', steps: [init, 1, subscribe('1', undefined), 'closed'] },
  { name: 'a query that is no text', steps: [init, 1, subscribe('1', 7), 'closed'] },
  {
    name: 'variables that are no object',
    steps: [init, 1, subscribe('1', NOW, { variables: 'x' }), 'closed'],
  },
  {
    name: 'an operation name that is no text',
    steps: [init, 1, subscribe('1', NOW, { operationName: 5 }), 'closed'],
  },
  {
    name: 'extensions that are no object',
    steps: [init, 1, subscribe('1', NOW, { extensions: 5 }), 'closed'],
  },
  { name: 'complete without an id', steps: [init, 1, json({ type: 'complete' }), 'closed'] },
  { name: 'complete of an unknown id', steps: [init, 1, complete('9'), ping(), 1] },
  { name: 'a query', steps: [init, 1, subscribe('1', '{ __typename }'), 2] },
  {
    name: 'a query with a name',
    steps: [
      init,
      1,
      subscribe('1', 'query A { __typename } query B { a: __typename }', { operationName: 'B' }),
      2,
    ],
  },
  {
    name: 'a query with an unknown name',
    steps: [init, 1, subscribe('1', 'query A { __typename }', { operationName: 'Z' }), 1],
  },
  {
    name: 'two operations and no name',
    steps: [init, 1, subscribe('1', 'query A { __typename } query B { __typename }'), 1],
  },
  {
    name: 'an id again after its query has ended',
    steps: [init, 1, subscribe('1', '{ __typename }'), 2, subscribe('1', '{ __typename }'), 2],
  },
  {
    name: 'a query on a game that is not there',
    steps: [init, 1, subscribe('1', '{ game(id: "nobody") { gameId } }'), 2],
  },
  {
    name: 'a query with a variable missing',
    steps: [init, 1, subscribe('1', 'query ($id: ID!) { game(id: $id) { id } }'), 2],
  },
  { name: 'a field that is not there', steps: [init, 1, subscribe('1', '{ nothing }'), 1] },
  {
    name: 'two faults in one document',
    steps: [init, 1, subscribe('1', '{ nothing } fragment F on Query { __typename }'), 1],
  },
  { name: 'a mutation', steps: [init, 1, subscribe('1', 'mutation { x }'), 1] },
  {
    name: 'only a fragment',
    steps: [init, 1, subscribe('1', 'fragment F on Query { __typename }'), 1],
  },
  {
    name: 'two fields in a subscription',
    steps: [
      init,
      1,
      subscribe(
        '1',
        `subscription { a: gameUpdated(gameId: "x") { __typename } b: gameUpdated(gameId: "y") { __typename } }`,
      ),
      1,
    ],
  },
  {
    name: 'an id again after an error',
    steps: [init, 1, subscribe('1', '{ nothing }'), 1, subscribe('1', NOW), 1],
  },
  {
    name: 'a syntax error',
    steps: [init, 1, subscribe('1', '{'), 1],
    // The reference closes with 4500 there; the protocol asks for an error.
    ours: [
      ACK,
      errorOf('Syntax Error: Expected Name, found <EOF>.', {
        locations: [{ line: 1, column: 2 }],
      }),
    ],
  },
  { name: 'a subscription from now', steps: [init, 1, subscribe('1', NOW), 1] },
  {
    name: 'a subscription that replays all',
    steps: [init, 1, subscribe('1', REPLAY, { variables: { after: at(0) } }), 5],
  },
  {
    name: 'a subscription that replays a part',
    steps: [
      init,
      1,
      subscribe('x', REPLAY, { variables: { after: at(3) }, operationName: 'Replay' }),
      3,
    ],
  },
  {
    name: 'a subscription under an alias',
    steps: [init, 1, subscribe('1', NOW.replace('faceoffPredicted', 'f: faceoffPredicted')), 1],
  },
  {
    name: 'a subscription through a fragment',
    steps: [
      init,
      1,
      subscribe(
        '1',
        `subscription { ...S } fragment S on Subscription { gameUpdated(gameId: "${DIALOGUE_GAME}") { __typename } }`,
      ),
      1,
    ],
  },
  {
    name: 'a stream of another field',
    steps: [init, 1, subscribe('1', GAME, { variables: { after: at(0) } }), 2],
  },
  {
    name: 'two streams at once',
    steps: [
      init,
      1,
      subscribe('1', REPLAY, { variables: { after: at(4) } }),
      2,
      subscribe('2', GAME, { variables: { after: at(0) } }),
      2,
    ],
  },
  {
    name: 'an id that is in use',
    steps: [init, 1, subscribe('1', NOW), 1, subscribe('1', NOW), 'closed'],
  },
  {
    name: 'an id again after complete',
    steps: [
      init,
      1,
      subscribe('1', NOW),
      1,
      complete('1'),
      ping(),
      1,
      subscribe('1', REPLAY, { variables: { after: at(4) } }),
      2,
    ],
  },
  {
    name: 'complete twice',
    steps: [init, 1, subscribe('1', NOW), 1, complete('1'), complete('1'), ping(), 1],
  },
  {
    name: 'a subscription with a variable missing',
    steps: [
      init,
      1,
      subscribe('1', 'subscription ($g: ID!) { gameUpdated(gameId: $g) { __typename } }'),
      2,
    ],
  },
  {
    name: 'a subscription with a variable of a wrong type',
    steps: [init, 1, subscribe('1', REPLAY, { variables: { after: 7 } }), 2],
  },
  {
    name: 'a cursor of another game',
    steps: [init, 1, subscribe('1', REPLAY, { variables: { after: at(1, 'other') } }), 2],
  },
  {
    name: 'a cursor that nobody gave out',
    steps: [init, 1, subscribe('1', REPLAY, { variables: { after: 'abc' } }), 2],
  },
  {
    name: 'a cursor ahead of the log',
    steps: [init, 1, subscribe('1', REPLAY, { variables: { after: at(99) } }), 2],
  },
  {
    name: 'introspection',
    steps: [init, 1, subscribe('1', '{ __schema { queryType { name } } }'), 2],
  },
  {
    name: 'a binary frame of garbage',
    steps: [init, 1, new Uint8Array([0, 159, 146, 150]), 'closed'],
  },
  {
    name: 'a binary frame before init',
    steps: [new Uint8Array([1, 2, 3]), 'closed'],
  },
  {
    name: 'a binary frame that holds a message',
    steps: [init, 1, Buffer.from(ping()), 'closed'],
    // The protocol's messages are text; API Gateway hands binary ones on encoded.
    ours: [ACK, 'close'],
  },
  {
    name: 'a stream of a game nobody knows',
    steps: [init, 1, live('1', 'nobody'), 1],
  },
  {
    name: 'a game id that cannot be',
    steps: [init, 1, live('1', 'a game / with <odd> signs'), 2],
  },
  {
    name: 'a date that is none',
    steps: [
      init,
      1,
      subscribe('1', 'subscription { faceoffPredictedOn(date: "2020-13-99") { __typename } }'),
      1,
    ],
  },
  {
    name: 'huge variables',
    steps: [init, 1, hugeVariables, 1],
    ours: [
      ACK,
      errorOf(
        `Expected a message of at most ${WEBSOCKET_LIMITS.messageBytes} bytes, got ${hugeVariables.length}.`,
      ),
    ],
  },
  {
    name: 'variables in a thousand lists that the document does not ask for',
    steps: [init, 1, subscribe('1', NOW, { variables: { deep: JSON.parse(nested(1000)) } }), 1],
  },
  {
    name: 'players in a thousand lists',
    steps: [init, 1, live('1', DIALOGUE_GAME, { p: JSON.parse(nested(1000)) }), 2],
  },
  {
    name: 'a ping with a payload in a thousand lists',
    steps: [init, 1, ping({ deep: JSON.parse(nested(1000)) }), 1],
  },
  {
    name: 'events as they come',
    steps: [init, 1, live('1', 'live-a'), 1, publish('live-a', 1), 1, publish('live-a', 2, 3), 2],
  },
  {
    name: 'a replay, then events as they come',
    steps: [
      init,
      1,
      publish('live-b', 1, 2),
      live('1', 'live-b', { after: at(1, 'live-b') }),
      2,
      publish('live-b', 3),
      1,
    ],
  },
  {
    name: 'a game from its start, then events as they come',
    steps: [
      init,
      1,
      publish('live-c', 1, 2),
      live('1', 'live-c', { fromStart: true }),
      3,
      publish('live-c', 3),
      1,
    ],
  },
  {
    name: 'events of one player, each with the one before',
    steps: [
      init,
      1,
      live('1', 'live-d', { p: ['8471675'] }),
      1,
      publish('live-d', 1, 2),
      1,
      publish('live-d', 3, 4),
      1,
    ],
  },
  {
    name: 'two ids on one stream',
    steps: [init, 1, live('1', 'live-e'), 1, live('2', 'live-e'), 1, publish('live-e', 1), 2],
  },
  {
    name: 'nothing after complete, and everything to the other id',
    steps: [
      init,
      1,
      live('1', 'live-f'),
      1,
      live('2', 'live-f'),
      1,
      complete('1'),
      ping(),
      1,
      publish('live-f', 1),
      1,
    ],
  },
  {
    name: 'events after a refused document on the same connection',
    steps: [
      init,
      1,
      live('1', 'live-g'),
      1,
      subscribe('2', '{ nothing }'),
      1,
      publish('live-g', 1),
      1,
    ],
  },
];
