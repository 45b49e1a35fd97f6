import { describe, expect, it } from 'vitest';
import { metricLine } from '../../../src/aws/embeddedMetrics.ts';
import { logLine } from '../../../src/cli/play/logLine.ts';

describe('logLine', () => {
  it('leaves of a line of metrics its facts', () => {
    const line = metricLine({
      namespace: 'Faceoff/Live',
      timestamp: 1,
      message: 'tracked',
      metrics: { Events: 3 },
    });
    expect(JSON.parse(logLine(line))).toEqual({ level: 'INFO', message: 'tracked', Events: 3 });
  });

  it('leaves every other line as it is', () => {
    for (const line of ['{"level":"ERROR"}', 'no JSON {', '']) expect(logLine(line)).toBe(line);
  });
});
