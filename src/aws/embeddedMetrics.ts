/** A metric's unit as CloudWatch names it; counts where none is named. */
export type MetricUnit = 'Count' | 'Milliseconds' | 'Bytes';

/** One log line's worth of metrics. */
export interface MetricLine {
  /** Like `Faceoff/Live`. */
  readonly namespace: string;
  /** Epoch milliseconds. */
  readonly timestamp: number;
  readonly message: string;
  /** By name; told over all games. */
  readonly metrics: Readonly<Record<string, number>>;
  /** Of the metrics that are no counts. */
  readonly units?: Readonly<Record<string, MetricUnit>>;
  /** Some of the metrics again, by these properties. */
  readonly split?: { readonly by: readonly string[]; readonly metrics: readonly string[] };
  /** What else the line says; never personal data. */
  readonly properties?: Readonly<Record<string, unknown>>;
}

/**
 * A structured log line that CloudWatch turns into metrics by itself: no call, no client.
 * Source: Amazon CloudWatch, "Specification: Embedded metric format".
 */
export function metricLine(line: MetricLine): string {
  const { namespace, timestamp, message, metrics, units = {}, split, properties } = line;
  const described = (names: readonly string[]) =>
    names.map((Name) => ({ Name, Unit: units[Name] ?? 'Count' }));
  return JSON.stringify({
    _aws: {
      Timestamp: timestamp,
      CloudWatchMetrics: [
        { Namespace: namespace, Dimensions: [[]], Metrics: described(Object.keys(metrics)) },
        ...(split
          ? [{ Namespace: namespace, Dimensions: [split.by], Metrics: described(split.metrics) }]
          : []),
      ],
    },
    level: 'INFO',
    message,
    ...properties,
    ...metrics,
  });
}
