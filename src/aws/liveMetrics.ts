import type { LiveReport } from '../pipeline/live.ts';
import { metricLine } from './embeddedMetrics.ts';

/**
 * Reports the live path by structured log lines: metrics of what an invocation did, failures as
 * errors with their name. No line carries a payload.
 */
export function liveMetrics(write: (line: string) => void, clock: { now(): number }): LiveReport {
  return {
    invocation({ latencyMillis, ...counts }) {
      // Most invocations have nothing to tell but their volume: one line each would cost more than
      // the invocation.
      if (counts.publications + counts.rejects + counts.modelCalls === 0) return;
      write(
        metricLine({
          namespace: 'Faceoff/Live',
          timestamp: clock.now(),
          message: 'tracked',
          metrics: {
            Records: counts.records,
            Events: counts.events,
            ModelCalls: counts.modelCalls,
            ModelRows: counts.modelRows,
            ModelCallsSaved: counts.modelCallsSaved,
            Publications: counts.publications,
            Rejects: counts.rejects,
            ...(latencyMillis === undefined ? {} : { EventToPublicationLatency: latencyMillis }),
          },
          units: { EventToPublicationLatency: 'Milliseconds' },
        }),
      );
    },
    failure({ gameId, stage, error }) {
      const { name, message } = error instanceof Error ? error : new Error(String(error));
      write(JSON.stringify({ level: 'ERROR', stage, gameId, error: name, message }));
    },
  };
}
