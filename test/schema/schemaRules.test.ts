import { readFileSync } from 'node:fs';
import { buildSchema } from 'graphql';
import { describe, expect, it } from 'vitest';
import { schemaChanges } from '../../src/resolvers/schemaChanges.ts';
import { brokenRules } from './schemaRules.ts';

const text = readFileSync('schema.graphql', 'utf8');
/** The real schema with one text changed in it. */
const changed = (from: string, to: string): string => {
  expect(text).toContain(from);
  return text.replace(from, to);
};
const GOOD = '@deprecated(reason: "Use `date`. Removed after 2027-06-30.")';

describe('the rules of the schema', () => {
  it('are kept', () => {
    expect(brokenRules(text)).toEqual([]);
  });

  it.each([
    ['  "Draws taken."\n  taken: Int!', '  taken: Int!', 'FaceoffTally.taken: expected a desc'],
    ['  taken: Int!', '  Taken_count: Int!', 'expected a name in camelCase'],
    ['enum Hand {\n  "Left."\n  L', 'enum Hand {\n  "Left."\n  left', 'SCREAMING_CASE'],
    ['  gameId: ID!', '  gameId: String!', 'expected the type ID'],
    ['  ): FaceoffConnection', '  ): FaceoffConnection!', 'expected a nullable page'],
    ['    first: Int = 50', '    first: Int', 'expected first: Int = …'],
    ['    after: Cursor\n', '    after: String\n', 'expected after: Cursor'],
    ['date: Date!): [Game!]', 'date: Date!): [Game]', 'expected items that are not null'],
    ['date: Date!): [Game!]', 'date: Date!): [Game!]!', 'Query.games: expected a nullable type'],
    ['input OpponentInput', 'input Opponent', 'ends with Input'],
    ['  season: String!', '  season: String! @deprecated', 'expected a reason like'],
    ['  season: String!', '  season: String! @deprecated(reason: "old")', 'Removed after'],
    [
      '"Seconds of play between the draw and the goal, intermissions not counted."\n  secondsAfter',
      '"How long."\n  after',
      'expected its unit',
    ],
    ['scalar Cursor', 'scalar JSON', 'expected a scalar of'],
  ])('tell when %j becomes %j', (from, to, expected) => {
    const broken = brokenRules(
      to === 'scalar JSON'
        ? `${text}\n"Anything." scalar JSON`
        : changed(from, to).replace(
            /opponents: \[OpponentInput!\]!/g,
            to === 'input Opponent' ? 'opponents: [Opponent!]!' : 'opponents: [OpponentInput!]!',
          ),
    );
    expect(broken.join('\n')).toContain(expected);
  });

  it('take a deprecation that says what to use and until when', () => {
    expect(brokenRules(changed('  season: String!', `  season: String! ${GOOD}`))).toEqual([]);
  });
});

describe('changes for clients', () => {
  const newer = buildSchema(text);
  const older = (field: string) =>
    buildSchema(changed('type FaceoffTally {', `type FaceoffTally {\n"Old." ${field}`));

  it('are none from a schema to itself', () => {
    expect(schemaChanges(newer, newer, '2026-11-26')).toEqual({
      breaking: [],
      announced: [],
      dangerous: [],
    });
  });

  it('break where a field goes without a word, or before its day', () => {
    const gone = ['FaceoffTally.old was removed.'];
    expect(schemaChanges(older('old: Int'), newer, '2027-01-01').breaking).toEqual(gone);
    const early = schemaChanges(older(`old: Int ${GOOD}`), newer, '2027-06-30');
    expect(early).toMatchObject({ breaking: gone, announced: [] });
    const due = schemaChanges(older(`old: Int ${GOOD}`), newer, '2027-07-01');
    expect(due).toMatchObject({ breaking: [], announced: gone });
  });

  it('break where a value of an enum goes before its day', () => {
    const value = `enum Hand {\n"Both." BOTH ${GOOD}`;
    const before = buildSchema(changed('enum Hand {', value));
    expect(schemaChanges(before, newer, '2027-01-01').breaking).toEqual([
      'BOTH was removed from enum type Hand.',
    ]);
    expect(schemaChanges(before, newer, '2028-01-01').breaking).toEqual([]);
  });

  it('are dangerous where an enum gets a value', () => {
    const before = changed('  "Right."\n  R\n}', '}');
    expect(schemaChanges(buildSchema(before), newer, '2026-11-26').dangerous).toEqual([
      'R was added to enum type Hand.',
    ]);
  });
});
