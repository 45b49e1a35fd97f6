import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { execute, Kind, parse, visit } from 'graphql';
import { describe, expect, it } from 'vitest';
import { newProfile } from '../../src/history/records/playerProfile.ts';
import type { StoredDraw } from '../../src/pipeline/ports.ts';
import { buildContext } from '../../src/resolvers/context.ts';
import { DEVELOPMENT } from '../../src/resolvers/identity.ts';
import { DocumentGate } from '../../src/resolvers/limits/documentGate.ts';
import { QUERY_LIMITS } from '../../src/resolvers/limits/queryLimits.ts';
import { buildFaceoffSchema } from '../../src/resolvers/schema.ts';
import { MemoryDraws } from '../support/memoryDraws.ts';
import { MemoryForecasts } from '../support/memoryForecasts.ts';
import { MemoryGames } from '../support/memoryGames.ts';
import { MemoryLog } from '../support/memoryLog.ts';
import { memoryPorts } from '../support/memoryPorts.ts';
import { MemoryRecords, redactedRecord } from '../support/memoryRecords.ts';
import { faceoffPublication, GAME_ID, gamePublication } from '../support/publications.ts';
import { documentedNames, typesOf, withFieldTables } from './fieldTables.ts';

const page = readFileSync('docs/api.md', 'utf8');
const examples = [...page.matchAll(/```graphql\n(.*?)```/gs)].map(([, text = '']) => ({
  title: /^query (\w+)/.exec(text)?.[1] ?? text,
  text,
}));
const storedDraw: StoredDraw = {
  gameId: GAME_ID,
  faceoffId: `${GAME_ID}-1-01`,
  ordinal: 1,
  season: '20182019',
  gameDate: '2018-11-03',
  homeTeam: 'TOR',
  awayTeam: 'MTL',
  period: 1,
  periodSecondsElapsed: 0,
  homeSpot: 'C',
  homeTakerId: '8471675',
  awayTakerId: '8475158',
  winner: 'HOME',
};
const schema = buildFaceoffSchema();
const gate = new DocumentGate(schema, QUERY_LIMITS);

const schemaFile = readFileSync('schema.graphql', 'utf8');
/** Told by docs/protocol.md. */
const OF_STREAMS =
  /^(Subscription|SubscriptionStarted|Lagged|FaceoffPredicted|Game(Updated|Change)|TrackingUpdated|RinkPosition|PlayerPosition)$/;

describe('docs/api.md', () => {
  it('has its tables of fields from the schema (UPDATE_DOCS=1 makes them anew)', () => {
    const made = withFieldTables(page, schemaFile);
    if (process.env.UPDATE_DOCS === '1') writeFileSync('docs/api.md', made);
    expect(readFileSync('docs/api.md', 'utf8')).toBe(made);
  });

  it('tells every field of Query and every type that queries lead to, once', () => {
    const types = typesOf(schemaFile);
    const query = types.get('Query');
    const fields = query?.kind === Kind.OBJECT_TYPE_DEFINITION ? (query.fields ?? []) : [];
    const expected = [
      ...fields.map(({ name }) => `Query.${name.value}`),
      ...[...types.keys()].filter((name) => name !== 'Query' && !OF_STREAMS.test(name)),
    ];
    expect([...documentedNames(page)].sort()).toEqual(expected.sort());
  });

  it('asks for every field of Query in an example', () => {
    const asked = new Set<string>();
    for (const { text } of examples) {
      visit(parse(text), {
        [Kind.OPERATION_DEFINITION]({ selectionSet }) {
          for (const one of selectionSet.selections) {
            if (one.kind === Kind.FIELD) asked.add(one.name.value);
          }
        },
      });
    }
    const all = Object.keys(schema.getQueryType()?.getFields() ?? {});
    expect(all.filter((name) => !asked.has(name))).toEqual([]);
  });

  it('names tests of threats that are there, by their titles', () => {
    const threats = page.slice(page.indexOf('## Threats'));
    const files = [...threats.matchAll(/`(test\/[\w./]+\.ts)`(?:: ("[^|;]+"))?/g)];
    expect(files.length).toBeGreaterThan(15);
    for (const [, file = ''] of files) expect(existsSync(file), file).toBe(true);
    const refusals = readFileSync('test/contract/refusals.test.ts', 'utf8');
    const rows = [...threats.matchAll(/`refusals`: ("[^|;]+")/g)];
    expect(rows.length).toBeGreaterThan(8);
    for (const [, titles = ''] of rows) {
      for (const [, title = ''] of titles.matchAll(/"([^"]+)"/g)) expect(refusals).toContain(title);
    }
    for (const [, path = ''] of threats.matchAll(/`(src\/[\w./]+)`/g)) {
      expect(existsSync(path), path).toBe(true);
    }
  });

  it('has an example for each group of fields', () => {
    expect(examples.length).toBeGreaterThanOrEqual(6);
  });

  it.each(examples)('shows how to ask for: $title', async ({ text }) => {
    const games = new MemoryGames();
    games.add(GAME_ID);
    const log = new MemoryLog();
    await log.append([gamePublication(1), faceoffPublication(2)]);
    const context = buildContext(
      memoryPorts({
        games,
        log,
        draws: new MemoryDraws([storedDraw]),
        modelCards: {
          load: async () => ({ version: 'v', featureListHash: 'h', featureNames: [], metrics: [] }),
        },
        seasonTallies: { load: async () => [['8471675', 800, 430]] },
        forecasts: new MemoryForecasts(['8471675', 'TOR']),
        recordsFor: new MemoryRecords([redactedRecord('r1')]).recordsFor,
        players: {
          load: async (ids) =>
            new Map(ids.map((id) => [id, newProfile({ playerId: id, name: `Player ${id}` })])),
        },
        model: {
          predict: async ({ rows, contributions }) => ({
            modelVersion: 'v',
            answers: rows.map((row) => ({
              probability: 0.5,
              contributions: contributions ? [...row.keys(), 0] : [],
            })),
          }),
        },
      }),
      DEVELOPMENT,
    );
    const admitted = gate.admit(
      text,
      null,
      {},
      {
        id: 'partner',
        scopes: ['public', 'redacted-records'],
      },
    );
    expect('errors' in admitted ? admitted.errors : []).toEqual([]);
    const { data, errors } = await execute({
      schema,
      document: parse(text),
      contextValue: context,
    });
    expect(errors).toBeUndefined();
    for (const value of Object.values(data ?? {})) expect(value).not.toBeNull();
  });
});
