import { execute, parse } from 'graphql';
import { describe, expect, it } from 'vitest';
import { newProfile } from '../../src/history/records/playerProfile.ts';
import { buildContext } from '../../src/resolvers/context.ts';
import { DEVELOPMENT, type Identity } from '../../src/resolvers/identity.ts';
import { buildFaceoffSchema } from '../../src/resolvers/schema.ts';
import { MemoryForecasts } from '../support/memoryForecasts.ts';
import { memoryPorts } from '../support/memoryPorts.ts';
import { MemoryRecords, redactedRecord } from '../support/memoryRecords.ts';

const schema = buildFaceoffSchema();

/** Forecasts and redacted records as other rooms store them, through the schema. */
function setUp(identity: Identity = DEVELOPMENT) {
  const forecasts = new MemoryForecasts(['8471675', '8478402', 'TOR']);
  const records = new MemoryRecords([
    redactedRecord('r3', { receivedAt: 3000 }),
    redactedRecord('r2', {
      receivedAt: 2000,
      redactions: [{ type: 'EMAIL', count: 2, path: '$.a' }],
    }),
    redactedRecord('r1', { receivedAt: 1000 }),
  ]);
  const context = buildContext(
    memoryPorts({
      players: {
        load: async (ids) =>
          new Map(ids.map((id) => [id, newProfile({ playerId: id, name: `Player ${id}` })])),
      },
      forecasts,
      recordsFor: records.recordsFor,
      clock: { now: () => 4000 },
    }),
    identity,
  );
  const ask = async (text: string) => {
    const { data, errors } = await execute({
      schema,
      document: parse(text),
      contextValue: context,
    });
    // Rows of graphql-js have no prototype.
    return JSON.parse(JSON.stringify({ data, errors })) as {
      data: Record<string, never>;
      errors?: { message: string; extensions: { code: string } }[];
    };
  };
  return { ask, forecasts, records };
}

describe('forecasts', () => {
  it('of two players and a team come in two batched reads, by span', async () => {
    const { ask, forecasts } = setUp();
    const { data, errors } = await ask(`{
      a: player(id: "8471675") { forecasts(spans: [NEXT_10]) { id span drawsTaken { p10 p50 p90 } } }
      b: player(id: "8478402") { forecasts { span } }
      c: player(id: "1") { forecasts { span } }
    }`);
    expect(errors).toBeUndefined();
    expect(data).toEqual({
      a: {
        forecasts: [
          {
            id: 'FaceoffForecast:player:8471675:next_10',
            span: 'NEXT_10',
            drawsTaken: { p10: 12, p50: 15, p90: 18 },
          },
        ],
      },
      b: {
        forecasts: ['NEXT_1', 'NEXT_5', 'NEXT_10', 'NEXT_20', 'REST_OF_SEASON'].map((span) => ({
          span,
        })),
      },
      c: { forecasts: [] },
    });
    expect(forecasts.reads).toBe(1);
  });

  it('are found by their node id, with whose they are', async () => {
    const { ask } = setUp();
    const { data } = await ask(`{
      team: forecast(id: "FaceoffForecast:team:TOR:next_5") {
        player { name } team { abbreviation forecasts(spans: [NEXT_1]) { games } }
      }
      player: forecast(id: "player:8471675:next_1") { player { name } team { id } issuedTime }
      unknown: forecast(id: "player:1:next_1") { id }
      noId: forecast(id: "what") { id }
    }`);
    expect(data).toEqual({
      team: { player: null, team: { abbreviation: 'TOR', forecasts: [{ games: 1 }] } },
      player: {
        player: { name: 'Player 8471675' },
        team: null,
        issuedTime: '2024-10-09T00:00:00.000Z',
      },
      unknown: null,
      noId: null,
    });
  });

  it('answer what if, all questions of a request in one read, alike ones asked once', async () => {
    const { ask, forecasts } = setUp();
    const { data, errors } = await ask(`{
      a: player(id: "8471675") {
        forecast(opponents: [{ team: "bos" }, { team: "TOR", isHome: false }]) {
          games opponents drawsTaken { p10 p90 } explanation { part } issuedTime knownThrough
        }
        again: forecast(opponents: [{ team: "BOS" }, { team: "TOR", isHome: false }]) { games }
      }
      b: player(id: "1") { forecast(opponents: [{ team: "BOS" }]) { games } }
      c: forecast(id: "team:TOR:next_5") { team { forecast(opponents: [{ team: "BOS" }]) { games } } }
    }`);
    expect(errors).toBeUndefined();
    expect(data).toEqual({
      a: {
        forecast: {
          games: 2,
          opponents: ['BOS', 'TOR'],
          drawsTaken: { p10: 12, p90: 18 },
          explanation: [{ part: 'LEVEL' }],
          issuedTime: '2024-10-09T00:00:00.000Z',
          knownThrough: '2024-10-08',
        },
        again: { games: 2 },
      },
      b: { forecast: null },
      c: { team: { forecast: { games: 1 } } },
    });
    // One read by id, and the what-ifs: those of the players together, then the team's.
    expect(forecasts.reads).toBeLessThanOrEqual(3);
  });

  it.each([
    ['[]', 'Expected 1 to 82 opponents, got 0.'],
    [
      '[{ team: "XXX" }]',
      'Expected opponents that are teams: no team is called XXX; known are BOS, TOR.',
    ],
  ])('refuse the opponents %s in words', async (opponents, message) => {
    const { data, errors } = await setUp().ask(
      `{ player(id: "8471675") { name forecast(opponents: ${opponents}) { games } } }`,
    );
    expect(data).toEqual({ player: { name: 'Player 8471675', forecast: null } });
    expect(errors?.map((e) => [e.message, e.extensions?.code])).toEqual([
      [message, 'BAD_USER_INPUT'],
    ]);
  });

  it('say how far to trust them', async () => {
    const { data } = await setUp().ask(
      '{ forecastAccuracy { measure wape coverage80 baselineWape } }',
    );
    expect(data).toEqual({
      forecastAccuracy: [
        { measure: 'DRAWS_TAKEN', wape: 0.21, coverage80: 0.8, baselineWape: 0.23 },
      ],
    });
  });
});

describe('redacted records', () => {
  const page = (args: string) =>
    `{ redactedRecords(source: "fan-messages" ${args}) {
      nodes { id content redactions { type count path } } pageInfo { hasNextPage endCursor }
    } }`;

  it('come page by page, each reading in the access log', async () => {
    const { ask, records } = setUp();
    const first = await ask(page('first: 2'));
    const { nodes, pageInfo } = first.data.redactedRecords as unknown as {
      nodes: { id: string; content: string }[];
      pageInfo: { hasNextPage: boolean; endCursor: string };
    };
    expect(nodes.map(({ id }) => id)).toEqual(['RedactedRecord:r3', 'RedactedRecord:r2']);
    expect(nodes[0]?.content).toBe('{"text":"Call me, *** ***"}');
    expect(pageInfo.hasNextPage).toBe(true);
    const second = await ask(page(`first: 2, after: "${pageInfo.endCursor}"`));
    expect(JSON.stringify(second.data)).toContain('RedactedRecord:r1');
    expect(records.entries.map(({ caller, recordIds }) => [caller, recordIds])).toEqual([
      ['development', ['r3', 'r2']],
      ['development', ['r1']],
    ]);
  });

  it('are chosen by what was taken out, and found by id', async () => {
    const { ask, records } = setUp();
    const chosen = await ask(page('containing: [EMAIL]'));
    expect(JSON.stringify(chosen.data)).toContain('"type":"EMAIL","count":2,"path":"$.a"');
    expect(JSON.stringify(chosen.data)).not.toContain('r1');
    const { data } = await ask(
      '{ redactedRecord(id: "r1") { receivedTime } gone: redactedRecord(id: "r9") { id } }',
    );
    expect(data).toEqual({
      redactedRecord: { receivedTime: '1970-01-01T00:00:01.000Z' },
      gone: null,
    });
    expect(records.entries.map(({ action }) => action)).toEqual(['list', 'get', 'get']);
  });

  it('are not read, nor listed, without the scope', async () => {
    const { ask, records } = setUp({ id: 'partner', scopes: ['public'] });
    for (const text of [page(''), '{ redactedRecord(id: "r1") { id } }']) {
      const { data, errors } = await ask(text);
      expect(Object.values(data)).toEqual([null]);
      expect(errors?.[0]?.extensions.code).toBe('FORBIDDEN');
    }
    expect(records.entries).toEqual([]);
  });

  it('refuse pages, times and cursors that lie', async () => {
    const { ask } = setUp();
    const lies = [
      'first: -1',
      'first: 1000000',
      'after: "bm90LW91cnM"',
      'from: "1970-01-02T00:00:00.000Z", to: "1970-01-01T00:00:00.000Z"',
      'from: "1900-01-01T00:00:00.000Z"',
    ];
    for (const lie of lies) {
      const { errors } = await ask(page(lie));
      expect(errors?.[0]?.extensions.code, lie).toBe('BAD_USER_INPUT');
    }
  });
});
