import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { useServer as serveSockets } from 'graphql-ws/use/ws';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { WebSocket, WebSocketServer } from 'ws';
import { STREAMS } from '../../../src/pipeline/deliver/streams.ts';
import { buildContext } from '../../../src/resolvers/context.ts';
import { DEVELOPMENT } from '../../../src/resolvers/identity.ts';
import { buildFaceoffSchema } from '../../../src/resolvers/schema.ts';
import { startOf, toStartCursor } from '../../../src/resolvers/websocket/streamStart.ts';
import { startDeliverySystem } from '../../support/deliverySystem.ts';
import { faceoffPublication, gamePublication } from '../../support/publications.ts';
import { DIALOGUE_GAME, DIALOGUES, type Step } from './dialogues.ts';

let system: Awaited<ReturnType<typeof startDeliverySystem>>;
let reference: { url: string; close(): Promise<void> };

/** The real graphql-ws server on the same schema; its streams read the same log. */
async function startReference() {
  const schema = buildFaceoffSchema();
  const { log, games } = system;
  for (const [name, field] of Object.entries(schema.getSubscriptionType()?.getFields() ?? {})) {
    const stream = STREAMS[name];
    field.subscribe = async (_: unknown, args: Record<string, unknown>) => {
      const start = await startOf(stream?.topic(args as never) as never, args, {
        log,
        games,
      });
      async function* items() {
        yield { [name]: { __typename: 'SubscriptionStarted', cursor: toStartCursor(start) } };
        for (const { gameId, after } of start.games) {
          let previous: number | undefined;
          for (const entry of await log.read(gameId, 0, 100)) {
            if (!stream?.matches(entry, args as never, undefined)) continue;
            if (entry.sequence > after) yield { [name]: stream.toItem(entry, previous) };
            previous = entry.sequence;
          }
        }
        await new Promise(() => {});
      }
      return items();
    };
  }
  const server = createServer();
  const sockets = new WebSocketServer({ server });
  const { resolverPorts } = system;
  const served = serveSockets(
    { schema, context: () => buildContext(resolverPorts, DEVELOPMENT) as never },
    sockets,
  );
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', () => resolve()));
  return {
    url: `ws://127.0.0.1:${(server.address() as AddressInfo).port}`,
    async close() {
      for (const client of sockets.clients) client.terminate();
      await Promise.race([served.dispose(), Promise.resolve()]);
      await new Promise<void>((resolve) => server.close(() => resolve()));
    },
  };
}

beforeAll(async () => {
  system = await startDeliverySystem();
  await system.log.append([
    gamePublication(1, { gameId: DIALOGUE_GAME }),
    ...[2, 3, 4, 5].map((sequence) => faceoffPublication(sequence, { gameId: DIALOGUE_GAME })),
  ]);
  reference = await startReference();
});
afterAll(async () => {
  await reference.close();
  await system.close();
});

/** Plays the client's part; gives every frame, and 'close' if the server closed. */
async function play(url: string, steps: readonly Step[]): Promise<unknown[]> {
  const socket = new WebSocket(url, 'graphql-transport-ws');
  const heard: unknown[] = [];
  let wake = () => {};
  socket.on('message', (data) => {
    heard.push(withoutExtensions(JSON.parse(String(data))));
    wake();
  });
  let isClosed = false;
  socket.on('close', () => {
    isClosed = true;
    wake();
  });
  await new Promise((resolve, reject) => socket.once('open', resolve).once('error', reject));
  const until = async (isDone: () => boolean) => {
    const deadline = Date.now() + 5000;
    while (!isDone() && Date.now() < deadline) {
      await new Promise<void>((resolve) => {
        const timer = setTimeout(resolve, 50);
        wake = () => {
          clearTimeout(timer);
          resolve();
        };
      });
    }
  };
  let expected = 0;
  for (const step of steps) {
    if (step === 'closed') await until(() => isClosed);
    else if (typeof step === 'number') {
      expected += step;
      await until(() => heard.length >= expected || isClosed);
    } else socket.send(step);
  }
  // A pong after everything else shows that nothing more was coming.
  if (!isClosed) {
    const before = heard.length;
    socket.send(JSON.stringify({ type: 'ping', payload: { last: true } }));
    await until(() => heard.slice(before).some((m) => JSON.stringify(m).includes('"last"')));
    heard.splice(
      heard.findIndex((m) => JSON.stringify(m).includes('"last"')),
      1,
    );
  }
  if (isClosed) heard.push('close');
  socket.terminate();
  return heard;
}

/** Ours carry codes in `extensions`; the reference has none. */
function withoutExtensions(message: unknown): unknown {
  return JSON.parse(
    JSON.stringify(message, (key, value: unknown) => (key === 'extensions' ? undefined : value)),
  );
}

describe('the protocol, against the real graphql-ws server', () => {
  it.each(DIALOGUES)('$name', async ({ steps, ours }) => {
    const [own, theirs] = await Promise.all([play(system.url, steps), play(reference.url, steps)]);
    if (ours) {
      expect(own.slice(-ours.length)).toEqual(ours);
      expect(own).not.toEqual(theirs);
    } else expect(own).toEqual(theirs);
    expect(own.length).toBeGreaterThan(0);
  });

  it('has at least forty dialogues', () => {
    expect(DIALOGUES.length).toBeGreaterThanOrEqual(40);
  });
});
