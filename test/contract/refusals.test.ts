import type { ServerResponse } from 'node:http';
import { PutItemCommand } from '@aws-sdk/client-dynamodb';
import { createClient } from 'graphql-ws';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { WebSocket } from 'ws';
import { DynamoApiKeys } from '../../src/aws/dynamoApiKeys.ts';
import { DynamoDecidedDraws } from '../../src/aws/dynamoDecidedDraws.ts';
import { DynamoProfileWriter } from '../../src/aws/dynamoProfileWriter.ts';
import { DynamoRedactedRecords } from '../../src/aws/dynamoRedactedRecords.ts';
import { newProfile } from '../../src/history/records/playerProfile.ts';
import type { StoredKey } from '../../src/resolvers/keys/apiKey.ts';
import { issueKey } from '../../src/resolvers/keys/issueKey.ts';
import { HOSTILE_DOCUMENTS } from '../resolvers/limits/hostileDocuments.ts';
import { MISUSED_ARGUMENTS } from '../resolvers/limits/misusedArguments.ts';
import { type BundledApi, startBundledApi } from '../support/bundledApi.ts';
import { redactedRecord } from '../support/memoryRecords.ts';

/**
 * What partners get wrong, and what fails behind them, over HTTP and WebSocket alike: through the
 * deployed bundles, with keys as in the cloud.
 */
interface Answer {
  readonly data?: Readonly<Record<string, unknown>> | null;
  readonly errors?: readonly {
    readonly message: string;
    readonly extensions: { readonly code: string; readonly correlationId?: string };
  }[];
  readonly extensions?: { readonly cost: number; readonly remaining: number };
}
type Ask = (query: unknown, key?: string) => Promise<Answer>;

const GAME = '2018020204';
const EXAMPLE_DRAW = {
  gameId: GAME,
  faceoffId: `${GAME}-1-01`,
  ordinal: 1,
  season: '20182019',
  gameDate: '2018-11-03',
  period: 1,
  periodSecondsElapsed: 0,
  homeSpot: 'C',
  homeTakerId: '1',
  awayTakerId: '2',
  winner: 'HOME',
} as const;

let api: BundledApi;
const keys = { partner: '', small: '', expired: '', revoked: '', rinkTv: '', trusted: '' };
const { table, endpoint } = { table: () => false, endpoint: () => undefined };

beforeAll(async () => {
  api = await startBundledApi(['graphqlHttp', 'graphqlWebSocket'], { REQUIRE_KEYS: 'true' });
  const { client } = api.tables;
  const store = new DynamoApiKeys(client, 'Records');
  const make = async (name: keyof typeof keys, more: Partial<StoredKey> = {}) => {
    const rights = { name, scopes: ['public'], unitsPerMinute: 1e6, expiresAt: null } as const;
    const issued = issueKey({ ...rights, ...more }, Date.now());
    await store.create(issued.stored);
    keys[name] = issued.text;
    return issued.stored.id;
  };
  await make('partner');
  await make('small', { unitsPerMinute: 25 });
  await make('expired', { expiresAt: Date.now() - 1 });
  await store.revoke(await make('revoked'), Date.now());
  await make('rinkTv', { scopes: ['public', 'redacted-records'], sources: ['rink-tv'] });
  await make('trusted', { isTrustedOnly: true });
  const summary = { gameDate: '2018-11-03', season: '20182019', homeTeam: 'H', awayTeam: 'A' };
  const item = { PK: { S: `GAME#${GAME}` }, SK: { S: 'STATE' } };
  await client.send(
    new PutItemCommand({
      TableName: 'Game',
      Item: { ...item, summary: { S: JSON.stringify(summary) } },
    }),
  );
  await new DynamoDecidedDraws(client, 'Game').put(EXAMPLE_DRAW);
  await new DynamoProfileWriter(client, 'Game').write(
    ['1', '2'].map((playerId) => newProfile({ playerId, name: `Player ${playerId}` })),
  );
  const records = new DynamoRedactedRecords(client, 'Records', Date.now);
  for (const [id, source] of [
    ['own', 'rink-tv'],
    ['other', 'ice-radio'],
  ] as const) {
    const record = redactedRecord(id, { source, receivedAt: Date.now() - 1000 });
    await records.put({ ...record, rawFingerprint: 'a', redactedFingerprint: 'b' });
  }
});
afterAll(() => api?.close());
afterEach(() => Object.assign(api.faults, { table, endpoint }));

const overHttp: Ask = async (query, key = keys.partner) => {
  const response = await fetch(api.httpUrl, {
    method: 'POST',
    headers: {
      'content-type': 'application/json',
      accept: 'application/graphql-response+json, application/json',
      ...(key ? { 'x-api-key': key } : {}),
    },
    body: JSON.stringify({ query }),
  });
  return (await response.json()) as Answer;
};

const overSocket: Ask = async (query, key = keys.partner) => {
  const client = createClient({
    url: api.webSocketUrl,
    webSocketImpl: WebSocket,
    retryAttempts: 0,
    connectionParams: key ? { apiKey: key } : {},
  });
  try {
    const { value } = await client.iterate({ query: query as string }).next();
    return value as Answer;
  } catch (error) {
    return { errors: error as NonNullable<Answer['errors']> };
  } finally {
    await client.dispose();
  }
};

/** The table answers as DynamoDB does when too much is asked of it; keys are still found. */
const throttled = (body: string, response: ServerResponse): boolean => {
  if (!body.includes('"Game"')) return false;
  response.writeHead(400, { 'content-type': 'application/x-amz-json-1.0' });
  response.end(
    JSON.stringify({
      __type: 'com.amazonaws.dynamodb.v20120810#ProvisionedThroughputExceededException',
      message: 'The level of configured provisioned throughput was exceeded in table Game.',
    }),
  );
  return true;
};

it('sends who asks for a stream over HTTP to the WebSocket, as his mistake', async () => {
  const { errors } = await overHttp(
    `subscription { gameUpdated(gameId: "${GAME}") { __typename } }`,
  );
  expect(errors?.[0]?.message).toContain('WebSocket');
  expect(errors?.[0]?.extensions.code).toBe('BAD_USER_INPUT');
});

describe.each([
  ['HTTP', overHttp],
  ['WebSocket', overSocket],
] as const)('over %s', (_, ask) => {
  const code = ({ errors }: Answer) => errors?.[0]?.extensions.code;

  it.each(HOSTILE_DOCUMENTS)('refuses $name', async ({ text, code: expected }) => {
    const answer = await ask(text);
    expect(code(answer)).toBe(expected);
    expect(answer.data ?? null).toBeNull();
  });

  it('takes a mutation for a mistake of the caller: there are none', async () => {
    const answer = await ask('mutation { x }');
    expect(code(answer)).toBe('BAD_USER_INPUT');
    expect(answer.data ?? null).toBeNull();
  });

  it.each(MISUSED_ARGUMENTS)('says what is wrong with predictions(%s)', async (args, message) => {
    const answer = await ask(`{ game(id: "${GAME}") { predictions(${args}) { nodes { id } } } }`);
    expect(answer.errors?.[0]?.message).toContain(message);
  });

  it.each([
    ['first: -1', 'Expected first between 1 and 100, got -1'],
    ['first: 1000000000', 'Expected first between 1 and 100, got 1000000000'],
    ['after: "bm9wZQ"', 'Expected a cursor of a season'],
  ])('says what is wrong with faceoffs(%s)', async (args, message) => {
    const answer = await ask(`{ faceoffs(season: "20182019", ${args}) { nodes { id } } }`);
    expect(answer).toMatchObject({ data: { faceoffs: null } });
    expect(answer.errors?.[0]?.message).toContain(message);
    expect(code(answer)).toBe('BAD_USER_INPUT');
  });

  it('has nothing for unknown ids', async () => {
    const text = `{ game(id: "1") { id } player(id: "0") { id } team(id: "nobody") { id }
      forecast(id: "x") { id } nodes(ids: ["Player:0", "Game:1", "what"]) { id } }`;
    expect((await ask(text)).data).toEqual({
      ...{ game: null, player: null, team: null, forecast: null },
      nodes: [null, null, null],
    });
  });

  it.each(['', 'faceoff_guessed0_00', 'expired', 'revoked'] as const)(
    'refuses the key %j',
    async (name) => {
      const answer = await ask('{ model { version } }', name in keys ? keys[name as never] : name);
      expect(code(answer)).toBe('UNAUTHENTICATED');
    },
  );

  it('refuses a document that is not registered, of a key for registered ones', async () => {
    expect(code(await ask('{ model { version } }', keys.trusted))).toBe('DOCUMENT_NOT_TRUSTED');
  });

  it("keeps another partner's records from a key, however it asks", async () => {
    const own = await ask(
      '{ redactedRecord(id: "own") { source } redactedRecords(source: "rink-tv") { nodes { source } } }',
      keys.rinkTv,
    );
    expect(own.data).toEqual({
      redactedRecord: { source: 'rink-tv' },
      redactedRecords: { nodes: [{ source: 'rink-tv' }] },
    });
    const other = await ask(
      `{ redactedRecord(id: "other") { source } node(id: "RedactedRecord:other") { id }
         redactedRecords(source: "ice-radio") { nodes { source } } }`,
      keys.rinkTv,
    );
    expect(other.data).toEqual({ redactedRecord: null, node: null, redactedRecords: null });
    expect(other.errors).toHaveLength(1);
    expect(code(other)).toBe('FORBIDDEN');
    expect(code(await ask('{ redactedRecord(id: "own") { source } }'))).toBe('FORBIDDEN');
  });

  it('tells a key what an operation cost and what it has left, and refuses when that is too little', async () => {
    const text = '{ games(date: "2018-11-03") { homeTeam { name } } }';
    const first = await ask(text, keys.small);
    // Both transports draw on the one budget of the key.
    if (ask === overHttp) expect(first.extensions).toEqual({ cost: 20, remaining: 5 });
    expect(code(await ask(text, keys.small))).toBe('RATE_LIMITED');
    expect((await ask('{ model { version } }')).extensions?.cost).toBe(1);
  });

  it.each([
    ['is down', (response: ServerResponse) => void response.writeHead(500).end('secret words')],
    ['is slow', () => undefined],
  ])('nulls the what-if alone while the endpoint %s', async (__, respond) => {
    api.faults.endpoint = (___, response) => respond(response);
    const answer = await ask(`{ player(id: "1") { name }
      whatIf(input: { homeTakerId: "1", awayTakerId: "2" }) { homeProbability } }`);
    expect(answer.data).toEqual({ player: { name: 'Player 1' }, whatIf: null });
    expect(answer.errors).toHaveLength(1);
    expect(code(answer)).toBe('INTERNAL_SERVER_ERROR');
    expect(answer.errors?.[0]?.extensions.correlationId).toMatch(/[\w-]{8,}/);
    expect(JSON.stringify(answer)).not.toContain('secret');
  });

  it('nulls what a throttled table would have told, and says nothing of the table', async () => {
    api.faults.table = throttled;
    const answer = await ask(`{ detector { settleMillis } games(date: "2018-11-03") { gameId }
      faceoffs(season: "20182019") { nodes { id } } player(id: "1") { name } }`);
    expect(answer.data).toMatchObject({ games: null, faceoffs: null, player: null });
    expect(answer.data?.detector).toBeTruthy();
    expect(answer.errors).toHaveLength(3);
    for (const { extensions } of answer.errors ?? []) {
      expect(extensions.code).toBe('INTERNAL_SERVER_ERROR');
    }
    expect(JSON.stringify(answer)).not.toMatch(/throughput|Game\b/);
  });

  it('waits for what a table left unprocessed once', async () => {
    let isFirst = true;
    api.faults.table = (body, response) => {
      if (!body.includes('PROFILE') || !isFirst) return false;
      isFirst = false;
      const { RequestItems } = JSON.parse(body) as { readonly RequestItems: object };
      response.writeHead(200, { 'content-type': 'application/x-amz-json-1.0' });
      response.end(JSON.stringify({ Responses: {}, UnprocessedKeys: RequestItems }));
      return true;
    };
    expect((await ask('{ player(id: "2") { name } }')).data).toEqual({
      player: { name: 'Player 2' },
    });
    expect(isFirst).toBe(false);
  });
});

describe('what only one transport can be sent', () => {
  const post = (body: string) =>
    fetch(api.httpUrl, {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'x-api-key': keys.partner },
      body,
    });

  it('refuses a batch, a megabyte, and text that is no JSON over HTTP', async () => {
    expect((await post('[{"query":"{ __typename }"}]')).status).toBe(400);
    expect(
      (await post(JSON.stringify({ query: `{ __typename } #${'x'.repeat(1e6)}` }))).status,
    ).toBe(413);
    expect((await post('{')).status).toBe(400);
  });

  it.each([
    ['a batch', [{ query: '{ __typename }' }]],
    ['a megabyte', { query: `{ __typename } #${'x'.repeat(1e6)}` }],
  ])('refuses %s on a socket', async (_, payload) => {
    const socket = new WebSocket(api.webSocketUrl, 'graphql-transport-ws');
    const heard = await new Promise<string>((resolve, reject) => {
      socket.on('open', () =>
        socket.send(JSON.stringify({ type: 'connection_init', payload: { apiKey: keys.partner } })),
      );
      socket.on('message', (data) => {
        const text = String(data);
        if (text.includes('connection_ack')) {
          socket.send(JSON.stringify({ id: '1', type: 'subscribe', payload }));
        } else if (!text.includes('"ping"')) resolve(text);
      });
      socket.on('close', (closeCode) => resolve(`closed ${closeCode}`));
      socket.on('error', reject);
    });
    socket.close();
    expect(heard).toMatch(/"error"|closed (1000|1009)/);
  });
});
