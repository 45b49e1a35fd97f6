import { readFile } from 'node:fs/promises';
import { beforeAll, describe, expect, it } from 'vitest';
import { parseDocument } from 'yaml';
import { deliveryMetrics } from '../../src/aws/deliveryMetrics.ts';
import { liveMetrics } from '../../src/aws/liveMetrics.ts';
import { redactionMetrics } from '../../src/aws/redactionMetrics.ts';

interface Alarm {
  readonly Namespace: string;
  readonly MetricName: string;
  readonly AlarmDescription: string;
  readonly AlarmActions: readonly string[];
}

let alarms: readonly (readonly [name: string, alarm: Alarm])[];
let operations: string;

beforeAll(async () => {
  const read = (path: string) => readFile(new URL(`../../${path}`, import.meta.url), 'utf8');
  const template = parseDocument(await read('serverless.yml'), {
    logLevel: 'silent',
    merge: true,
  }).toJS() as {
    resources: { Resources: Record<string, { Type: string; Properties: Alarm }> };
  };
  alarms = Object.entries(template.resources.Resources)
    .filter(([, { Type }]) => Type === 'AWS::CloudWatch::Alarm')
    .map(([name, { Properties }]) => [name, Properties] as const);
  operations = await read('docs/operations.md');
});

/** Metrics as the functions log them, by namespace. */
function loggedMetrics(): ReadonlyMap<string, readonly string[]> {
  const lines: string[] = [];
  liveMetrics((line) => lines.push(line), { now: () => 0 }).invocation({
    records: 1,
    events: 1,
    games: 1,
    modelCalls: 1,
    modelRows: 1,
    modelCallsSaved: 0,
    publications: 1,
    rejects: 0,
    latencyMillis: 1,
  });
  lines.push(
    deliveryMetrics(
      {
        gameId: 'g',
        shard: 0,
        isHolder: true,
        rounds: 1,
        delivered: 1,
        subscribers: 1,
        connections: 1,
        executions: 1,
        posts: 1,
        throttled: 0,
        gone: 0,
        failed: 0,
      },
      0,
    ),
    redactionMetrics(
      {
        records: 1,
        ok: 1,
        withPersonalData: 0,
        failed: {},
        redactions: {},
        missingKeys: 0,
        containsRequests: 1,
        detectRequests: 0,
        responseBytes: 1,
      },
      { invocationId: 'i', deliveryStreamArn: 'arn' },
      0,
    ),
  );
  return new Map(
    lines.map((line) => {
      const [{ Namespace, Metrics }] = JSON.parse(line)._aws.CloudWatchMetrics;
      return [Namespace, Metrics.map(({ Name }: { Name: string }) => Name)];
    }),
  );
}

describe('alarms of serverless.yml', () => {
  it('look at metrics that the functions log', () => {
    const logged = loggedMetrics();
    const own = alarms.filter(([, { Namespace }]) => Namespace.startsWith('Faceoff/'));
    expect(own.length).toBeGreaterThanOrEqual(4);
    for (const [name, { Namespace, MetricName }] of own) {
      expect(logged.get(Namespace), name).toContain(MetricName);
    }
  });

  it('each tell the topic, and stand in docs/operations.md with what to do', () => {
    expect(alarms.length).toBeGreaterThanOrEqual(9);
    for (const [name, { AlarmActions, AlarmDescription }] of alarms) {
      expect(AlarmActions, name).toEqual(['AlarmTopic']);
      expect(AlarmDescription, name).not.toBe('');
      expect(operations, name).toContain(`| \`${name}\` |`);
    }
  });

  it('are the only ones that docs/operations.md names', () => {
    const named = [...operations.matchAll(/^\| `(\w+Alarm)` \|/gm)].map(([, name]) => name);
    expect(named.sort()).toEqual(alarms.map(([name]) => name).sort());
  });

  it('and every metric that the functions log stands there too', () => {
    for (const [namespace, names] of loggedMetrics()) {
      expect(operations).toContain(`\`${namespace}\``);
      for (const name of names) expect(operations, namespace).toContain(`\`${name}\``);
    }
  });
});
