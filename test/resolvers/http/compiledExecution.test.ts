import { readFileSync } from 'node:fs';
import { ApolloServer } from '@apollo/server';
import {
  buildSchema,
  type GraphQLError,
  type GraphQLFormattedError,
  type GraphQLObjectType,
  type GraphQLSchema,
  parse,
} from 'graphql';
import { beforeAll, describe, expect, it } from 'vitest';
import type { GraphQLContext } from '../../../src/resolvers/context.ts';
import { compiledExecution } from '../../../src/resolvers/http/compiledExecution.ts';
import { DEVELOPMENT, type Identity } from '../../../src/resolvers/identity.ts';
import { buildFaceoffSchema } from '../../../src/resolvers/schema.ts';
import { memoryResolverContext } from '../../support/memoryResolverContext.ts';
import { GAME_ID } from '../../support/publications.ts';

type Variables = Readonly<Record<string, unknown>>;

/** Asked often enough to be compiled, then as Apollo Server executes it: both as a client reads them. */
async function both(
  schema: GraphQLSchema,
  query: string,
  variables: Variables,
  contextValue: () => object,
) {
  const compilations: boolean[] = [];
  const ask = async (isCompiling: boolean) => {
    const beneath: unknown[] = [];
    const formatError = (formatted: GraphQLFormattedError, error: unknown) => {
      beneath.push((error as GraphQLError).originalError?.message);
      return formatted;
    };
    const onCompiled = (isCompiled: boolean) => void compilations.push(isCompiled);
    const server = new ApolloServer({
      schema,
      introspection: true,
      includeStacktraceInErrorResponses: false,
      formatError,
      plugins: isCompiling ? [compiledExecution({ schema, formatError, onCompiled })] : [],
    });
    for (let use = 1; ; use++) {
      beneath.length = 0;
      const { http, body } = await server.executeOperation(
        { query, variables },
        { contextValue: contextValue() },
      );
      if (body.kind !== 'single') throw new Error('expected one result');
      if (isCompiling && use < 4) continue;
      await server.stop();
      const { data, errors = [] } = body.singleResult;
      return {
        status: http.status,
        data: JSON.parse(JSON.stringify(data ?? null)) as unknown,
        // Those of one answer come in no order.
        errors: errors.map((error, i) => JSON.stringify([error, beneath[i]])).sort(),
      };
    }
  };
  const answers = { compiled: await ask(true), plain: await ask(false) };
  expect(compilations).toEqual(query.includes('__type(') ? [] : [true]);
  return answers;
}

const GAME = `query ($id: ID!, $first: Int, $deep: Boolean!) { game(id: $id) { ...G } other: game(id: "x") { gameId } }
  fragment G on Game { __typename id status date homeTeam { abbreviation } predictions(first: $first) {
    pageInfo { hasNextPage endCursor } nodes { ...P @include(if: $deep) sequence eventTime } } }
  fragment P on FaceoffPrediction { id home { player { name career { share } lastGameDate } } away { name }
    situation { clock strength { text } } reasons { text } change { homeProbabilityChange } }`;

describe('compiled execution', () => {
  let schema: GraphQLSchema;
  let contextFor: (identity: Identity) => GraphQLContext;
  beforeAll(async () => {
    schema = buildFaceoffSchema();
    contextFor = await memoryResolverContext();
  });

  it.each<[string, string, Variables]>([
    ['variables, fragments and @include', GAME, { id: GAME_ID, first: 3, deep: true }],
    ['@include of nothing', GAME, { id: GAME_ID, first: 2, deep: false }],
    ['a default of the schema', GAME, { id: GAME_ID, deep: true }],
    ['null for a variable', GAME, { id: GAME_ID, first: null, deep: true }],
    ['a missing variable', GAME, { first: 1, deep: true }],
    ['a variable of another type', GAME, { id: GAME_ID, first: 'many', deep: true }],
    ['a variable that is too large', GAME, { id: GAME_ID, first: 2 ** 40, deep: true }],
    ['an error of a caller', GAME, { id: GAME_ID, first: -1, deep: true }],
    [
      'a scalar of ours',
      'query ($d: Date!) { games(date: $d) { gameId date } }',
      { d: '2018-11-03' },
    ],
    ['a scalar of ours, wrong', 'query ($d: Date!) { games(date: $d) { gameId } }', { d: 'today' }],
    ['an interface', `{ player(id: "8471675") { __typename ... on Node { id } } }`, {}],
    ['introspection', '{ __type(name: "Game") { name fields { name } } }', {}],
  ])('answers as graphql-js does: %s', async (_, text, variables) => {
    const { compiled, plain } = await both(schema, text, variables, () => contextFor(DEVELOPMENT));
    expect(compiled).toEqual(plain);
  });

  it.each([
    ['{ list { name } }'],
    ['{ list { name strict } }'],
    ['{ list { late } }'],
    ['{ absent { name } }'],
    ['{ list { wrong } }'],
  ])('nulls and reports what fails as graphql-js does: %s', async (text) => {
    const failing = failingSchema();
    const { compiled, plain } = await both(failing, text, {}, () => ({}));
    expect(compiled).toEqual(plain);
  });

  it('answers every example of docs/api.md as graphql-js does', async () => {
    const page = readFileSync('docs/api.md', 'utf8');
    const examples = [...page.matchAll(/\n```graphql\n(.*?)```/gs)].map(([, text = '']) => text);
    expect(examples.length).toBeGreaterThan(5);
    for (const text of examples) {
      if (parse(text).definitions.some((one) => 'operation' in one && one.operation !== 'query')) {
        continue;
      }
      const { compiled, plain } = await both(schema, text, {}, () => contextFor(DEVELOPMENT));
      expect(compiled, text).toEqual(plain);
    }
  });
});

/** Fields that throw, come late, and are null where they may not be. */
function failingSchema(): GraphQLSchema {
  const schema = buildSchema(`
    type Query { list: [Item] absent: Item! }
    type Item { name: String strict: String! late: String! wrong: Int }
  `);
  const set = (type: string, field: string, resolve: (n: number) => unknown) => {
    (schema.getType(type) as GraphQLObjectType).getFields()[field]!.resolve = resolve as never;
  };
  set('Query', 'list', () => [0, 1, 2]);
  set('Query', 'absent', () => null);
  set('Item', 'name', (n) => {
    if (n === 1) throw new Error('secret of a table');
    return `item ${n}`;
  });
  set('Item', 'strict', (n) => (n === 2 ? null : 'here'));
  set('Item', 'late', async (n) => {
    await undefined;
    if (n === 1) throw new Error('late');
    return 'x';
  });
  set('Item', 'wrong', () => 'no number');
  return schema;
}
