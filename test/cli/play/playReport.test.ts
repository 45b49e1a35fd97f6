import { describe, expect, it } from 'vitest';
import type { WatchedPrediction } from '../../../src/cli/play/gameWatcher.ts';
import { latencies, PutTimes, quantile } from '../../../src/cli/play/playReport.ts';

const received = (eventTimestamp: number, receivedAt: number) => ({
  prediction: { eventTime: new Date(eventTimestamp).toISOString() } as WatchedPrediction,
  receivedAt,
});

describe('play report', () => {
  it('takes quantiles by nearest rank', () => {
    const values = [5, 1, 4, 2, 3];
    expect([quantile(values, 0.5), quantile(values, 0.99), quantile(values, 0.1)]).toEqual([
      3, 5, 1,
    ]);
    expect(quantile([], 0.5)).toBeNaN();
  });

  it('measures from the event at real speed and from its put at others', () => {
    const putTimes = new PutTimes();
    putTimes.note(1000, 500);
    putTimes.note(2000, 600);
    expect(latencies([received(1500, 1620)], 1, putTimes)?.p50).toBe(120);
    expect(latencies([received(1500, 640)], 8, putTimes)?.p50).toBe(40);
    expect(latencies([received(1500, 640)], Number.POSITIVE_INFINITY, putTimes)).toBeNull();
  });
});
