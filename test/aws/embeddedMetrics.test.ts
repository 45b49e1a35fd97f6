import { describe, expect, it } from 'vitest';
import { deliveryMetrics } from '../../src/aws/deliveryMetrics.ts';
import { liveMetrics } from '../../src/aws/liveMetrics.ts';
import { redactionMetrics } from '../../src/aws/redactionMetrics.ts';

interface Line {
  readonly _aws: {
    readonly Timestamp: number;
    readonly CloudWatchMetrics: readonly {
      readonly Namespace: string;
      readonly Dimensions: readonly (readonly string[])[];
      readonly Metrics: readonly { readonly Name: string; readonly Unit: string }[];
    }[];
  };
  readonly [name: string]: unknown;
}

/** A line as CloudWatch reads it: each metric and dimension that it declares has its value. */
function read(text: string): Line {
  const line = JSON.parse(text) as Line;
  for (const { Dimensions, Metrics } of line._aws.CloudWatchMetrics) {
    for (const { Name } of Metrics) expect(line[Name], Name).toBeTypeOf('number');
    for (const name of Dimensions.flat()) expect(line[name], name).toBeTypeOf('string');
  }
  return line;
}
const dimensions = (line: Line) => line._aws.CloudWatchMetrics.map((set) => set.Dimensions);

const invocation = {
  records: 3,
  events: 120,
  games: 1,
  modelCalls: 1,
  modelRows: 5,
  modelCallsSaved: 2,
  publications: 1,
  rejects: 0,
  latencyMillis: 140,
};

describe('metrics in log lines', () => {
  it('tell of an invocation of the live path how much, and how late', () => {
    const lines: string[] = [];
    const report = liveMetrics((line) => lines.push(line), { now: () => 1000 });
    report.invocation(invocation);
    const line = read(lines[0] ?? '');
    expect(line).toMatchObject({ level: 'INFO', Events: 120, EventToPublicationLatency: 140 });
    expect(line._aws).toMatchObject({
      Timestamp: 1000,
      CloudWatchMetrics: [{ Namespace: 'Faceoff/Live', Dimensions: [[]] }],
    });
    expect(line._aws.CloudWatchMetrics[0]?.Metrics).toContainEqual({
      Name: 'EventToPublicationLatency',
      Unit: 'Milliseconds',
    });
  });

  it('keep quiet of an invocation that only took events, and tell a failure by its name', () => {
    const lines: string[] = [];
    const report = liveMetrics((line) => lines.push(line), { now: () => 1000 });
    report.invocation({ ...invocation, modelCalls: 0, publications: 0, latencyMillis: undefined });
    expect(lines).toEqual([]);
    report.failure({ gameId: 'g', stage: 'game', error: new TypeError('no table') });
    expect(JSON.parse(lines[0] ?? '')).toEqual({
      level: 'ERROR',
      stage: 'game',
      gameId: 'g',
      error: 'TypeError',
      message: 'no table',
    });
  });

  it('tell who follows a game by game and shard', () => {
    const line = read(
      deliveryMetrics(
        {
          gameId: '2018020204',
          shard: 3,
          isHolder: true,
          rounds: 1,
          delivered: 7,
          subscribers: 12,
          connections: 9,
          executions: 2,
          posts: 12,
          throttled: 1,
          gone: 1,
          failed: 0,
        },
        1000,
      ),
    );
    expect(dimensions(line)).toEqual([[[]], [['gameId', 'shard']]]);
    expect(line._aws.CloudWatchMetrics[1]?.Metrics.map(({ Name }) => Name)).toEqual([
      'Subscribers',
      'Connections',
    ]);
    expect(line).toMatchObject({
      gameId: '2018020204',
      shard: '3',
      Subscribers: 12,
      ThrottledPosts: 1,
    });
  });

  it('tell of redacted records how many, and by type and reason as properties', () => {
    const line = read(
      redactionMetrics(
        {
          records: 10,
          ok: 8,
          withPersonalData: 4,
          failed: { ResponseFull: 2 },
          redactions: { NAME: 3, EMAIL: 2 },
          missingKeys: 1,
          containsRequests: 8,
          detectRequests: 4,
          responseBytes: 900,
        },
        { invocationId: 'i', deliveryStreamArn: 'arn' },
        1000,
      ),
    );
    expect(line).toMatchObject({
      Records: 10,
      RecordsRedacted: 4,
      RecordsFailed: 2,
      Redactions: 5,
      redactions: { NAME: 3, EMAIL: 2 },
      failed: { ResponseFull: 2 },
    });
    expect(dimensions(line)).toEqual([[[]]]);
  });
});
