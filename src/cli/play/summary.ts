import type { PlayReport } from './playReport.ts';

const seconds = (value: number): string => (Number.isNaN(value) ? '–' : `${value.toFixed(1)} s`);

/** The report for a person. */
export function summaryLines(report: PlayReport): readonly string[] {
  const { draws, latencyMillis, leadSeconds } = report;
  const known = draws.true > 0;
  return [
    ...(known
      ? [
          `   ${draws.predicted} of ${draws.true} face-offs predicted before the drop, ${draws.false} false, both takers right in ${(report.takersRight * 100).toFixed(1)} %`,
          `   first word ${seconds(leadSeconds.median)} before the drop (median), ${seconds(leadSeconds.p10)} for the shortest tenth`,
        ]
      : []),
    `   ${report.eventsIn.toLocaleString('en')} events in, ${report.publications} publications out (${Math.round(report.reduction).toLocaleString('en')} to 1), ${report.invocations} invocations, ${report.modelCalls} model calls for ${report.modelRows} rows, ${report.rejects} rejects`,
    ...(latencyMillis
      ? [
          `   to this subscriber in ${Math.round(latencyMillis.p50)} ms (median), ${Math.round(latencyMillis.p99)} ms (p99)`,
        ]
      : []),
  ];
}
