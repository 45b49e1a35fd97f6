import type { DocumentNode, GraphQLSchema, OperationDefinitionNode } from 'graphql';
import { MAX_FIRST } from '../page.ts';
import { costOf } from './costOf.ts';

/** Costs remembered of one operation; beyond it all of them are forgotten. */
const MAX_REMEMBERED = 100;

interface Known {
  /** Names of the variables that the cost depends on. */
  readonly names: ReadonlySet<string>;
  readonly costs: Map<string, number>;
}

/**
 * {@link costOf} for operations that are asked again: walked once for each set of page sizes, not
 * once a request. Forgets an operation with its document.
 */
export class RememberedCosts {
  readonly #schema: GraphQLSchema;
  readonly #known = new WeakMap<OperationDefinitionNode, Known>();

  constructor(schema: GraphQLSchema) {
    this.#schema = schema;
  }

  /** As {@link costOf} counts it. */
  of(
    document: DocumentNode,
    operation: OperationDefinitionNode,
    variables: Readonly<Record<string, unknown>>,
  ): number {
    const known = this.#known.get(operation);
    if (!known) {
      // Which variables are read depends on the document alone, not on what they hold.
      const names = new Set<string>();
      const noted = new Proxy(variables, {
        get(target, name) {
          if (typeof name === 'string') names.add(name);
          return Reflect.get(target, name) as unknown;
        },
      });
      const cost = costOf(this.#schema, document, operation, noted);
      this.#known.set(operation, { names, costs: new Map([[sizesIn(variables, names), cost]]) });
      return cost;
    }
    const sizes = sizesIn(variables, known.names);
    let cost = known.costs.get(sizes);
    if (cost === undefined) {
      cost = costOf(this.#schema, document, operation, variables);
      if (known.costs.size >= MAX_REMEMBERED) known.costs.clear();
      known.costs.set(sizes, cost);
    }
    return cost;
  }
}

function sizesIn(variables: Readonly<Record<string, unknown>>, names: ReadonlySet<string>): string {
  let sizes = '';
  for (const name of names) sizes += `${sizeOf(variables[name])} `;
  return sizes;
}

/** All that a cost depends on in a variable: equal text, equal cost. */
function sizeOf(value: unknown): string {
  if (Array.isArray(value)) return `list ${Math.min(value.length, MAX_FIRST)}`;
  if (value === undefined || value === null) return 'none';
  return typeof value === 'number' && value >= 0 && value < MAX_FIRST ? String(value) : 'most';
}
