import {
  type DocumentNode,
  execute,
  type FieldNode,
  type FragmentDefinitionNode,
  type GraphQLError,
  type GraphQLFormattedError,
  type GraphQLSchema,
  getArgumentValues,
  getOperationAST,
  getVariableValues,
  Kind,
  parse,
  type SelectionSetNode,
} from 'graphql';
import type { Publication } from '../publish/publication.ts';
import { type CompiledSelection, compileSelection } from './compiledSelection.ts';
import { operationOf } from './operationOf.ts';
import type { GameFacts, Operation, Topic } from './ports.ts';
import type { StreamItem } from './streamItem.ts';
import { STREAMS } from './streams.ts';

/** An operation ready to run: parsed once, its arguments known. */
export interface PreparedOperation {
  readonly key: string;
  /** Equal for operations that differ in their filters alone: equal bytes for the same item. */
  readonly renderKey: string;
  readonly topic: Topic;
  matches(publication: Publication, game: GameFacts | undefined): boolean;
  toItem(publication: Publication, previous: number | undefined): StreamItem;
  /** Executes the selection on the item; the `payload` of a `next` message as JSON. */
  render(item: StreamItem): Promise<string>;
}

/** What execution needs beside the operation: made by the resolvers' room. */
export interface Execution {
  readonly schema: GraphQLSchema;
  /** One context for one execution. */
  contextFor(scope: string): unknown;
  /** The same masking as over HTTP. */
  formatError(error: GraphQLError): GraphQLFormattedError;
}

/** The stored operation has no field that streams; validation lets none through. */
export class NotAStreamError extends Error {
  override readonly name = 'NotAStreamError';
}

/** Parses a stored operation and finds its stream and arguments. */
export function prepareOperation(
  operation: Operation,
  { schema, contextFor, formatError }: Execution,
): PreparedOperation {
  const document = parse(operation.document, { noLocation: true });
  const { field, node, args } = findStream(document, operation, schema);
  const stream = STREAMS[field];
  if (!stream) throw new NotAStreamError(`Expected a stream of this schema, got ${field}`);
  const { operationName, variables } = operation;
  let compiled: CompiledSelection | undefined = compileSelection(
    schema,
    document,
    operationName,
    variables,
  );
  return {
    key: operation.key,
    renderKey: operationOf(document, node, operation, () => true).key,
    topic: stream.topic(args as never),
    matches: (publication, game) => stream.matches(publication, args as never, game),
    toItem: (publication, previous) => stream.toItem(publication, previous),
    async render(item) {
      const rootValue = { [field]: item };
      const contextValue = contextFor(operation.scope);
      const data = compiled?.(rootValue, contextValue);
      if (data) return JSON.stringify({ data });
      // What is not plain once, as a field that reads a table, is so again.
      compiled = undefined;
      const result = await execute({
        schema,
        document,
        rootValue,
        contextValue,
        variableValues: variables,
        operationName,
      });
      return JSON.stringify(
        result.errors ? { ...result, errors: result.errors.map(formatError) } : result,
      );
    },
  };
}

/** The subscription's field and its coerced arguments. */
export function findStream(
  document: DocumentNode,
  { operationName, variables }: Pick<Operation, 'operationName' | 'variables'>,
  schema: GraphQLSchema,
): { readonly field: string; readonly node: FieldNode; readonly args: Record<string, unknown> } {
  const definition = getOperationAST(document, operationName);
  const type = schema.getSubscriptionType();
  if (definition?.operation !== 'subscription' || !type) {
    throw new NotAStreamError('Expected a subscription');
  }
  const fragments = new Map(
    document.definitions
      .filter((d): d is FragmentDefinitionNode => d.kind === Kind.FRAGMENT_DEFINITION)
      .map((d) => [d.name.value, d]),
  );
  const node = firstField(definition.selectionSet, fragments);
  const field = node && type.getFields()[node.name.value];
  if (!node || !field) throw new NotAStreamError('Expected a field of Subscription');
  const coerced = getVariableValues(schema, definition.variableDefinitions ?? [], variables);
  if (coerced.errors) throw coerced.errors[0];
  return { field: field.name, node, args: getArgumentValues(field, node, coerced.coerced) };
}

function firstField(
  { selections }: SelectionSetNode,
  fragments: ReadonlyMap<string, FragmentDefinitionNode>,
): FieldNode | undefined {
  for (const selection of selections) {
    if (selection.kind === Kind.FIELD) return selection;
    const set =
      selection.kind === Kind.INLINE_FRAGMENT
        ? selection.selectionSet
        : fragments.get(selection.name.value)?.selectionSet;
    const found = set && firstField(set, fragments);
    if (found) return found;
  }
  return undefined;
}
