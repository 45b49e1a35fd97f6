import { createClient } from 'graphql-ws';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { WebSocket } from 'ws';
import { parseCursor } from '../../../src/pipeline/publish/cursor.ts';
import { startDeliverySystem } from '../../support/deliverySystem.ts';
import { faceoffPublication, gamePublication } from '../../support/publications.ts';

const QUERY = `subscription ($gameId: ID!, $after: Cursor, $playerIds: [ID!]) {
  faceoffPredicted(gameId: $gameId, after: $after, playerIds: $playerIds) {
    __typename
    ... on SubscriptionStarted { cursor }
    ... on Lagged { missed resumeFrom }
    ... on FaceoffPredicted { sequence cursor previousCursor prediction { homeSpot home { name probability } } }
  }
}`;

interface Item {
  __typename: string;
  sequence?: number;
  cursor?: string;
  previousCursor?: string | null;
  missed?: number;
}

let system: Awaited<ReturnType<typeof startDeliverySystem>>;
beforeAll(async () => {
  system = await startDeliverySystem();
});
afterAll(() => system.close());

function subscribe(variables: Record<string, unknown>) {
  const client = createClient({ url: system.url, webSocketImpl: WebSocket, retryAttempts: 0 });
  const stream = client.iterate<{ faceoffPredicted: Item }>({ query: QUERY, variables });
  return {
    async next(): Promise<Item> {
      const { value } = await stream.next();
      if (value?.errors) throw new Error(value.errors[0]?.message);
      return value.data.faceoffPredicted;
    },
    close: async () => {
      await stream.return?.(undefined);
      await client.dispose();
    },
  };
}

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
});
