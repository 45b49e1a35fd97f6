import type { LiveReport } from '../pipeline/live.ts';

/** Namespace of the metrics in CloudWatch. */
const NAMESPACE = 'faceoff';

/**
 * Reports the live path to CloudWatch by structured log lines: metrics in the embedded metric
 * format, failures as errors with their name. No line carries a payload.
 * Source: AWS, CloudWatch embedded metric format specification.
 */
export function metricsReport(write: (line: string) => void, clock: { now(): number }): LiveReport {
  return {
    invocation(facts) {
      const { latencyMillis, ...counts } = facts;
      const metrics: Record<string, number> = {
        Records: counts.records,
        Events: counts.events,
        ModelCalls: counts.modelCalls,
        ModelRows: counts.modelRows,
        ModelCallsSaved: counts.modelCallsSaved,
        Publications: counts.publications,
        Rejects: counts.rejects,
        ...(latencyMillis === undefined ? {} : { EventToPublicationLatency: latencyMillis }),
      };
      // Most invocations have nothing to tell but their volume: one line each would cost more than
      // the invocation.
      if (counts.publications + counts.rejects + counts.modelCalls === 0) return;
      write(
        JSON.stringify({
          _aws: {
            Timestamp: clock.now(),
            CloudWatchMetrics: [
              {
                Namespace: NAMESPACE,
                Dimensions: [[]],
                Metrics: Object.keys(metrics).map((Name) => ({
                  Name,
                  Unit: Name === 'EventToPublicationLatency' ? 'Milliseconds' : 'Count',
                })),
              },
            ],
          },
          level: 'INFO',
          ...metrics,
        }),
      );
    },
    failure({ gameId, stage, error }) {
      const { name, message } = error instanceof Error ? error : new Error(String(error));
      write(JSON.stringify({ level: 'ERROR', stage, gameId, error: name, message }));
    },
  };
}
