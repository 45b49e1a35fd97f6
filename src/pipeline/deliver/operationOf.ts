import { createHash } from 'node:crypto';
import {
  type DocumentNode,
  type FieldNode,
  getOperationAST,
  Kind,
  print,
  type VariableDefinitionNode,
  visit,
} from 'graphql';
import type { Operation } from './ports.ts';

/** Say where a client begins, and nothing of what it gets. */
const PLACES = ['after', 'fromStart'];

/**
 * The operation that clients share: without `after` and `fromStart`, so that clients who come back
 * from different places still share one execution.
 *
 * @param stream - the subscription's field in `document`
 * @param isLeftOut - arguments of the stream that do not tell operations apart
 */
export function operationOf(
  document: DocumentNode,
  stream: FieldNode,
  {
    operationName,
    variables,
    scope,
  }: Pick<Operation, 'operationName' | 'scope'> & {
    readonly variables: Readonly<Record<string, unknown>>;
  },
  isLeftOut: (argument: string) => boolean = (argument) => PLACES.includes(argument),
): Operation {
  const used = new Set<string>();
  const withoutAfter: DocumentNode = visit(document, {
    enter(node) {
      if (node !== stream) return undefined;
      return {
        ...stream,
        arguments: (stream.arguments ?? []).filter(({ name }) => !isLeftOut(name.value)),
      };
    },
  });
  visit(withoutAfter, {
    enter(node) {
      if (node.kind === Kind.VARIABLE_DEFINITION) return false;
      if (node.kind === Kind.VARIABLE) used.add(node.name.value);
      return undefined;
    },
  });
  const isUsed = (definition: VariableDefinitionNode) => used.has(definition.variable.name.value);
  const shared: DocumentNode = {
    kind: Kind.DOCUMENT,
    definitions: withoutAfter.definitions.map((definition) =>
      definition.kind === Kind.OPERATION_DEFINITION
        ? {
            ...definition,
            variableDefinitions: (definition.variableDefinitions ?? []).filter(isUsed),
          }
        : definition,
    ),
  };
  const definitions = getOperationAST(shared, operationName)?.variableDefinitions ?? [];
  const operation = {
    document: print(shared),
    operationName,
    variables: Object.fromEntries(
      definitions
        .map(({ variable }) => variable.name.value)
        .filter((name) => variables[name] !== undefined)
        .map((name) => [name, variables[name]]),
    ),
    scope,
  };
  return {
    key: createHash('sha256').update(canonicalJson(operation)).digest('base64url'),
    ...operation,
  };
}

/** JSON with the names of every object in order. */
export function canonicalJson(value: unknown): string {
  return JSON.stringify(value, (_, inner: unknown) =>
    inner !== null && typeof inner === 'object' && !Array.isArray(inner)
      ? Object.fromEntries(Object.entries(inner).sort(([a], [b]) => (a < b ? -1 : 1)))
      : inner,
  );
}
