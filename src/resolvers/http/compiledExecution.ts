import type { ApolloServerPlugin, BaseContext } from '@apollo/server';
import {
  type DocumentNode,
  type ExecutionResult,
  GraphQLError,
  type GraphQLFormattedError,
  type GraphQLSchema,
  Kind,
  type OperationDefinitionNode,
  visit,
} from 'graphql';
import { type CompiledQuery, compileQuery, isCompiledQuery } from 'graphql-jit';

/** Compiles on this use of an operation: one asked once costs more to compile than to run. */
const COMPILED_AT_USE = 3;
/** Operations remembered; beyond it all are forgotten. */
const MAX_REMEMBERED = 500;

interface Remembered {
  uses: number;
  /** `undefined`: not yet; `null`: it cannot be compiled. */
  compiled: CompiledQuery | null | undefined;
}

export interface CompiledExecutionOptions {
  readonly schema: GraphQLSchema;
  /** As Apollo Server calls it for what it executes itself. */
  formatError(formatted: GraphQLFormattedError, error: unknown): GraphQLFormattedError;
  /** Told once an operation: whether it could be compiled. */
  readonly onCompiled?: (isCompiled: boolean) => void;
}

/**
 * Runs operations that are asked often as compiled functions (graphql-jit); others are left to Apollo
 * Server. Not by the executor of a gateway, which would hold on to every request until a full garbage
 * collection (docs/decisions/056).
 */
export function compiledExecution<Context extends BaseContext>({
  schema,
  formatError,
  onCompiled,
}: CompiledExecutionOptions): ApolloServerPlugin<Context> {
  // Apollo Server remembers documents by text: the same text, the same nodes.
  const remembered = new Map<OperationDefinitionNode, Remembered>();

  function compiledOf(document: DocumentNode, operation: OperationDefinitionNode) {
    let known = remembered.get(operation);
    if (!known) {
      if (remembered.size >= MAX_REMEMBERED) remembered.clear();
      known = { uses: 0, compiled: isCompilable(document) ? undefined : null };
      remembered.set(operation, known);
    }
    known.uses++;
    if (known.compiled === undefined && known.uses >= COMPILED_AT_USE) {
      const compiled = compileQuery(schema, document, operation.name?.value);
      known.compiled = isCompiledQuery(compiled) ? compiled : null;
      onCompiled?.(known.compiled !== null);
    }
    return known.compiled ?? undefined;
  }

  const enriched = (error: GraphQLError) => {
    const { code = 'INTERNAL_SERVER_ERROR' } = error.extensions;
    return formatError({ ...error.toJSON(), extensions: { ...error.extensions, code } }, error);
  };

  return {
    async requestDidStart() {
      return {
        async responseForOperation({ document, operation, contextValue, request, response }) {
          const compiled = compiledOf(document, operation);
          if (!compiled) return null;
          const { data, errors } = (await compiled.query(
            undefined,
            contextValue,
            request.variables ?? {},
          )) as ExecutionResult;
          // Variables that do not fit: nothing has run yet, and graphql-js says why in its own words.
          if (data === undefined) return null;
          return {
            http: response.http,
            body: {
              kind: 'single',
              singleResult: errors
                ? { data, errors: errors.map((error) => enriched(asGraphqlJs(error))) }
                : { data },
            },
          };
        },
      };
    },
  };
}

/**
 * graphql-jit's errors lack what those of graphql-js have: extensions are absent, and an error of its
 * own about an answer, such as null where none may be, has no error beneath it that would mask it.
 */
function asGraphqlJs(error: GraphQLError): GraphQLError {
  const { message, path, locations, originalError, extensions } = error;
  const beneath = originalError ?? (path ? new Error(message) : undefined);
  const made = new GraphQLError(message, {
    path: path ?? null,
    extensions: extensions ?? null,
    ...(beneath ? { originalError: beneath } : {}),
  });
  return locations ? Object.assign(made, { locations }) : made;
}

/** Introspection is asked seldom and its type is large. */
function isCompilable(document: DocumentNode): boolean {
  let isPlain = true;
  visit(document, {
    [Kind.FIELD]({ name }) {
      if (name.value === '__schema' || name.value === '__type') isPlain = false;
    },
  });
  return isPlain;
}
