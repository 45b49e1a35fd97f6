import { getOperationAST, parse } from 'graphql';
import { describe, expect, it } from 'vitest';
import { DEVELOPMENT, type Identity } from '../../../src/resolvers/identity.ts';
import { costOf } from '../../../src/resolvers/limits/costOf.ts';
import { DocumentGate } from '../../../src/resolvers/limits/documentGate.ts';
import { QUERY_LIMITS } from '../../../src/resolvers/limits/queryLimits.ts';
import { buildFaceoffSchema } from '../../../src/resolvers/schema.ts';
import { HOSTILE_DOCUMENTS } from './hostileDocuments.ts';

const schema = buildFaceoffSchema();
const gate = new DocumentGate(schema, QUERY_LIMITS);
const PARTNER: Identity = { id: 'partner', scopes: ['public'] };

function cost(text: string, variables = {}) {
  const document = parse(text);
  const operation = getOperationAST(document);
  if (!operation) throw new Error('no operation');
  return costOf(schema, document, operation, variables);
}

describe('cost', () => {
  it.each([
    ['{ model { version } }', {}, 1],
    ['{ game(id: "1") { gameId homeTeam { name } } }', {}, 2],
    ['{ games(date: "2020-01-01") { homeTeam { name } } }', {}, 20],
    ['{ game(id: "1") { faceoffs(first: 20) { nodes { id } } } }', {}, 21],
    [
      '{ game(id: "1") { predictions(first: 20) { nodes { home { name } away { name } } } } }',
      {},
      61,
    ],
    ['query ($n: Int) { game(id: "1") { faceoffs(first: $n) { nodes { id } } } }', { n: 7 }, 8],
    ['query ($n: Int) { game(id: "1") { faceoffs(first: $n) { nodes { id } } } }', { n: 'x' }, 101],
    ['{ game(id: "1") { faceoffs { nodes { id } } } }', {}, 51],
    ['{ nodes(ids: ["a", "b", "c"]) { id } }', {}, 3],
    ['query ($ids: [ID!]!) { nodes(ids: $ids) { id } }', { ids: Array(100).fill('a') }, 100],
    ['{ ...F } fragment F on Query { a: model { version } b: model { version } }', {}, 2],
  ])('of %s with %j is %d', (text, variables, expected) => {
    expect(cost(text, variables)).toBe(expected);
  });

  it('is remembered by page sizes alone', () => {
    const text = `query ($n: Int, $id: ID!, $ids: [ID!]!) {
      game(id: $id) { faceoffs(first: $n) { nodes { id } } } nodes(ids: $ids) { id } }`;
    for (const n of [7, 20, 7, 0, null, undefined, 'x', -1, 1e9, 99.5]) {
      for (const ids of [[], ['a'], ['a', 'b'], 'a', Array(500).fill('a')]) {
        const variables = { n, id: String(n), ids };
        const admitted = gate.admit(text, null, variables, PARTNER);
        expect('cost' in admitted && admitted.cost).toBe(cost(text, variables));
      }
    }
  });
});

describe('the gate', () => {
  it('refuses a stream where the transport has one answer', () => {
    const text = 'subscription { gameUpdated(gameId: "1") { __typename } }';
    const http = new DocumentGate(schema, QUERY_LIMITS, { queriesOnly: true });
    const result = http.admit(text, null, {}, PARTNER);
    expect('errors' in result && result.errors[0]?.message).toContain('WebSocket');
    expect('cost' in gate.admit(text, null, {}, PARTNER)).toBe(true);
  });

  it.each(HOSTILE_DOCUMENTS)('refuses $name', ({ text, code }) => {
    const result = gate.admit(text, null, {}, PARTNER);
    expect('errors' in result && result.errors[0]?.extensions.code).toBe(code);
  });

  it('lets only those introspect who may', () => {
    const text = '{ __schema { types { name } } }';
    expect('errors' in gate.admit(text, null, {}, PARTNER)).toBe(true);
    expect('errors' in gate.admit(text, null, {}, DEVELOPMENT)).toBe(false);
    expect('errors' in gate.admit(text, null, {}, PARTNER)).toBe(true);
  });
});
