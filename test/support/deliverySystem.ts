import { setTimeout as pause } from 'node:timers/promises';
import { DynamoAudiences } from '../../src/aws/dynamoAudiences.ts';
import { DynamoConnections } from '../../src/aws/dynamoConnections.ts';
import { DynamoDeliveryProgress } from '../../src/aws/dynamoDeliveryProgress.ts';
import { type DeliverPorts, deliver } from '../../src/pipeline/deliver/deliver.ts';
import { OperationCache } from '../../src/pipeline/deliver/operationCache.ts';
import type { Publication } from '../../src/pipeline/publish/publication.ts';
import { buildContext, type ResolverPorts } from '../../src/resolvers/context.ts';
import { errorFormatter } from '../../src/resolvers/errors.ts';
import { gameFactsReader } from '../../src/resolvers/gameFacts.ts';
import { DEVELOPMENT } from '../../src/resolvers/identity.ts';
import { DocumentGate } from '../../src/resolvers/limits/documentGate.ts';
import { QUERY_LIMITS } from '../../src/resolvers/limits/queryLimits.ts';
import { buildFaceoffSchema } from '../../src/resolvers/schema.ts';
import { WEBSOCKET_LIMITS, type WebSocketPorts } from '../../src/resolvers/websocket/ports.ts';
import { startDynaliteTables } from './dynaliteTables.ts';
import { MemoryBudget } from './memoryBudget.ts';
import { MemoryGames } from './memoryGames.ts';
import { MemoryLog } from './memoryLog.ts';
import { memoryPorts } from './memoryPorts.ts';
import { ALL_GOOD } from './memoryRows.ts';
import { type GatewaySite, SocketSender, startSocketGateway } from './socketGateway.ts';

/** A log, a gateway and delivery in one process, the tables in dynalite. */
export async function startDeliverySystem(
  changes: Partial<WebSocketPorts> = {},
  site: (resolverPorts: ResolverPorts) => Promise<GatewaySite> = async () => ({}),
) {
  const tables = await startDynaliteTables(['Game', 'Connections']);
  const clock = { now: Date.now };
  const log = new MemoryLog();
  const wait = (millis: number) => pause(millis).then(() => undefined);
  const connections = new DynamoConnections(tables.client, 'Connections');
  const audiences = new DynamoAudiences(tables.client, 'Connections', clock);
  const progress = new DynamoDeliveryProgress(tables.client, 'Game', clock);
  const sender = new SocketSender();
  const errors: unknown[] = [];
  const games = new MemoryGames();
  const resolverPorts = memoryPorts({ games, log, clock });
  const schema = buildFaceoffSchema();
  const report = (_: string, error: unknown) => void errors.push(error);
  const operations = new OperationCache({
    schema,
    contextFor: () => buildContext(resolverPorts, DEVELOPMENT),
    formatError: errorFormatter('delivery', report),
  });
  const rights = changes.rights ?? ALL_GOOD;
  const deliverPorts: DeliverPorts = {
    log,
    progress,
    audiences,
    sender,
    operations,
    rights,
    clock,
    pause: wait,
    random: Math.random,
    gameFacts: gameFactsReader(games),
  };
  let invocations = 0;
  const running = new Set<Promise<unknown>>();
  const wake = (gameId: string) => {
    const work = deliver({ gameId, shard: 0 }, `request-${++invocations}`, deliverPorts);
    running.add(work);
    void work.finally(() => running.delete(work)).catch(() => undefined);
    return work;
  };
  const ports: WebSocketPorts = {
    connections,
    audiences,
    progress,
    log,
    games: resolverPorts.games,
    trigger: { wake: async (gameIds) => void gameIds.map(wake) },
    sender,
    operations,
    schema,
    gate: new DocumentGate(schema, QUERY_LIMITS),
    budget: new MemoryBudget(),
    documents: { find: async () => undefined },
    clock,
    pause: wait,
    random: Math.random,
    limits: WEBSOCKET_LIMITS,
    shards: 1,
    report,
    contextFor: (identity) => buildContext(resolverPorts, identity),
    identify: async () => DEVELOPMENT,
    isStillGood: async () => true,
    rights,
    ...changes,
  };
  const gateway = await startSocketGateway(ports, sender, await site(resolverPorts));
  return {
    url: gateway.url,
    httpUrl: gateway.httpUrl,
    log,
    games,
    resolverPorts,
    audiences,
    progress,
    sender,
    ports,
    deliverPorts,
    errors,
    wake,
    /** Appends and delivers, as the live path does. */
    async publish(...publications: Publication[]) {
      await log.append(publications);
      for (const gameId of new Set(publications.map((p) => p.gameId))) await wake(gameId);
    },
    async close() {
      await gateway.close();
      while (running.size > 0) await Promise.allSettled(running);
      await tables.close();
    },
  };
}
