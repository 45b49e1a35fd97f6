import type { DeliveryReport } from './deliver.ts';

const METRICS = {
  subscribers: 'Subscribers',
  posts: 'Posts',
  throttled: 'ThrottledPosts',
  gone: 'GoneConnections',
  failed: 'FailedPosts',
  executions: 'Executions',
} as const;

/**
 * One delivery as a log line that CloudWatch turns into metrics.
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
          Metrics: names.map(([, Name]) => ({ Name, Unit: 'Count' })),
        },
      ],
    },
    message: 'delivered',
    gameId: report.gameId,
    shard: report.shard,
    isHolder: report.isHolder,
    rounds: report.rounds,
    delivered: report.delivered,
    ...Object.fromEntries(names.map(([from, name]) => [name, report[from]])),
  };
}
