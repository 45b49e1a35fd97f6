import type { DeliveryReport } from './deliver.ts';

const METRICS = {
  subscribers: 'Subscribers',
  connections: 'Connections',
  posts: 'Posts',
  throttled: 'ThrottledPosts',
  gone: 'GoneConnections',
  failed: 'FailedPosts',
  executions: 'Executions',
} as const;

/** Told of each game and shard too: who follows it, streams over its day included. */
const PRESENCE = [METRICS.subscribers, METRICS.connections];

const inCount = (Name: string) => ({ Name, Unit: 'Count' });

/**
 * One delivery as a log line that CloudWatch turns into metrics: everything over all games, and the
 * audience by `gameId` and `shard` (a game's is the sum of its shards' maxima).
 * Source: Amazon CloudWatch, "Specification: Embedded metric format".
 */
export function deliveryMetrics(report: DeliveryReport, timestamp: number): object {
  const names = Object.entries(METRICS) as [keyof typeof METRICS, string][];
  return {
    _aws: {
      Timestamp: timestamp,
      CloudWatchMetrics: [
        {
          Namespace: 'Faceoff/Delivery',
          Dimensions: [[]],
          Metrics: names.map(([, name]) => inCount(name)),
        },
        {
          Namespace: 'Faceoff/Delivery',
          Dimensions: [['gameId', 'shard']],
          Metrics: PRESENCE.map(inCount),
        },
      ],
    },
    message: 'delivered',
    gameId: report.gameId,
    shard: String(report.shard),
    isHolder: report.isHolder,
    rounds: report.rounds,
    delivered: report.delivered,
    ...Object.fromEntries(names.map(([from, name]) => [name, report[from]])),
  };
}
