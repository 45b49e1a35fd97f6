import { createClient } from 'graphql-ws';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { WebSocket } from 'ws';
import { deliverTracking } from '../../../src/pipeline/deliver/deliverTracking.ts';
import { parseCursor } from '../../../src/pipeline/publish/cursor.ts';
import { DEVELOPMENT, type Identity } from '../../../src/resolvers/identity.ts';
import { WEBSOCKET_LIMITS } from '../../../src/resolvers/websocket/ports.ts';
import { startDeliverySystem } from '../../support/deliverySystem.ts';
import { faceoffPublication, gamePublication } from '../../support/publications.ts';
import { openStreamOf, type StreamedItem } from '../../support/streamClient.ts';
import { HOSTILE_DOCUMENTS } from '../limits/hostileDocuments.ts';
import { MISUSED_ARGUMENTS } from '../limits/misusedArguments.ts';

const QUERY = `subscription ($gameId: ID!, $after: Cursor, $playerIds: [ID!]) {
  faceoffPredicted(gameId: $gameId, after: $after, playerIds: $playerIds) {
    __typename
    ... on SubscriptionStarted { cursor }
    ... on Lagged { missed resumeFrom }
    ... on FaceoffPredicted { sequence cursor previousCursor prediction { homeSpot home { name probability } } }
  }
}`;

let identity: Identity | undefined = DEVELOPMENT;
let system: Awaited<ReturnType<typeof startDeliverySystem>>;
beforeAll(async () => {
  system = await startDeliverySystem({
    limits: { ...WEBSOCKET_LIMITS, subscriptionsPerConnection: 2 },
    identify: async () => identity,
  });
});
afterAll(() => system.close());

const subscribe = (variables: Record<string, unknown>, query = QUERY) =>
  openStreamOf(system.url, query, variables);

describe('subscribe', () => {
  it('starts, then sends each prediction with its cursor and the one before', async () => {
    const gameId = 'live-1';
    const stream = subscribe({ gameId });
    expect(await stream.next()).toMatchObject({ __typename: 'SubscriptionStarted' });
    await system.publish(
      gamePublication(1, { gameId }),
      faceoffPublication(2, { gameId }),
      faceoffPublication(3, { gameId }),
    );
    const first = await stream.next();
    const second = await stream.next();
    expect(first).toMatchObject({
      __typename: 'FaceoffPredicted',
      sequence: 2,
      previousCursor: null,
      prediction: { homeSpot: 'DEFENSIVE_LEFT', home: { probability: 0.52 } },
    });
    expect(second).toMatchObject({ sequence: 3, previousCursor: first.cursor });
    expect(parseCursor(second.cursor ?? '')).toEqual({ gameId, sequence: 3 });
    await stream.close();
  });

  it('replays what lies behind the cursor, then goes live', async () => {
    const gameId = 'replay-1';
    await system.publish(...[1, 2, 3, 4, 5].map((n) => faceoffPublication(n, { gameId })));
    const before = subscribe({ gameId });
    const { cursor } = await before.next();
    expect(parseCursor(cursor ?? '')?.sequence).toBe(5);
    await before.close();
    await system.publish(...[6, 7].map((n) => faceoffPublication(n, { gameId })));
    const stream = subscribe({ gameId, after: cursor });
    expect(await stream.next()).toMatchObject({ __typename: 'SubscriptionStarted', cursor });
    expect(await stream.next()).toMatchObject({ sequence: 6, previousCursor: cursor });
    expect(await stream.next()).toMatchObject({ sequence: 7 });
    await system.publish(faceoffPublication(8, { gameId }));
    expect(await stream.next()).toMatchObject({ sequence: 8 });
    await stream.close();
  });

  it('gives a game whole to who comes late and asks fromStart, and goes on behind after when resumed', async () => {
    const gameId = 'whole-1';
    const WHOLE = `subscription ($gameId: ID!, $after: Cursor, $fromStart: Boolean) {
      faceoffPredicted(gameId: $gameId, after: $after, fromStart: $fromStart) {
        __typename ... on FaceoffPredicted { sequence cursor previousCursor } } }`;
    await system.publish(...[1, 2, 3].map((n) => faceoffPublication(n, { gameId })));
    const late = subscribe({ gameId, fromStart: true }, WHOLE);
    await late.next();
    const items = [await late.next(), await late.next(), await late.next()];
    expect(items.map(({ sequence }) => sequence)).toEqual([1, 2, 3]);
    expect(items[0]?.previousCursor).toBeNull();
    await system.publish(faceoffPublication(4, { gameId }));
    expect(await late.next()).toMatchObject({ sequence: 4 });
    await late.close();
    const resumed = subscribe({ gameId, fromStart: true, after: items[2]?.cursor }, WHOLE);
    await resumed.next();
    expect(await resumed.next()).toMatchObject({ sequence: 4 });
    await resumed.close();
    const fromNow = subscribe({ gameId, fromStart: null, after: null }, WHOLE);
    await fromNow.next();
    await system.publish(faceoffPublication(5, { gameId }));
    expect(await fromNow.next()).toMatchObject({ sequence: 5 });
    await fromNow.close();
  });

  it('gives a day whole to who asks fromStart', async () => {
    const gameDate = '2020-02-03';
    system.games.add('whole-a', { gameDate });
    system.games.add('whole-b', { gameDate });
    await system.publish(...[1, 2].map((n) => faceoffPublication(n, { gameId: 'whole-a' })));
    await system.publish(faceoffPublication(1, { gameId: 'whole-b' }));
    const stream = subscribe(
      {},
      `subscription { faceoffPredictedOn(date: "${gameDate}", fromStart: true) {
        __typename ... on FaceoffPredicted { gameId sequence } } }`,
    );
    await stream.next();
    const items = [await stream.next(), await stream.next(), await stream.next()];
    expect(items.map(({ gameId, sequence }) => `${gameId} ${sequence}`)).toEqual([
      'whole-a 1',
      'whole-a 2',
      'whole-b 1',
    ]);
    await stream.close();
  });

  it('filters by player and says the cursor of the last event that passed', async () => {
    const gameId = 'filter-1';
    const stream = subscribe({ gameId, playerIds: ['8471675'] });
    await stream.next();
    await system.publish(...[1, 2, 3, 4].map((n) => faceoffPublication(n, { gameId })));
    const first = await stream.next();
    expect(first).toMatchObject({ sequence: 2, previousCursor: null });
    expect(await stream.next()).toMatchObject({ sequence: 4, previousCursor: first.cursor });
    await stream.close();
  });

  it('says what the log no longer holds', async () => {
    const gameId = 'lagged-1';
    await system.publish(...[1, 2, 3, 4].map((n) => faceoffPublication(n, { gameId })));
    const before = subscribe({ gameId });
    await before.next();
    await before.close();
    system.log.forget(gameId, 2);
    const zero = Buffer.from(`1:${gameId}:1`).toString('base64url');
    const stream = subscribe({ gameId, after: zero });
    await stream.next();
    expect(await stream.next()).toMatchObject({ __typename: 'Lagged', missed: 1 });
    expect(await stream.next()).toMatchObject({ sequence: 3, previousCursor: null });
    await stream.close();
  });

  it('refuses a cursor of another game', async () => {
    const other = Buffer.from('1:another:1').toString('base64url');
    const stream = subscribe({ gameId: 'mine', after: other });
    await expect(stream.next()).rejects.toThrow(/cursor of game mine, got one of game another/);
    await stream.close();
  });

  it('follows all games of a day, each in its order, and resumes in each', async () => {
    const DAY = `subscription ($after: [Cursor!], $teams: [String!]) {
      faceoffPredictedOn(date: "2020-01-02", after: $after, teams: $teams) {
        __typename
        ... on SubscriptionStarted { cursor }
        ... on FaceoffPredicted { gameId sequence cursor previousCursor }
      }
    }`;
    const gameDate = '2020-01-02';
    system.games.add('day-a', { gameDate, homeTeam: 'TOR' });
    system.games.add('day-b', { gameDate, homeTeam: 'MTL' });
    await system.publish(faceoffPublication(1, { gameId: 'day-a' }));
    const stream = subscribe({}, DAY);
    const onlyToronto = subscribe({ teams: ['TOR'] }, DAY);
    const started = await stream.next();
    await onlyToronto.next();
    await system.publish(faceoffPublication(1, { gameId: 'day-b' }));
    await system.publish(faceoffPublication(2, { gameId: 'day-a' }));
    expect(await stream.next()).toMatchObject({ gameId: 'day-b', sequence: 1 });
    expect(await stream.next()).toMatchObject({ gameId: 'day-a', sequence: 2 });
    expect(await onlyToronto.next()).toMatchObject({ gameId: 'day-a', sequence: 2 });
    // A game that begins later belongs to the day too.
    system.games.add('day-c', { gameDate });
    await system.publish(faceoffPublication(1, { gameId: 'day-c' }));
    const last = await stream.next();
    expect(last).toMatchObject({ gameId: 'day-c', sequence: 1 });
    await stream.close();
    await system.publish(faceoffPublication(3, { gameId: 'day-a' }));
    const resumed = subscribe({ after: [started.cursor, last.cursor] }, DAY);
    await resumed.next();
    const replayed = [await resumed.next(), await resumed.next(), await resumed.next()];
    expect(replayed.map(({ gameId, sequence }) => `${gameId} ${sequence}`)).toEqual([
      'day-a 2',
      'day-a 3',
      'day-b 1',
    ]);
    await system.publish(faceoffPublication(2, { gameId: 'day-c' }));
    expect(await resumed.next()).toMatchObject({ gameId: 'day-c', sequence: 2 });
    await resumed.close();
    await onlyToronto.close();
  });

  it('gives positions for drawing, outside the log', async () => {
    const stream = subscribe(
      {},
      `subscription { trackingUpdated(gameId: "track-1") {
        __typename ... on TrackingUpdated { eventTime puck { x y } players { playerId x } } } }`,
    );
    expect(await stream.next()).toEqual({ __typename: 'SubscriptionStarted' });
    await vi.waitFor(async () => {
      const sent = await deliverTracking(
        {
          gameId: 'track-1',
          eventTimestamp: 0,
          positions: [
            { entityId: 'PUCK', x: 1, y: 2 },
            { entityId: '87', x: -69, y: 22 },
          ],
        },
        0,
        system.deliverPorts,
      );
      expect(sent).toBe(1);
    });
    expect(await stream.next()).toEqual({
      __typename: 'TrackingUpdated',
      eventTime: '1970-01-01T00:00:00.000Z',
      puck: { x: 1, y: 2 },
      players: [{ playerId: '87', x: -69 }],
    });
    await stream.close();
  });

  it('refuses one subscription too many with an error, and keeps the others', async () => {
    const client = createClient({ url: system.url, webSocketImpl: WebSocket, retryAttempts: 0 });
    const streams = Array.from({ length: 3 }, () =>
      client.iterate<{ gameUpdated: StreamedItem }>({
        query: 'subscription { gameUpdated(gameId: "many") { __typename } }',
      }),
    );
    const answers = await Promise.allSettled(streams.map((stream) => stream.next()));
    const refused = answers.filter(({ status }) => status === 'rejected');
    expect(refused).toHaveLength(1);
    expect(JSON.stringify((refused[0] as PromiseRejectedResult).reason)).toContain(
      'TOO_MANY_SUBSCRIPTIONS',
    );
    await client.dispose();
  });

  it.each(HOSTILE_DOCUMENTS)('refuses $name', async ({ text, code }) => {
    identity = { id: 'partner', scopes: ['public'] };
    const stream = openStreamOf(system.url, text);
    const reason = await stream.next().then(
      () => undefined,
      (error: unknown) => error,
    );
    identity = DEVELOPMENT;
    expect(JSON.stringify(reason)).toContain(code);
    await stream.close();
  });

  /** All answers of one query over a socket of its own. */
  const queried = async (text: string) => {
    const client = createClient({ url: system.url, webSocketImpl: WebSocket, retryAttempts: 0 });
    try {
      const { value } = await client.iterate({ query: text }).next();
      return value as {
        data?: unknown;
        errors?: readonly { message: string; extensions?: unknown }[];
      };
    } catch (error) {
      return { errors: error as readonly { message: string; extensions?: unknown }[] };
    } finally {
      await client.dispose();
    }
  };

  it.each(MISUSED_ARGUMENTS)('says what is wrong with predictions(%s)', async (args, message) => {
    system.games.add('misused');
    const { errors } = await queried(
      `{ game(id: "misused") { predictions(${args}) { nodes { id } } } }`,
    );
    expect(errors?.[0]?.message).toContain(message);
    expect(JSON.stringify(errors?.[0]?.extensions)).toMatch(
      /BAD_USER_INPUT|GRAPHQL_VALIDATION_FAILED/,
    );
  });

  it('has no game for an unknown id', async () => {
    expect(await queried('{ game(id: "1") { id } }')).toEqual({
      data: { game: null },
      extensions: { cost: 1 },
    });
  });

  it('refuses a batch of operations and a megabyte of them, and goes on with everyone else', async () => {
    const other = subscribe({ gameId: 'beside' });
    expect(await other.next()).toMatchObject({ __typename: 'SubscriptionStarted' });
    const frame = { id: '1', type: 'subscribe', payload: [{ query: '{ __typename }' }] };
    const large = { ...frame, payload: { query: `{ __typename } # ${'x'.repeat(1e6)}` } };
    for (const hostile of [frame, large]) {
      const socket = new WebSocket(system.url, 'graphql-transport-ws');
      const ended = new Promise<number | string>((resolve) => {
        socket.on('close', resolve);
        socket.on('message', (data) => {
          const { type } = JSON.parse(String(data)) as { type: string };
          if (type === 'connection_ack') socket.send(JSON.stringify(hostile));
          else if (type !== 'ping') resolve(String(data));
        });
      });
      socket.on('open', () => socket.send(JSON.stringify({ type: 'connection_init' })));
      const end = await ended;
      socket.close();
      // A broken protocol ends the connection; API Gateway has no closing codes of one's own.
      if (typeof end === 'string') expect(end).toContain('"error"');
      else expect([1000, 1009]).toContain(end);
    }
    await system.publish(faceoffPublication(1, { gameId: 'beside' }));
    expect(await other.next()).toMatchObject({ __typename: 'FaceoffPredicted' });
    await other.close();
  });

  it('acknowledges a bad key and answers each operation with an error', async () => {
    identity = undefined;
    const stream = subscribe({ gameId: 'x' });
    const reason = await stream.next().catch((error: unknown) => error);
    identity = DEVELOPMENT;
    expect(JSON.stringify(reason)).toContain('UNAUTHENTICATED');
    await stream.close();
  });

  it('answers a message that is too large, and one too many a second, with an error', async () => {
    const large = openStreamOf(system.url, `{ __typename } # ${'x'.repeat(40_000)}`);
    const reason = await large.next().catch((error: unknown) => error);
    expect(JSON.stringify(reason)).toContain('MESSAGE_TOO_LARGE');
    await large.close();
    const client = createClient({ url: system.url, webSocketImpl: WebSocket, retryAttempts: 0 });
    const many = Array.from({ length: 60 }, () =>
      client.iterate({ query: '{ __typename }' }).next(),
    );
    const settled = await Promise.allSettled(many);
    const refused = settled.filter(({ status }) => status === 'rejected');
    for (const one of refused) {
      expect(JSON.stringify((one as PromiseRejectedResult).reason)).toContain('TOO_MANY_MESSAGES');
    }
    await client.dispose();
  });
});
