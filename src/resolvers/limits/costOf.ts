import {
  type DocumentNode,
  type FieldNode,
  type FragmentDefinitionNode,
  type GraphQLCompositeType,
  type GraphQLSchema,
  getNamedType,
  getNullableType,
  isCompositeType,
  isInterfaceType,
  isListType,
  isObjectType,
  Kind,
  type OperationDefinitionNode,
  type SelectionSetNode,
} from 'graphql';
import { MAX_FIRST } from '../page.ts';

/** Items of a list that says no size. */
const UNSIZED_LIST = 10;

/**
 * Cost of an operation before it runs: objects its answer may hold, at least 1. A connection counts
 * `first` times what is asked of one item (`nodes` and `edges`), a list by
 * `ids` as many times as there are, another list ten times; a field of plain data is free.
 *
 * @param variables - as the client sent them; an unknown or wrong `first` counts as 100, the most
 */
export function costOf(
  schema: GraphQLSchema,
  document: DocumentNode,
  operation: OperationDefinitionNode,
  variables: Readonly<Record<string, unknown>>,
): number {
  const fragments = new Map(
    document.definitions
      .filter((d): d is FragmentDefinitionNode => d.kind === Kind.FRAGMENT_DEFINITION)
      .map((d) => [d.name.value, d]),
  );
  const known = new Map<string, number>();

  const ofSelections = (
    set: SelectionSetNode,
    type: GraphQLCompositeType,
    first: number,
  ): number => {
    let cost = 0;
    for (const selection of set.selections) {
      if (selection.kind === Kind.FIELD) cost += ofField(selection, type, first);
      else if (selection.kind === Kind.INLINE_FRAGMENT) {
        cost += ofSelections(
          selection.selectionSet,
          conditionOf(selection.typeCondition, type),
          first,
        );
      } else {
        const fragment = fragments.get(selection.name.value);
        if (!fragment) continue;
        const key = `${selection.name.value} ${first}`;
        let own = known.get(key);
        if (own === undefined) {
          // A circle is refused by validation; here it must only end.
          known.set(key, 0);
          own = ofSelections(
            fragment.selectionSet,
            conditionOf(fragment.typeCondition, type),
            first,
          );
          known.set(key, own);
        }
        cost += own;
      }
    }
    return cost;
  };

  const conditionOf = (
    condition: { readonly name: { readonly value: string } } | undefined,
    type: GraphQLCompositeType,
  ): GraphQLCompositeType => {
    const named = condition && schema.getType(condition.name.value);
    return named && isCompositeType(named) ? named : type;
  };

  const ofField = (node: FieldNode, parent: GraphQLCompositeType, pageSize: number): number => {
    if (!isObjectType(parent) && !isInterfaceType(parent)) return 0;
    const field = parent.getFields()[node.name.value];
    const type = field && getNamedType(field.type);
    if (!field || !isCompositeType(type) || !node.selectionSet) return 0;
    const isConnection = parent.name.endsWith('Connection');
    const factor = isListType(getNullableType(field.type))
      ? isConnection
        ? pageSize
        : field.args.some(({ name }) => name === 'ids')
          ? lengthOf(node)
          : UNSIZED_LIST
      : 1;
    const first = field.args.some(({ name }) => name === 'first')
      ? firstOf(node, field.args.find(({ name }) => name === 'first')?.defaultValue)
      : pageSize;
    // A page and its wrappers are one object with what they hold.
    const own = isConnection || type.name.endsWith('Connection') ? 0 : 1;
    return (
      factor *
      (own + ofSelections(node.selectionSet, type, first) + (isConnection && factor > 1 ? 1 : 0))
    );
  };

  /** How many `ids` a field asks for. */
  const lengthOf = (node: FieldNode): number => {
    const given = node.arguments?.find(({ name }) => name.value === 'ids')?.value;
    const ids =
      given?.kind === Kind.LIST
        ? given.values
        : given?.kind === Kind.VARIABLE
          ? variables[given.name.value]
          : [given];
    // More than a page may hold is refused where they are read.
    return Array.isArray(ids) ? Math.min(ids.length, MAX_FIRST) : 1;
  };

  const firstOf = (node: FieldNode, byDefault: unknown): number => {
    const given = node.arguments?.find(({ name }) => name.value === 'first')?.value;
    const value =
      given === undefined
        ? byDefault
        : given.kind === Kind.INT
          ? Number(given.value)
          : given.kind === Kind.VARIABLE
            ? (variables[given.name.value] ?? byDefault)
            : undefined;
    // More than a page may hold is refused where the page is read.
    return typeof value === 'number' && value >= 0 ? Math.min(value, MAX_FIRST) : MAX_FIRST;
  };

  const root = schema.getRootType(operation.operation);
  return root ? Math.max(1, ofSelections(operation.selectionSet, root, 1)) : 1;
}
