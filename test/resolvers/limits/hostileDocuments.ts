const repeat = (count: number, make: (n: number) => string) =>
  Array.from({ length: count }, (_, n) => make(n)).join(' ');

/** Documents that must be refused alike on both transports, with their code. */
export const HOSTILE_DOCUMENTS = [
  {
    name: 'an overload of aliases',
    text: `{ ${repeat(40, (n) => `a${n}: model { version }`)} }`,
    code: 'QUERY_TOO_LARGE',
  },
  {
    name: 'an overload of directives',
    text: `{ ${repeat(60, () => 'model @include(if: true) { version }')} }`,
    code: 'QUERY_TOO_LARGE',
  },
  {
    name: 'nesting too deep',
    text: `{ player(id: "1") ${'{ headToHead(opponentId: "2") { opponent '.repeat(7)}{ name }${' } }'.repeat(7)} }`,
    code: 'QUERY_TOO_LARGE',
  },
  {
    name: 'circular fragments',
    text: '{ ...A } fragment A on Query { ...B } fragment B on Query { ...A }',
    code: 'GRAPHQL_VALIDATION_FAILED',
  },
  {
    name: 'too many tokens',
    text: `{ ${repeat(700, () => 'model{version}')} }`,
    code: 'GRAPHQL_PARSE_FAILED',
  },
  {
    name: 'an answer that costs too much',
    text: `{ ${repeat(20, (n) => `g${n}: games(date: "2020-01-01") { predictions(first: 100) { nodes { home { name } away { name } } } }`)} }`,
    code: 'COST_LIMIT_EXCEEDED',
  },
  {
    name: 'introspection without the right',
    text: '{ __type(name: "Game") { fields { name } } }',
    code: 'FORBIDDEN',
  },
  {
    name: 'a field behind a scope, within a fragment and under another name',
    text: '{ ...F } fragment F on Query { x: redactedRecord(id: "r1") { id } }',
    code: 'FORBIDDEN',
  },
  {
    name: 'a field of a game behind a scope',
    text: 'query Q($is: Boolean = false) { game(id: "1") { audience @include(if: $is) { connections } } }',
    code: 'FORBIDDEN',
  },
  { name: 'a syntax error', text: '{', code: 'GRAPHQL_PARSE_FAILED' },
  {
    name: 'a wrong type',
    text: '{ game(id: { a: 1 }) { id } }',
    code: 'GRAPHQL_VALIDATION_FAILED',
  },
] as const;
