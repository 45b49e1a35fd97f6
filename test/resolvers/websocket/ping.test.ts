import { MessageType } from 'graphql-ws';
import { describe, expect, it } from 'vitest';
import { DEVELOPMENT, type Identity } from '../../../src/resolvers/identity.ts';
import { ping } from '../../../src/resolvers/websocket/ping.ts';
import { MemoryRows } from '../../support/memoryRows.ts';

const OPENED = 1_700_000_000_000;
const MINUTE = 60_000;

async function pingAt(now: number, identity: Identity = DEVELOPMENT, connectionId = 'c') {
  const sent: { type: string; id?: string; payload?: unknown }[] = [];
  const clock = { now: () => now };
  const place = {
    topic: { kind: 'GAME', gameId: 'g' },
    shard: 0,
    connectionId,
    subscriptionId: 's',
    nonce: 'n',
  } as const;
  await ping(
    {
      connectionId,
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
      rights: { ended: async (keyIds) => new Set([...keyIds].filter((id) => id === 'revoked')) },
    },
  );
  return sent;
}

describe('ping', () => {
  it('is answered with its payload', async () => {
    expect(await pingAt(OPENED + MINUTE)).toEqual([{ type: 'pong', payload: { n: 1 } }]);
    expect(await pingAt(OPENED + 94 * MINUTE)).toHaveLength(1);
  });

  it('hears before the two hours are over that it should connect again', async () => {
    const [, hint] = await pingAt(OPENED + 110 * MINUTE);
    expect(hint).toEqual({ type: 'ping', payload: { reconnect: true } });
  });

  it('spreads that hint over a quarter of an hour, so that those who came together do not leave together', async () => {
    const hinted = await Promise.all(
      Array.from({ length: 200 }, async (_, n) => {
        for (let minute = 94; ; minute++) {
          const sent = await pingAt(OPENED + minute * MINUTE, DEVELOPMENT, `connection-${n}`);
          if (sent.length > 1) return minute;
        }
      }),
    );
    expect(Math.min(...hinted)).toBe(95);
    expect(Math.max(...hinted)).toBe(109);
    const most = Math.max(...[...new Set(hinted)].map((m) => hinted.filter((h) => h === m).length));
    expect(most).toBeLessThan(40);
  });

  it('hears of a key that has ended, stream by stream', async () => {
    const good = { id: 'good', scopes: DEVELOPMENT.scopes, unitsPerMinute: 1 };
    expect(await pingAt(OPENED + MINUTE, good)).toHaveLength(1);
    expect(await pingAt(OPENED + MINUTE, { ...good, id: 'revoked' })).toMatchObject([
      { type: 'pong' },
      { id: 's', type: 'error', payload: [{ extensions: { code: 'EXPIRED' } }] },
    ]);
  });
});
