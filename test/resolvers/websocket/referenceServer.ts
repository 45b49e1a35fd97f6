import { EventEmitter } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { useServer as serveSockets } from 'graphql-ws/use/ws';
import { WebSocketServer } from 'ws';
import { STREAMS } from '../../../src/pipeline/deliver/streams.ts';
import { buildContext } from '../../../src/resolvers/context.ts';
import { DEVELOPMENT } from '../../../src/resolvers/identity.ts';
import { buildFaceoffSchema } from '../../../src/resolvers/schema.ts';
import { startOf, toStartCursor } from '../../../src/resolvers/websocket/streamStart.ts';
import { MemoryGames } from '../../support/memoryGames.ts';
import { MemoryLog } from '../../support/memoryLog.ts';
import { memoryPorts } from '../../support/memoryPorts.ts';
import { faceoffPublication } from '../../support/publications.ts';
import { DIALOGUE_LOG } from './dialogues.ts';
import { overSocket, type Transport } from './playDialogue.ts';

/** The real graphql-ws server on the same schema, over a log of its own with the same entries. */
export async function startReference(): Promise<Transport & { close(): Promise<void> }> {
  const schema = buildFaceoffSchema();
  const log = new MemoryLog();
  await log.append(DIALOGUE_LOG);
  const games = new MemoryGames();
  const published = new EventEmitter().setMaxListeners(0);
  for (const [name, field] of Object.entries(schema.getSubscriptionType()?.getFields() ?? {})) {
    const stream = STREAMS[name];
    field.subscribe = async (_: unknown, args: Record<string, unknown>) => {
      const start = await startOf(stream?.topic(args as never) as never, args, { log, games });
      let wake = () => {};
      let hasEnded = false;
      async function* items() {
        yield { [name]: { __typename: 'SubscriptionStarted', cursor: toStartCursor(start) } };
        const [game] = start.games;
        for (let position = game?.after ?? 0; !hasEnded; ) {
          let previous: number | undefined;
          const news = new Promise<void>((resolve) => {
            wake = resolve;
          });
          for (const entry of await log.read(game?.gameId ?? '', 0, 1000)) {
            if (!stream?.matches(entry, args as never, undefined)) continue;
            if (entry.sequence > position) {
              yield { [name]: stream.toItem(entry, previous) };
              position = entry.sequence;
            }
            previous = entry.sequence;
          }
          await news;
        }
      }
      const inner = items();
      const onNews = () => wake();
      published.on('news', onNews);
      return {
        next: () => inner.next(),
        // As a source of events ends: at once, and not with the next event.
        async return() {
          hasEnded = true;
          published.off('news', onNews);
          wake();
          return { done: true, value: undefined };
        },
        [Symbol.asyncIterator]() {
          return this;
        },
      };
    };
  }
  const server = createServer();
  const sockets = new WebSocketServer({ server });
  const resolverPorts = memoryPorts({ games, log, clock: { now: Date.now } });
  const served = serveSockets(
    { schema, context: () => buildContext(resolverPorts, DEVELOPMENT) as never },
    sockets,
  );
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', () => resolve()));
  return {
    open: overSocket(`ws://127.0.0.1:${(server.address() as AddressInfo).port}`),
    async publish(gameId, sequences) {
      await log.append(sequences.map((sequence) => faceoffPublication(sequence, { gameId })));
      published.emit('news');
    },
    async close() {
      for (const client of sockets.clients) client.terminate();
      await Promise.race([served.dispose(), Promise.resolve()]);
      await new Promise<void>((resolve) => server.close(() => resolve()));
    },
  };
}
