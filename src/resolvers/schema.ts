import {
  buildASTSchema,
  type GraphQLFieldResolver,
  GraphQLScalarType,
  type GraphQLSchema,
  isObjectType,
  isScalarType,
} from 'graphql';
import { guardScopes } from './requiresScope.ts';
import { resolvers } from './resolvers.ts';
import { schemaDocument } from './schemaDocument.ts';

/**
 * The schema with its resolvers. Built once when a process starts: about as long as one query.
 *
 * @throws when a resolver has no field in the schema, or a directive names no scope
 */
export function buildFaceoffSchema(): GraphQLSchema {
  const schema = buildASTSchema(schemaDocument(), { assumeValidSDL: true });
  for (const [typeName, members] of Object.entries(resolvers)) {
    const type = schema.getType(typeName);
    if (members instanceof GraphQLScalarType && isScalarType(type)) {
      const { parseValue, parseLiteral, serialize } = members;
      Object.assign(type, { parseValue, parseLiteral, serialize });
    } else if (isObjectType(type)) {
      const fields = type.getFields();
      for (const [name, resolve] of Object.entries(members ?? {})) {
        const field = fields[name];
        if (!field) throw new Error(`Resolver ${typeName}.${name} has no field in the schema`);
        field.resolve = resolve as GraphQLFieldResolver<unknown, unknown>;
      }
    } else {
      throw new Error(`Resolvers of ${typeName} have no type in the schema`);
    }
  }
  guardScopes(schema);
  return schema;
}
