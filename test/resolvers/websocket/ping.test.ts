import { MessageType } from 'graphql-ws';
import { describe, expect, it } from 'vitest';
import { DEVELOPMENT, type Identity } from '../../../src/resolvers/identity.ts';
import { ping } from '../../../src/resolvers/websocket/ping.ts';
import { MemoryRows } from '../../support/memoryRows.ts';

const OPENED = 1_700_000_000_000;
const MINUTE = 60_000;

async function pingAt(now: number, identity: Identity = DEVELOPMENT) {
  const sent: { type: string; id?: string; payload?: unknown }[] = [];
  const clock = { now: () => now };
  const place = {
    topic: { kind: 'GAME', gameId: 'g' },
    shard: 0,
    connectionId: 'c',
    subscriptionId: 's',
    nonce: 'n',
  } as const;
  await ping(
    {
      connectionId: 'c',
      openedAt: OPENED,
      isAcknowledged: true,
      identity,
      messagesThisSecond: 1,
      subscriptions: new Map([['s', place]]),
    },
    { type: MessageType.Ping, payload: { n: 1 } },
    {
      sender: {
        async post(_, message) {
          sent.push(JSON.parse(message));
        },
        async disconnect() {},
      },
      pause: async () => {},
      random: () => 0,
      clock,
      audiences: new MemoryRows(clock),
    },
  );
  return sent;
}

describe('ping', () => {
  it('is answered with its payload', async () => {
    expect(await pingAt(OPENED + MINUTE)).toEqual([{ type: 'pong', payload: { n: 1 } }]);
    expect(await pingAt(OPENED + 104 * MINUTE)).toHaveLength(1);
  });

  it('hears before the two hours are over that it should connect again', async () => {
    const [, hint] = await pingAt(OPENED + 115 * MINUTE);
    expect(hint).toEqual({ type: 'ping', payload: { reconnect: true } });
  });

  it('hears of a right that has ended, stream by stream', async () => {
    const expired = { ...DEVELOPMENT, expiresAt: OPENED };
    expect(await pingAt(OPENED + MINUTE, expired)).toMatchObject([
      { type: 'pong' },
      { id: 's', type: 'error', payload: [{ extensions: { code: 'EXPIRED' } }] },
    ]);
  });
});
