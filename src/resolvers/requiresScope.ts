import {
  type ASTVisitor,
  type DirectiveNode,
  defaultFieldResolver,
  GraphQLError,
  type GraphQLSchema,
  getNamedType,
  isInterfaceType,
  isObjectType,
  type ValidationContext,
  type ValidationRule,
  valueFromASTUntyped,
} from 'graphql';
import type { GraphQLContext } from './context.ts';
import { callerError } from './errors.ts';
import { ALL_SCOPES, type Identity, type Scope } from './identity.ts';

/** @throws a caller's error unless the caller has the scope */
export function requireScope(identity: Identity, scope: Scope, what: string): void {
  if (!identity.scopes.includes(scope)) throw forbidden(scope, what);
}

/**
 * Reads `@requiresScope` from the schema's text: the scope is noted on fields and types for
 * {@link scopeRule}, and their resolvers are guarded, since an interface hides from a document's text
 * what its answer will hold.
 *
 * @throws when the schema names a scope that is none
 */
export function guardScopes(schema: GraphQLSchema): void {
  for (const type of Object.values(schema.getTypeMap())) {
    if (!isObjectType(type)) continue;
    const ofType = scopeOf(type.astNode?.directives, type.name);
    if (ofType) Object.assign(type.extensions, { [NOTE]: ofType });
    for (const field of Object.values(type.getFields())) {
      const name = `${type.name}.${field.name}`;
      const ofField = scopeOf(field.astNode?.directives, name);
      if (ofField) Object.assign(field.extensions, { [NOTE]: ofField });
      const needed = ofField ?? ofType;
      if (!needed) continue;
      const resolve = field.resolve ?? defaultFieldResolver;
      field.resolve = (source, args, context: GraphQLContext, info) => {
        requireScope(context.identity, needed, name);
        return resolve(source, args, context, info) as unknown;
      };
    }
  }
}

/** A document may ask only for what its caller's scopes allow: fields, types, introspection. */
export function scopeRule({ scopes }: Identity): ValidationRule {
  return (context: ValidationContext): ASTVisitor => ({
    Field(node) {
      const field = context.getFieldDef();
      const parent = context.getParentType();
      if (!field || !parent) return;
      const type = getNamedType(field.type);
      const needed = new Set([
        noteOf(field),
        noteOf(type),
        isObjectType(parent) || isInterfaceType(parent) ? noteOf(parent) : undefined,
        field.name === '__schema' || field.name === '__type'
          ? ('introspection' as const)
          : undefined,
      ]);
      for (const scope of needed) {
        if (scope === undefined || scopes.includes(scope)) continue;
        const { message, extensions } = forbidden(scope, `${parent.name}.${field.name}`);
        context.reportError(new GraphQLError(message, { nodes: node, extensions }));
      }
    },
  });
}

/** Where the scope is noted on a field or a type. */
const NOTE = 'requiredScope';

function noteOf({ extensions }: { readonly extensions: object }): Scope | undefined {
  return (extensions as { readonly [NOTE]?: Scope })[NOTE];
}

function forbidden(scope: Scope, what: string): GraphQLError {
  return callerError('FORBIDDEN', `${what} needs a key with the scope ${scope}.`);
}

function scopeOf(directives: readonly DirectiveNode[] | undefined, place: string) {
  const directive = directives?.find(({ name }) => name.value === 'requiresScope');
  if (!directive) return undefined;
  const given = directive.arguments?.find(({ name }) => name.value === 'scope')?.value;
  const value = given && valueFromASTUntyped(given);
  const scope = ALL_SCOPES.find((known) => known === value);
  if (scope) return scope;
  throw new Error(`Expected a scope of ${ALL_SCOPES.join(', ')} at ${place}, got ${value}`);
}
