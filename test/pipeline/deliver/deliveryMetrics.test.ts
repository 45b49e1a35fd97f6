import { describe, expect, it } from 'vitest';
import { deliveryMetrics } from '../../../src/pipeline/deliver/deliveryMetrics.ts';

interface Line {
  readonly _aws: {
    readonly CloudWatchMetrics: readonly {
      readonly Dimensions: readonly (readonly string[])[];
      readonly Metrics: readonly { readonly Name: string }[];
    }[];
  };
  readonly [name: string]: unknown;
}

describe('deliveryMetrics', () => {
  it('tells who follows a game by game and shard, each metric and dimension with its value', () => {
    const line = deliveryMetrics(
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
    ) as Line;
    const { CloudWatchMetrics } = line._aws;
    expect(CloudWatchMetrics.map(({ Dimensions }) => Dimensions)).toEqual([
      [[]],
      [['gameId', 'shard']],
    ]);
    expect(CloudWatchMetrics[1]?.Metrics.map(({ Name }) => Name)).toEqual([
      'Subscribers',
      'Connections',
    ]);
    expect(line).toMatchObject({
      gameId: '2018020204',
      shard: '3',
      Subscribers: 12,
      Connections: 9,
    });
    for (const { Metrics } of CloudWatchMetrics) {
      for (const { Name } of Metrics) expect(line[Name], Name).toBeTypeOf('number');
    }
  });
});
