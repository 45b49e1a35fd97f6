import { readFile } from 'node:fs/promises';
import { transform } from 'esbuild';
import { type Client, createClient } from 'graphql-ws';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { WebSocket } from 'ws';
import { followStream, type StreamItem } from '../../../src/web/client/followStream.ts';
import { startDeliverySystem } from '../../support/deliverySystem.ts';
import { faceoffPublication } from '../../support/publications.ts';

let passedMillis = 0;
let system: Awaited<ReturnType<typeof startDeliverySystem>>;
beforeAll(async () => {
  system = await startDeliverySystem({ clock: { now: () => Date.now() + passedMillis } });
});
afterAll(() => system.close());

/** The client that docs/protocol.md shows for the hint, with pings that a test can wait for. */
async function documentedClient(onConnected: () => void): Promise<Client> {
  const page = await readFile('docs/protocol.md', 'utf8');
  const block = [...page.matchAll(/```ts\n(.*?)```/gs)].find(([, text]) =>
    text?.includes('terminate'),
  )?.[1];
  const { code } = await transform(block ?? '', { loader: 'ts' });
  const make = (options: { on: object }) =>
    createClient({
      ...options,
      url: system.url,
      webSocketImpl: WebSocket,
      keepAlive: 50,
      retryWait: async () => {},
      on: { ...options.on, connected: onConnected },
    });
  return new Function('url', 'createClient', `${code}; return client;`)(system.url, make);
}

describe('the hint to connect again', () => {
  it('is heeded by the documented client before the two hours are over, and its stream goes on', async () => {
    const gameId = 'hinted';
    let connects = 0;
    const client = await documentedClient(() => void connects++);
    const seen: (number | undefined)[] = [];
    let starts = 0;
    const stop = followStream<StreamItem>(client, {
      query: `subscription ($gameId: ID!, $after: Cursor) { faceoffPredicted(gameId: $gameId, after: $after) {
        __typename ... on SubscriptionStarted { cursor } ... on FaceoffPredicted { sequence cursor } } }`,
      variables: { gameId },
      field: 'faceoffPredicted',
      onEvent: ({ sequence }) => seen.push(sequence),
      onStarted: () => void starts++,
      onError: (error) => {
        throw error;
      },
    });
    await vi.waitFor(() => expect(starts).toBe(1), 10_000);
    await system.publish(faceoffPublication(1, { gameId }));
    await vi.waitFor(() => expect(seen).toEqual([1]), 10_000);
    passedMillis = 110 * 60_000;
    await vi.waitFor(() => expect(starts).toBe(2), 10_000);
    await system.publish(faceoffPublication(2, { gameId }));
    await vi.waitFor(() => expect(seen).toEqual([1, 2]), 10_000);
    expect(connects).toBe(2);
    stop();
    await client.dispose();
  });
});
