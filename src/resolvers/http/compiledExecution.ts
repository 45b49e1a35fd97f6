import type { GatewayInterface } from '@apollo/server-gateway-interface';
import {
  type DocumentNode,
  type ExecutionResult,
  execute,
  GraphQLError,
  type GraphQLSchema,
  Kind,
  visit,
} from 'graphql';
import { type CompiledQuery, compileQuery, isCompiledQuery } from 'graphql-jit';

/** Compiles on this use of a document: a document asked once costs more to compile than to run. */
const COMPILED_AT_USE = 3;
/** Documents and operations remembered; beyond it all are forgotten. */
const MAX_REMEMBERED = 500;

interface Remembered {
  uses: number;
  /** `undefined`: not yet; `null`: it cannot be compiled. */
  compiled: CompiledQuery | null | undefined;
}

/**
 * Runs operations that are asked often as compiled functions (graphql-jit), others by graphql-js.
 * Apollo Server takes an executor only as that of a gateway, so one is given that has no subgraphs
 * (docs/decisions/056).
 *
 * @param onCompiled - told once an operation: whether it could be compiled
 */
export function compiledExecution(
  schema: GraphQLSchema,
  onCompiled: (isCompiled: boolean) => void = () => undefined,
): GatewayInterface {
  const remembered = new Map<string, Remembered>();

  function compiledOf(document: DocumentNode, source: string, operationName: string | null) {
    const key = `${operationName ?? ''} ${source}`;
    let known = remembered.get(key);
    if (!known) {
      if (remembered.size >= MAX_REMEMBERED) remembered.clear();
      known = { uses: 0, compiled: isCompilable(document) ? undefined : null };
      remembered.set(key, known);
    }
    known.uses++;
    if (known.compiled === undefined && known.uses >= COMPILED_AT_USE) {
      const compiled = compileQuery(schema, document, operationName ?? undefined);
      known.compiled = isCompiledQuery(compiled) ? compiled : null;
      onCompiled(known.compiled !== null);
    }
    return known.compiled ?? undefined;
  }

  return {
    onSchemaLoadOrUpdate(callback) {
      callback({ apiSchema: schema, coreSupergraphSdl: '' });
      return () => undefined;
    },
    async load() {
      return {
        async executor({ document, source, operationName, context, request }) {
          const variableValues = request.variables ?? {};
          const compiled = compiledOf(document, source, operationName);
          if (!compiled) {
            return execute({
              schema,
              document,
              contextValue: context,
              variableValues,
              operationName,
            });
          }
          const result = (await compiled.query(
            undefined,
            context,
            variableValues,
          )) as ExecutionResult;
          if (result.errors) return { ...result, errors: result.errors.map(asGraphqlJs) };
          return result;
        },
      };
    },
    async stop() {},
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
