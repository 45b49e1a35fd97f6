import {
  type DocumentNode,
  type FieldNode,
  type FragmentDefinitionNode,
  type GraphQLAbstractType,
  type GraphQLField,
  GraphQLIncludeDirective,
  type GraphQLObjectType,
  type GraphQLOutputType,
  type GraphQLResolveInfo,
  type GraphQLSchema,
  GraphQLSkipDirective,
  getArgumentValues,
  getDirectiveValues,
  getOperationAST,
  getVariableValues,
  isAbstractType,
  isLeafType,
  isListType,
  isNonNullType,
  isObjectType,
  Kind,
  type SelectionNode,
  type SelectionSetNode,
  typeFromAST,
} from 'graphql';

/**
 * The data of one event. `undefined` when this event is not a plain one: something is not there yet,
 * failed, or is null where it may not be. Then graphql-js' `execute` has the answer.
 */
export type CompiledSelection = (rootValue: unknown, context: unknown) => object | undefined;

/** Answers a value as the response holds it. @throws {@link NotPlain} */
type Complete = (value: unknown, context: unknown) => unknown;

interface PlannedField {
  readonly key: string;
  resolve(source: unknown, context: unknown): unknown;
  readonly complete: Complete;
}

/** Leaves the compiled way: what was found is for graphql-js to say. */
const NOT_PLAIN = Symbol('not plain');

/** Stands for `info`, of which nothing is kept: a resolver that reads it is no plain one. */
const NO_INFO = new Proxy({} as GraphQLResolveInfo, {
  get() {
    throw NOT_PLAIN;
  },
});

/**
 * A subscription's selection with all that its document and variables settle: which fields for
 * which type, in which order, with which arguments. What is left for an event is reading its values.
 *
 * @returns `undefined` for a document that only graphql-js can answer
 * @remarks A third of `execute` for an event, text included (docs/decisions/051). Equal to it by a
 *   test over generated documents; source of the steps: GraphQL specification, October 2021, §6.
 */
export function compileSelection(
  schema: GraphQLSchema,
  document: DocumentNode,
  operationName: string | null,
  given: Readonly<Record<string, unknown>>,
): CompiledSelection | undefined {
  const operation = getOperationAST(document, operationName);
  const type = schema.getSubscriptionType();
  if (operation?.operation !== 'subscription' || !type) return undefined;
  const { coerced } = getVariableValues(schema, operation.variableDefinitions ?? [], given);
  if (!coerced) return undefined;
  const plan = new Planner(schema, document, coerced);
  const root = plainly(() => plan.fields(type, [operation.selectionSet]));
  return root && ((rootValue, context) => plainly(() => dataOf(root, rootValue, context)));
}

/** Whatever was thrown: `execute` meets it again and words it with its place. */
function plainly<Result>(work: () => Result): Result | undefined {
  try {
    return work();
  } catch {
    return undefined;
  }
}

function dataOf(fields: readonly PlannedField[], source: unknown, context: unknown): object {
  const data: Record<string, unknown> = {};
  for (const { key, resolve, complete } of fields) {
    data[key] = complete(resolve(source, context), context);
  }
  return data;
}

class Planner {
  readonly #schema: GraphQLSchema;
  readonly #variables: Record<string, unknown>;
  readonly #fragments: ReadonlyMap<string, FragmentDefinitionNode>;

  constructor(schema: GraphQLSchema, document: DocumentNode, variables: Record<string, unknown>) {
    this.#schema = schema;
    this.#variables = variables;
    this.#fragments = new Map(
      document.definitions
        .filter((d): d is FragmentDefinitionNode => d.kind === Kind.FRAGMENT_DEFINITION)
        .map((d) => [d.name.value, d]),
    );
  }

  /** Fields of an object in the order of the response. */
  fields(type: GraphQLObjectType, sets: readonly SelectionSetNode[]): readonly PlannedField[] {
    const collected = new Map<string, FieldNode[]>();
    const seen = new Set<string>();
    for (const set of sets) this.#collect(type, set, collected, seen);
    const fields = type.getFields();
    return [...collected].flatMap(([key, nodes]) => {
      // No property of an ordinary object.
      if (key === '__proto__') throw NOT_PLAIN;
      const name = nodes[0]!.name.value;
      if (name === '__typename') {
        return { key, resolve: () => type.name, complete: (value: unknown) => value };
      }
      const field = fields[name];
      return field ? this.#field(key, field, nodes) : [];
    });
  }

  #field(
    key: string,
    field: GraphQLField<unknown, unknown>,
    nodes: readonly FieldNode[],
  ): PlannedField {
    const { name, resolve } = field;
    const args = getArgumentValues(field, nodes[0]!, this.#variables);
    return {
      key,
      resolve: resolve
        ? (source, context) => resolve(source, args, context, NO_INFO)
        : (source) => propertyOf(source, name),
      complete: this.#complete(field.type, nodes),
    };
  }

  #complete(type: GraphQLOutputType, nodes: readonly FieldNode[]): Complete {
    if (isNonNullType(type)) {
      const nullable = this.#complete(type.ofType, nodes);
      return (value, context) => {
        const completed = nullable(value, context);
        if (completed === null) throw NOT_PLAIN;
        return completed;
      };
    }
    const present = this.#completePresent(type, nodes);
    return (value, context) => {
      if (value === null || value === undefined) return null;
      if (isThenable(value) || value instanceof Error) throw notPlain(value);
      return present(value, context);
    };
  }

  #completePresent(type: GraphQLOutputType, nodes: readonly FieldNode[]): Complete {
    if (isLeafType(type)) {
      return (value) => {
        const serialized = type.serialize(value);
        if (serialized === null || serialized === undefined) throw NOT_PLAIN;
        return serialized;
      };
    }
    if (isListType(type)) {
      const item = this.#complete(type.ofType, nodes);
      return (value, context) => {
        if (!Array.isArray(value)) throw NOT_PLAIN;
        return value.map((one) => item(one, context));
      };
    }
    const sets = nodes.flatMap(({ selectionSet }) => selectionSet ?? []);
    if (isAbstractType(type)) return this.#completeAbstract(type, sets);
    if (!isObjectType(type) || type.isTypeOf) return refuse;
    const fields = this.fields(type, sets);
    return (value, context) => dataOf(fields, value, context);
  }

  /** By `__typename` of the value, as graphql-js does where the schema says nothing else. */
  #completeAbstract(type: GraphQLAbstractType, sets: readonly SelectionSetNode[]): Complete {
    if (type.resolveType) return refuse;
    const plans = new Map(
      this.#schema
        .getPossibleTypes(type)
        .filter(({ isTypeOf }) => !isTypeOf)
        .map((possible) => [possible.name, this.fields(possible, sets)]),
    );
    return (value, context) => {
      const fields = plans.get(String(propertyOf(value, '__typename')));
      if (!fields) throw NOT_PLAIN;
      return dataOf(fields, value, context);
    };
  }

  #collect(
    type: GraphQLObjectType,
    { selections }: SelectionSetNode,
    collected: Map<string, FieldNode[]>,
    seen: Set<string>,
  ): void {
    for (const selection of selections) {
      if (!this.#isIncluded(selection)) continue;
      if (selection.kind === Kind.FIELD) {
        const key = selection.alias?.value ?? selection.name.value;
        const nodes = collected.get(key);
        if (nodes) nodes.push(selection);
        else collected.set(key, [selection]);
        continue;
      }
      if (selection.kind === Kind.FRAGMENT_SPREAD) {
        const name = selection.name.value;
        const fragment = this.#fragments.get(name);
        if (seen.has(name) || !fragment) continue;
        seen.add(name);
        if (this.#matches(type, fragment))
          this.#collect(type, fragment.selectionSet, collected, seen);
      } else if (this.#matches(type, selection)) {
        this.#collect(type, selection.selectionSet, collected, seen);
      }
    }
  }

  #isIncluded(node: SelectionNode): boolean {
    const skip = getDirectiveValues(GraphQLSkipDirective, node, this.#variables);
    const include = getDirectiveValues(GraphQLIncludeDirective, node, this.#variables);
    return skip?.if !== true && include?.if !== false;
  }

  #matches(
    type: GraphQLObjectType,
    {
      typeCondition,
    }: Pick<FragmentDefinitionNode, 'typeCondition'> | { typeCondition?: undefined },
  ): boolean {
    if (!typeCondition) return true;
    const condition = typeFromAST(this.#schema, typeCondition);
    return (
      condition === type || (isAbstractType(condition) && this.#schema.isSubType(condition, type))
    );
  }
}

function propertyOf(source: unknown, name: string): unknown {
  const value = (source as Readonly<Record<string, unknown>>)[name];
  // A method would get `info`.
  if (typeof value === 'function') throw NOT_PLAIN;
  return value;
}

const refuse: Complete = () => {
  throw NOT_PLAIN;
};

/** What is still under way is asked again by `execute`, which reports how it ended. */
function notPlain(value: unknown): symbol {
  if (isThenable(value)) value.then(undefined, () => {});
  return NOT_PLAIN;
}

const isThenable = (value: unknown): value is PromiseLike<unknown> =>
  typeof value === 'object' && typeof (value as { then?: unknown } | null)?.then === 'function';
