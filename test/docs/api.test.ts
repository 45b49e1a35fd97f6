import { readFileSync } from 'node:fs';
import { execute, parse } from 'graphql';
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

const page = readFileSync('docs/api.md', 'utf8');
const examples = [...page.matchAll(/## ([^\n]+)\n+```graphql\n(.*?)```/gs)].map(
  ([, title = '', text = '']) => ({ title, text }),
);
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

describe('docs/api.md', () => {
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
          predict: async ({ rows }) => ({
            modelVersion: 'v',
            answers: rows.map(() => ({ probability: 0.5, contributions: [] })),
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
