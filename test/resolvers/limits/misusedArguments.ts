/** Arguments of a page that a caller gets wrong: refused alike on both transports, in these words. */
export const MISUSED_ARGUMENTS = [
  ['first: -1', 'Expected first between 1 and 100, got -1'],
  ['first: 1000000000', 'Expected first between 1 and 100'],
  ['after: "bm9wZQ"', 'Expected a cursor from an earlier answer'],
  ['after: "no cursor!"', 'Expected a Cursor'],
] as const;
