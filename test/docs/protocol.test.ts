import { readFile } from 'node:fs/promises';
import { transform } from 'esbuild';
import { type Client, createClient } from 'graphql-ws';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { WebSocket } from 'ws';
import { startDeliverySystem } from '../support/deliverySystem.ts';
import { faceoffPublication } from '../support/publications.ts';

let system: Awaited<ReturnType<typeof startDeliverySystem>>;
beforeAll(async () => {
  system = await startDeliverySystem();
});
afterAll(() => system.close());

const QUERY = `subscription ($gameId: ID!, $after: Cursor) { faceoffPredicted(gameId: $gameId, after: $after) {
  __typename ... on SubscriptionStarted { cursor } ... on Lagged { resumeFrom }
  ... on FaceoffPredicted { sequence cursor } } }`;

describe('docs/protocol.md', () => {
  it('has a recipe that resumes after a broken connection, with nothing lost or doubled', async () => {
    const page = await readFile('docs/protocol.md', 'utf8');
    const block = /```ts\n(.*?)```/s.exec(page)?.[1] ?? '';
    const { code } = await transform(block.replace(/^import.*$/m, ''), { loader: 'ts' });
    const seen: (number | string)[] = [];
    let client: Client | undefined;
    const show = (item: { __typename?: string; sequence?: number }) =>
      seen.push(item.sequence ?? item.__typename ?? String(item));
    const run = new Function('url', 'gameId', 'query', 'show', 'createClient', code);
    run(system.url, 'recipe', QUERY, show, (options: object) => {
      client = createClient({ ...options, webSocketImpl: WebSocket } as never);
      return client;
    });
    await vi.waitFor(() => expect(seen).toEqual(['SubscriptionStarted']), 5000);
    const publish = (sequence: number) =>
      system.publish(faceoffPublication(sequence, { gameId: 'recipe' }));
    await publish(1);
    await publish(2);
    await vi.waitFor(() => expect(seen).toHaveLength(3), 5000);
    system.sender.connections.terminateAll();
    await publish(3);
    await vi.waitFor(() => expect(seen).toHaveLength(5), 15_000);
    await publish(4);
    await vi.waitFor(() => expect(seen).toHaveLength(6), 5000);
    expect(seen).toEqual(['SubscriptionStarted', 1, 2, 'SubscriptionStarted', 3, 4]);
    await client?.dispose();
  });
});
