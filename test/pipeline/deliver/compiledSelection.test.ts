import fc from 'fast-check';
import {
  execute,
  type GraphQLNamedOutputType,
  type GraphQLObjectType,
  getNamedType,
  isAbstractType,
  isLeafType,
  isObjectType,
  isRequiredArgument,
  parse,
  validate,
} from 'graphql';
import { describe, expect, it } from 'vitest';
import { compileSelection } from '../../../src/pipeline/deliver/compiledSelection.ts';
import type { StreamItem } from '../../../src/pipeline/deliver/streamItem.ts';
import { STREAMS } from '../../../src/pipeline/deliver/streams.ts';
import { buildContext } from '../../../src/resolvers/context.ts';
import { DEVELOPMENT } from '../../../src/resolvers/identity.ts';
import { buildFaceoffSchema } from '../../../src/resolvers/schema.ts';
import { faceoffPublication, GAME_ID, gamePublication } from '../../support/publications.ts';

const schema = buildFaceoffSchema();
/** Whatever reads from outside is no plain event: here it fails, as a table that is away does. */
const ports = new Proxy({} as never, {
  get: () => new Proxy({}, { get: () => async () => Promise.reject(new Error('away')) }),
});

const ITEMS: Readonly<Record<string, readonly StreamItem[]>> = {
  faceoffPredicted: [
    { __typename: 'SubscriptionStarted', cursor: 'c' },
    { __typename: 'Lagged', missed: 3, resumeFrom: 'c' },
    toItem('faceoffPredicted', faceoffPublication(2)),
    toItem(
      'faceoffPredicted',
      faceoffPublication(3, {
        status: 'DECIDED',
        winner: 'AWAY',
        change: {
          outTaker: { playerId: '8471675', name: 'Out "Quoted" \u2028 Ä' },
          probability: 0.4,
        } as never,
        situation: { period: 4, secondsRemaining: 0, score: null, strength: null },
        reasons: [],
      }),
    ),
  ],
  gameUpdated: [
    toItem('gameUpdated', gamePublication(1)),
    toItem('gameUpdated', gamePublication(2, { change: 'SCORE', simulated: ['score'] } as never)),
  ],
  trackingUpdated: [
    {
      __typename: 'TrackingUpdated',
      snapshot: {
        gameId: GAME_ID,
        eventTimestamp: 5,
        positions: [
          { entityId: 'PUCK', x: 1, y: 2 },
          { entityId: '87', x: -1.5, y: 2, team: 'HOME', number: 87 },
        ],
      },
    },
  ],
};

function toItem(field: string, publication: object): StreamItem {
  return STREAMS[field]?.toItem(publication as never, 1) as StreamItem;
}

/** A selection set of a type: any fields, aliases, fragments and directives, to some depth. */
function selectionOf(type: GraphQLNamedOutputType, depth: number): fc.Arbitrary<string> {
  const members = isAbstractType(type)
    ? schema.getPossibleTypes(type)
    : [type as GraphQLObjectType];
  const alias = fc.constantFrom('', '', '', 'a: ', 'b: ');
  const condition = fc.constantFrom(
    '',
    '',
    '@include(if: $yes)',
    '@skip(if: $yes)',
    '@include(if: $no) @skip(if: $no)',
  );
  const ofMember = (member: GraphQLObjectType) => {
    const fields = fieldsOf(member, depth);
    // A type of objects alone has nothing to ask for at the bottom.
    if (fields.length === 0) return fc.constant(`... on ${member.name} { __typename }`);
    return fc
      .array(
        fc
          .constantFrom(...fields)
          .chain(({ name, type: named }) =>
            fc
              .tuple(
                alias,
                condition,
                isLeafType(named) ? fc.constant('') : selectionOf(named, depth - 1),
              )
              .map(
                ([as, when, inner]) =>
                  `${as && `${as.slice(0, -2)}_${name}: `}${name} ${when} ${inner}`,
              ),
          ),
        { minLength: 1, maxLength: 6 },
      )
      .map((chosen) => `... on ${member.name} { ${chosen.join(' ')} }`);
  };
  return fc
    .array(fc.constantFrom(...members).chain(ofMember), { minLength: 1, maxLength: 4 })
    .map((parts) => `{ __typename ${parts.join(' ')} }`);
}

function fieldsOf(type: GraphQLObjectType, depth: number) {
  return Object.values(type.getFields())
    .map(({ name, args, type: output }) => ({ name, args, type: getNamedType(output) }))
    .filter(
      ({ args, type: named }) => !args.some(isRequiredArgument) && (depth > 0 || isLeafType(named)),
    )
    .filter(({ type: named }) => isLeafType(named) || isObjectType(named) || isAbstractType(named));
}

/** A copy with one value somewhere replaced. */
function damaged(item: StreamItem, at: number, value: unknown): StreamItem {
  let count = 0;
  const copy = (inner: unknown): unknown => {
    if (count++ === at) return value;
    if (Array.isArray(inner)) return inner.map(copy);
    if (inner === null || typeof inner !== 'object') return inner;
    return Object.fromEntries(Object.entries(inner).map(([key, one]) => [key, copy(one)]));
  };
  return copy(item) as StreamItem;
}

const VARIABLES = { yes: true, no: false };

/** Both answers to an event as text. */
async function answers(query: string, field: string, item: unknown) {
  const document = parse(query);
  const rootValue = { [field]: item };
  const compiled = compileSelection(schema, document, null, VARIABLES);
  const data = compiled?.(rootValue, buildContext(ports, DEVELOPMENT));
  const full = await execute({
    schema,
    document,
    rootValue,
    variableValues: VARIABLES,
    contextValue: buildContext(ports, DEVELOPMENT),
  });
  return { own: data && JSON.stringify({ data }), full: JSON.stringify(full), errors: full.errors };
}

const queryOf = (field: string, selection: string) =>
  `subscription ($yes: Boolean!, $no: Boolean!) { ${field}(gameId: "${GAME_ID}") ${selection} }`;

const anyEvent = fc.constantFrom(...Object.keys(ITEMS)).chain((field) => {
  const type = schema.getSubscriptionType()?.getFields()[field]?.type;
  if (!type) throw new Error(`No stream ${field}`);
  return fc.record({
    field: fc.constant(field),
    item: fc.constantFrom(...(ITEMS[field] ?? [])),
    query: selectionOf(getNamedType(type), 4).map((selection) => queryOf(field, selection)),
  });
});

describe('compileSelection', () => {
  it('gives what graphql-js gives, for any selection, event and damage', async () => {
    let plain = 0;
    let others = 0;
    await fc.assert(
      fc.asyncProperty(
        anyEvent,
        fc.option(
          fc.record({ at: fc.nat(40), value: fc.constantFrom(null, 'x', Number.NaN, [], {}) }),
        ),
        async ({ query, field, item }, damage) => {
          // Selections that cannot be merged never come past validation.
          if (validate(schema, parse(query)).length > 0) return;
          const event = damage ? damaged(item, damage.at, damage.value) : item;
          const { own, full, errors } = await answers(query, field, event);
          if (own === undefined) others++;
          else {
            plain++;
            expect(errors).toBeUndefined();
            expect(own).toBe(full);
          }
        },
      ),
      { numRuns: 250 },
    );
    expect(plain).toBeGreaterThan(50);
    expect(others).toBeGreaterThan(0);
  });

  it.each([
    [
      'faceoffPredicted',
      `{ ...Item ... on StreamEvent { sequence cursor previousCursor } ... on Lagged { missed resumeFrom } }
       } fragment Item on FaceoffPredictedItem { __typename ... on FaceoffPredicted { prediction {
         situation { clock score { home away } strength { text } } home { name probability } reasons { text } } }`,
    ],
    [
      'gameUpdated',
      '{ __typename ... on GameUpdated { change homeTeam { abbreviation } situation { clock } } }',
    ],
    [
      'trackingUpdated',
      '{ __typename ... on TrackingUpdated { puck { x y } players { playerId team } } }',
    ],
  ])('answers ordinary selections of %s by itself', async (field, selection) => {
    const query = `subscription { ${field}(gameId: "${GAME_ID}") ${selection} }`;
    expect(validate(schema, parse(query))).toEqual([]);
    for (const item of ITEMS[field] ?? []) {
      const { own, full } = await answers(query, field, item);
      expect(own).toBe(full);
    }
  });

  it('leaves to graphql-js what reads from outside', async () => {
    const query = `subscription { gameUpdated(gameId: "${GAME_ID}") { ... on GameUpdated { homeTeam { forecasts { id } } } } }`;
    const { own } = await answers(query, 'gameUpdated', ITEMS.gameUpdated?.[0]);
    expect(own).toBeUndefined();
  });

  it('leaves to graphql-js what has a key that objects treat apart', () => {
    const document = parse('subscription { gameUpdated(gameId: "1") { __proto__: __typename } }');
    expect(compileSelection(schema, document, null, {})).toBeUndefined();
  });
});
