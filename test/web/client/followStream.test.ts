import { createClient } from 'graphql-ws';
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { WebSocket } from 'ws';
import { ThrottledError } from '../../../src/pipeline/deliver/ports.ts';
import { followStream, type StreamItem } from '../../../src/web/client/followStream.ts';
import { startDeliverySystem } from '../../support/deliverySystem.ts';
import { faceoffPublication } from '../../support/publications.ts';

const ITEM = `__typename ... on SubscriptionStarted { cursor } ... on Lagged { missed resumeFrom }
  ... on FaceoffPredicted { gameId sequence cursor }`;
const GAME = `subscription ($gameId: ID!, $after: Cursor, $fromStart: Boolean) {
  faceoffPredicted(gameId: $gameId, after: $after, fromStart: $fromStart) { ${ITEM} } }`;
const DAY = `subscription ($date: Date!, $after: [Cursor!], $fromStart: Boolean) {
  faceoffPredictedOn(date: $date, after: $after, fromStart: $fromStart) { ${ITEM} } }`;

let system: Awaited<ReturnType<typeof startDeliverySystem>>;
const closing: (() => unknown)[] = [];
beforeAll(async () => {
  system = await startDeliverySystem();
});
afterEach(async () => {
  system.sender.beforePost = () => {};
  for (const close of closing.splice(0)) await close();
});
afterAll(() => system.close());

function follow(field: string, query: string, variables: Record<string, unknown>) {
  const client = createClient({
    url: system.url,
    webSocketImpl: WebSocket,
    retryAttempts: 20,
    retryWait: async () => {},
  });
  const seen: string[] = [];
  const errors: unknown[] = [];
  let missed = 0;
  let starts = 0;
  const stop = followStream<StreamItem>(client, {
    query,
    variables,
    field,
    isOverGames: field === 'faceoffPredictedOn',
    onEvent: ({ gameId, sequence }) => seen.push(`${gameId} ${sequence}`),
    onStarted: () => void starts++,
    onLagged: (count) => {
      missed += count;
    },
    onError: (error) => errors.push(error),
  });
  closing.push(stop, () => client.dispose());
  return {
    seen,
    errors,
    missed: () => missed,
    started: (times: number) => vi.waitFor(() => expect(starts).toBe(times), 10_000),
    saw: (...items: string[]) => vi.waitFor(() => expect(seen).toEqual(items), 10_000),
  };
}

describe('followStream', () => {
  it('gets a game whole, through a socket that breaks, each event once', async () => {
    const gameId = 'follow-1';
    const publish = (sequence: number) => system.publish(faceoffPublication(sequence, { gameId }));
    await publish(1);
    const stream = follow('faceoffPredicted', GAME, { gameId, fromStart: true });
    await stream.saw('follow-1 1');
    await publish(2);
    await stream.saw('follow-1 1', 'follow-1 2');
    system.sender.connections.terminateAll();
    await publish(3);
    await stream.saw('follow-1 1', 'follow-1 2', 'follow-1 3');
    expect(stream.errors).toEqual([]);
  });

  it('asks again for what was skipped while it was slow', async () => {
    const gameId = 'follow-2';
    const publish = (sequence: number) => system.publish(faceoffPublication(sequence, { gameId }));
    const stream = follow('faceoffPredicted', GAME, { gameId });
    await stream.started(1);
    await publish(1);
    await stream.saw('follow-2 1');
    system.sender.beforePost = () => {
      throw new ThrottledError('slow down');
    };
    await publish(2);
    system.sender.beforePost = () => {};
    await publish(3);
    await stream.saw('follow-2 1', 'follow-2 2', 'follow-2 3');
    expect(stream.missed()).toBe(1);
  });

  it('follows the games of a day, each in its own order, and resumes in each', async () => {
    const date = '2020-03-04';
    for (const gameId of ['a', 'b', 'c']) system.games.add(gameId, { gameDate: date });
    const publish = (gameId: string, ...sequences: number[]) =>
      system.publish(...sequences.map((sequence) => faceoffPublication(sequence, { gameId })));
    await publish('a', 1, 2, 3, 4, 5);
    const stream = follow('faceoffPredictedOn', DAY, { date });
    await stream.started(1);
    await publish('a', 6);
    await publish('b', 1);
    await publish('b', 2);
    await stream.saw('a 6', 'b 1', 'b 2');
    system.sender.connections.terminateAll();
    await publish('b', 3);
    await publish('c', 1);
    await publish('a', 7);
    await vi.waitFor(() => expect(stream.seen).toHaveLength(6), 10_000);
    await publish('c', 2);
    await vi.waitFor(() => expect(stream.seen).toHaveLength(7), 10_000);
    const of = (gameId: string) => stream.seen.filter((item) => item.startsWith(gameId));
    expect([of('a'), of('b'), of('c')]).toEqual([
      ['a 6', 'a 7'],
      ['b 1', 'b 2', 'b 3'],
      ['c 1', 'c 2'],
    ]);
    expect(stream.errors).toEqual([]);
  });
});
