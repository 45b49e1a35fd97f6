import { stat } from 'node:fs/promises';
import { PutItemCommand } from '@aws-sdk/client-dynamodb';
import { getIntrospectionQuery, graphqlSync } from 'graphql';
import { serverAudits } from 'graphql-http';
import { createClient } from 'graphql-ws';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { WebSocket } from 'ws';
import { DynamoApiKeys } from '../../src/aws/dynamoApiKeys.ts';
import { DynamoPublicationLog } from '../../src/aws/dynamoPublicationLog.ts';
import { issueKey } from '../../src/resolvers/keys/issueKey.ts';
import { buildFaceoffSchema } from '../../src/resolvers/schema.ts';
import { type BundledApi, startBundledApi } from '../support/bundledApi.ts';
import { faceoffPublication, GAME_ID } from '../support/publications.ts';
import { openStreamOf } from '../support/streamClient.ts';

let api: BundledApi;
beforeAll(async () => {
  api = await startBundledApi(['deliver', 'graphqlHttp', 'graphqlWebSocket'], {
    AUDIENCE_SHARDS: '3',
  });
});
afterAll(() => api?.close());

describe('the deployed bundles', () => {
  it('are small: the HTTP one below 1.7 MB', async () => {
    const { size } = await stat('dist/handlers/graphqlHttp/index.mjs');
    expect(size).toBeLessThan(1_700_000);
  });

  it('have the schema that the sources have', async () => {
    const query = getIntrospectionQuery();
    const response = await fetch(api.httpUrl, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ query }),
    });
    const { data } = (await response.json()) as { data: unknown };
    const own = graphqlSync({ schema: buildFaceoffSchema(), source: query });
    expect(JSON.stringify(data)).toBe(JSON.stringify(own.data));
  });

  it('answer a query and stream a publication through three shards', async () => {
    const { tables, functions, httpUrl, webSocketUrl: url } = api;
    const log = new DynamoPublicationLog(tables.client, 'Game', { now: Date.now });
    const summary = {
      gameDate: '2018-11-03',
      season: '20182019',
      homeTeam: 'HOM',
      awayTeam: 'AWY',
      status: 'LIVE',
      homeScore: 0,
      awayScore: 0,
      period: 1,
      lastSequence: 2,
    };
    await tables.client.send(
      new PutItemCommand({
        TableName: 'Game',
        Item: {
          PK: { S: `GAME#${GAME_ID}` },
          SK: { S: 'STATE' },
          GSI1PK: { S: 'DATE#2018-11-03' },
          GSI1SK: { S: `GAME#${GAME_ID}` },
          summary: { S: JSON.stringify(summary) },
        },
      }),
    );
    await log.append([faceoffPublication(1)]);

    const query = `subscription { faceoffPredicted(gameId: "${GAME_ID}") { __typename ... on FaceoffPredicted { sequence } } }`;
    const day =
      'subscription { faceoffPredictedOn(date: "2018-11-03") { __typename ... on FaceoffPredicted { sequence } } }';
    const streams = Array.from({ length: 6 }, (_, n) => openStreamOf(url, n % 2 ? day : query));
    for (const stream of streams) {
      expect(await stream.next()).toEqual({ __typename: 'SubscriptionStarted' });
    }
    await log.append([faceoffPublication(2)]);
    await functions.get('deliver')?.invoke(JSON.stringify({ gameId: GAME_ID }));
    for (const stream of streams) {
      expect(await stream.next()).toEqual({ __typename: 'FaceoffPredicted', sequence: 2 });
    }

    const response = await fetch(httpUrl, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({
        query: `{ games(date: "2018-11-03") { gameId audience { connections subscribers }
          predictions { nodes { sequence } } faceoffs { nodes { id } } } model { version } }`,
      }),
    });
    expect(await response.json()).toMatchObject({
      data: {
        games: [
          {
            gameId: GAME_ID,
            audience: { connections: 3, subscribers: 3 },
            predictions: { nodes: [{ sequence: 1 }, { sequence: 2 }] },
            faceoffs: { nodes: [] },
          },
        ],
        model: null,
      },
    });
    for (const stream of streams) await stream.close();
  });

  it('end the stream of a key that was revoked, and no other', async () => {
    const { tables, functions, webSocketUrl: url } = api;
    const gameId = 'revoked-1';
    const keys = new DynamoApiKeys(tables.client, 'Records');
    const issued = async (name: string) => {
      const key = issueKey(
        { name, scopes: ['public'], unitsPerMinute: 1000, expiresAt: null },
        Date.now(),
      );
      await keys.create(key.stored);
      return { text: key.text, id: key.stored.id };
    };
    const [good, bad] = [await issued('good'), await issued('bad')];
    const follow = (apiKey: string) => {
      const client = createClient({
        url,
        webSocketImpl: WebSocket,
        connectionParams: { apiKey },
      });
      const query = `subscription { faceoffPredicted(gameId: "${gameId}") { __typename } }`;
      return { client, stream: client.iterate({ query }) };
    };
    const [kept, ended] = [follow(good.text), follow(bad.text)];
    for (const { stream } of [kept, ended]) expect((await stream.next()).done).toBe(false);
    await keys.revoke(bad.id, Date.now());
    const log = new DynamoPublicationLog(tables.client, 'Game', { now: Date.now });
    await log.append([faceoffPublication(1, { gameId })]);
    await functions.get('deliver')?.invoke(JSON.stringify({ gameId }));
    expect(JSON.stringify(await kept.stream.next())).toContain('FaceoffPredicted');
    const reason = await ended.stream.next().catch((error: unknown) => error);
    expect(JSON.stringify(reason)).toContain('EXPIRED');
    for (const { client } of [kept, ended]) await client.dispose();
  });
});

describe('the local server, over HTTP', () => {
  const failed = async (headers: Readonly<Record<string, string>>) => {
    const audits = serverAudits({
      url: api.httpUrl,
      fetchFn: (url: string, init: RequestInit = {}) =>
        fetch(url, {
          ...init,
          headers: { ...(init.headers as Record<string, string>), ...headers },
        }),
    });
    const results = [];
    for (const audit of audits) {
      const result = await audit.fn();
      if (result.status !== 'ok') results.push(`${result.status} ${audit.id} ${audit.name}`);
    }
    return { audits: audits.length, results };
  };

  it('passes every audit with the preflight header', async () => {
    expect(await failed({ 'apollo-require-preflight': 'true' })).toEqual({
      audits: 61,
      results: [],
    });
  });

  it('has no error and no warning without it: what it refuses then are notices alone', async () => {
    const { results } = await failed({});
    expect(results.filter((one) => !one.startsWith('notice'))).toEqual([]);
    expect(results).toHaveLength(3);
  });

  it('refuses what a page of another site could send without a preflight', async () => {
    const simple = { method: 'POST', body: '{"query":"{ __typename }"}' };
    for (const headers of [{ 'content-type': 'text/plain' }, {}] as Record<string, string>[]) {
      expect((await fetch(api.httpUrl, { ...simple, headers })).status).toBe(400);
    }
    const url = `${api.httpUrl}?query=%7B__typename%7D`;
    expect((await fetch(url)).status).toBe(400);
    const foreign = { 'content-type': 'application/json', origin: 'https://elsewhere.example' };
    expect((await fetch(api.httpUrl, { ...simple, headers: foreign })).status).toBe(403);
  });
});
