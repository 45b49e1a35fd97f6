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
    items: rows.slice(0, first).map((node) => ({ cursor: cursorOf(node), node })),
    hasNextPage: rows.length > first,
    hasPreviousPage: isContinued,
  };
}

/** Resolvers that every connection type has. */
export const connectionResolvers = {
  edges: <Item>(page: PageSource<Item>) => page.items,
  nodes: <Item>(page: PageSource<Item>) => page.items.map(({ node }) => node),
  pageInfo: <Item>({ items, hasNextPage, hasPreviousPage }: PageSource<Item>) => ({
    hasNextPage,
    hasPreviousPage,
    startCursor: items[0]?.cursor ?? null,
    endCursor: items.at(-1)?.cursor ?? null,
  }),
};
