import { callerError } from './errors.ts';
import type { PageSource } from './sources.ts';

/** Largest page. */
export const MAX_FIRST = 100;

/** @throws a caller's error unless 1 ≤ first ≤ 100 */
export function checkFirst(first: number | null | undefined): number {
  if (first === null || first === undefined) return 50;
  if (first >= 1 && first <= MAX_FIRST) return first;
  throw callerError(
    'BAD_USER_INPUT',
    `Expected first between 1 and ${MAX_FIRST}, got ${first}. Page on with after: pageInfo.endCursor.`,
  );
}

/** Cuts a page out of rows of which one more than asked for was read. */
export function toPage<Item>(
  rows: readonly Item[],
  first: number,
  isContinued: boolean,
  cursorOf: (item: Item) => string,
): PageSource<Item> {
  return {
    nodes: rows.slice(0, first),
    cursorOf,
    hasNextPage: rows.length > first,
    hasPreviousPage: isContinued,
  };
}

/** Resolvers that every connection type has; `nodes` is plain data. */
export const connectionResolvers = {
  edges: <Item>({ nodes, cursorOf }: PageSource<Item>) =>
    nodes.map((node) => ({ cursor: cursorOf(node), node })),
  pageInfo: <Item>({ nodes, cursorOf, hasNextPage, hasPreviousPage }: PageSource<Item>) => {
    const [start] = nodes;
    const end = nodes.at(-1);
    return {
      hasNextPage,
      hasPreviousPage,
      startCursor: start ? cursorOf(start) : null,
      endCursor: end ? cursorOf(end) : null,
    };
  },
};
