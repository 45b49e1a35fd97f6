import type { LambdaClient } from '@aws-sdk/client-lambda';
import { describe, expect, it } from 'vitest';
import { LambdaTrackingBroadcast } from '../../src/aws/lambdaTrackingBroadcast.ts';

function setUp() {
  const world = { now: 0, sent: [] as { at: number; eventTimestamp: number }[], failures: 0 };
  let hold: Promise<void> | undefined;
  const client = {
    async send({ input }: { input: { InvocationType: string; Payload: Uint8Array } }) {
      expect(input.InvocationType).toBe('Event');
      const { tracking } = JSON.parse(Buffer.from(input.Payload).toString());
      world.sent.push({ at: world.now, eventTimestamp: tracking.eventTimestamp });
      await hold;
      if (tracking.gameId === 'broken') throw new Error('throttled');
    },
  } as unknown as LambdaClient;
  const broadcast = new LambdaTrackingBroadcast(client, 'deliver', { now: () => world.now }, () => {
    world.failures++;
  });
  return {
    world,
    hold: (until: Promise<void> | undefined) => {
      hold = until;
    },
    send: (gameId = 'g') =>
      broadcast.broadcast({ gameId, eventTimestamp: world.now, positions: [] }),
  };
}

describe('positions for drawing', () => {
  it('go out at most five times a second for a game, the latest each time', async () => {
    const { world, send } = setUp();
    for (; world.now < 10_000; world.now += 17) {
      await send('g');
      await send('other');
    }
    expect(world.sent.length).toBeLessThanOrEqual(100);
    expect(world.sent.length).toBeGreaterThan(90);
    for (const { at, eventTimestamp } of world.sent) expect(eventTimestamp).toBe(at);
  });

  it('are left out while the ones before are being handed over', async () => {
    const { world, hold, send } = setUp();
    let handOver = () => {};
    hold(
      new Promise((resolve) => {
        handOver = resolve;
      }),
    );
    const first = send();
    world.now = 5000;
    await send();
    expect(world.sent).toHaveLength(1);
    handOver();
    await first;
    await send();
    expect(world.sent).toHaveLength(2);
  });

  it('never fail the game: a failure is told', async () => {
    const { world, send } = setUp();
    await send('broken');
    expect(world.failures).toBe(1);
  });
});
