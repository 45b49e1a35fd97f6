import type { DeliveryReport } from '../pipeline/deliver/deliver.ts';
import { metricLine } from './embeddedMetrics.ts';

/**
 * One delivery as a log line of metrics: everything over all games, and the audience by `gameId` and
 * `shard` (a game's is the sum of its shards' maxima).
 */
export function deliveryMetrics(report: DeliveryReport, timestamp: number): string {
  const { gameId, shard, isHolder, rounds, delivered } = report;
  return metricLine({
    namespace: 'Faceoff/Delivery',
    timestamp,
    message: 'delivered',
    metrics: {
      Subscribers: report.subscribers,
      Connections: report.connections,
      Posts: report.posts,
      ThrottledPosts: report.throttled,
      GoneConnections: report.gone,
      FailedPosts: report.failed,
      Executions: report.executions,
    },
    // Streams over the game's day are among its audience.
    split: { by: ['gameId', 'shard'], metrics: ['Subscribers', 'Connections'] },
    properties: { gameId, shard: String(shard), isHolder, rounds, delivered },
  });
}
