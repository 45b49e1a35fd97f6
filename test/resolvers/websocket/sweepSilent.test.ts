import { once } from 'node:events';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { WebSocket } from 'ws';
import { WEBSOCKET_LIMITS } from '../../../src/resolvers/websocket/ports.ts';
import { sweepSilent } from '../../../src/resolvers/websocket/sweepSilent.ts';
import { startDeliverySystem } from '../../support/deliverySystem.ts';

let now = Date.now();
let system: Awaited<ReturnType<typeof startDeliverySystem>>;
beforeAll(async () => {
  system = await startDeliverySystem({ clock: { now: () => now } });
});
afterAll(() => system.close());

async function open(isInitialised: boolean): Promise<WebSocket> {
  const socket = new WebSocket(system.url, 'graphql-transport-ws');
  await once(socket, 'open');
  if (isInitialised) {
    socket.send('{"type":"connection_init"}');
    await once(socket, 'message');
  }
  return socket;
}

describe('sweepSilent', () => {
  it('closes who never said connection_init in time, and nobody else', async () => {
    const silent = await open(false);
    const initialised = await open(true);
    expect(await sweepSilent(system.ports)).toBe(0);
    now += WEBSOCKET_LIMITS.initMillis + 1;
    const fresh = await open(false);
    const closed = once(silent, 'close');
    expect(await sweepSilent(system.ports)).toBe(1);
    expect((await closed)[0]).toBe(1000);
    expect(await sweepSilent(system.ports)).toBe(0);
    fresh.send('{"type":"connection_init"}');
    expect(String(await once(fresh, 'message'))).toContain('connection_ack');
    initialised.send('{"type":"ping"}');
    expect(String(await once(initialised, 'message'))).toContain('pong');
    fresh.terminate();
    initialised.terminate();
  });
});
