import type { TransformationMetrics } from '../redaction/transformRecords.ts';
import { metricLine } from './embeddedMetrics.ts';

/**
 * One batch of records as a log line of metrics; what was redacted by type, and why records failed,
 * are its properties. Holds counts, never data.
 *
 * @param batch - names the invocation and the delivery stream
 */
export function redactionMetrics(
  counts: TransformationMetrics,
  batch: { readonly invocationId: string; readonly deliveryStreamArn: string },
  timestamp: number,
): string {
  const sum = (of: Readonly<Partial<Record<string, number>>>) =>
    Object.values(of).reduce<number>((total, count = 0) => total + count, 0);
  return metricLine({
    namespace: 'Faceoff/Redaction',
    timestamp,
    message: 'redacted',
    metrics: {
      Records: counts.records,
      RecordsRedacted: counts.withPersonalData,
      RecordsFailed: sum(counts.failed),
      Redactions: sum(counts.redactions),
      MissingKeys: counts.missingKeys,
      ContainsRequests: counts.containsRequests,
      DetectRequests: counts.detectRequests,
      ResponseBytes: counts.responseBytes,
    },
    units: { ResponseBytes: 'Bytes' },
    properties: { ...batch, failed: counts.failed, redactions: counts.redactions },
  });
}
