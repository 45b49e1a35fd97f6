import { buildSchema, execute, parse, validate } from 'graphql';
import { describe, expect, it } from 'vitest';
import { ALL_SCOPES, DEVELOPMENT, type Identity } from '../../src/resolvers/identity.ts';
import { guardScopes, scopeRule } from '../../src/resolvers/requiresScope.ts';
import { buildFaceoffSchema } from '../../src/resolvers/schema.ts';

const PARTNER: Identity = { id: 'partner', scopes: ['public'] };

function smallSchema() {
  const schema = buildSchema(`
    directive @requiresScope(scope: String!) on FIELD_DEFINITION | OBJECT
    interface Node { id: ID! }
    type Open implements Node { id: ID! secret: String @requiresScope(scope: "presence") }
    type Closed implements Node @requiresScope(scope: "training-data") { id: ID! value: Int }
    type Query { open: Open closed: Closed node: Node }
  `);
  for (const field of Object.values(schema.getQueryType()?.getFields() ?? {})) {
    field.resolve = () => ({ __typename: field.name === 'open' ? 'Open' : 'Closed', id: '1' });
  }
  guardScopes(schema);
  return schema;
}
const schema = smallSchema();
const refused = (text: string, identity = PARTNER) =>
  validate(schema, parse(text), [scopeRule(identity)]).map(({ message }) => message);

describe('@requiresScope', () => {
  it('refuses a document by a field, by a type that is returned, and by a type named in it', () => {
    expect(refused('{ open { id } }')).toEqual([]);
    expect(refused('{ open { secret } }')).toEqual([
      'Open.secret needs a key with the scope presence.',
    ]);
    expect(refused('{ closed { __typename } }')).toContain(
      'Query.closed needs a key with the scope training-data.',
    );
    expect(refused('{ node { ... on Closed { value } } }')).toEqual([
      'Closed.value needs a key with the scope training-data.',
    ]);
    expect(refused('{ open { secret } closed { id } }', DEVELOPMENT)).toEqual([]);
    expect(refused('{ open { secret } }', { id: 'p', scopes: ['presence'] })).toEqual([]);
  });

  it('guards what an interface hides from the document', async () => {
    const document = parse('{ node { id } }');
    const hidden = await execute({ schema, document, contextValue: { identity: PARTNER } });
    expect(hidden.data?.node).toBeNull();
    expect(hidden.errors?.[0]?.extensions.code).toBe('FORBIDDEN');
    const shown = await execute({ schema, document, contextValue: { identity: DEVELOPMENT } });
    expect(shown.data?.node).toEqual({ id: '1' });
  });

  it('names only scopes that a key can have', () => {
    const wrong = buildSchema(`
      directive @requiresScope(scope: String!) on FIELD_DEFINITION
      type Query { a: Int @requiresScope(scope: "everything") }`);
    expect(() => guardScopes(wrong)).toThrow(/at Query.a, got everything/);
  });

  it('stands on redacted records and on who follows a game', () => {
    const fields = buildFaceoffSchema().getTypeMap();
    const notes = Object.values(fields).flatMap((type) =>
      'getFields' in type
        ? Object.values(type.getFields())
            .filter(({ extensions }) => ALL_SCOPES.includes(extensions.requiredScope))
            .map(({ name }) => `${type.name}.${name}`)
        : [],
    );
    expect(notes).toEqual(
      expect.arrayContaining(['Query.redactedRecord', 'Query.redactedRecords', 'Game.audience']),
    );
  });
});
