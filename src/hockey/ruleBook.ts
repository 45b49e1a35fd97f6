import type { Zone } from './rink.ts';

/** A rule book that nobody has told of. */
export class RuleBookError extends Error {
  override readonly name = 'RuleBookError';
}

export type RuleBookName = 'NHL' | 'USA_HOCKEY' | 'HOCKEY_CANADA';

/** What rule books say differently of a face-off. */
export interface RuleBook {
  readonly name: RuleBookName;
  /** Whether the home taker puts his stick down first, by the zone from his team's view. */
  isHomeStickFirst(homeZone: Zone): boolean;
}

/**
 * The rule books by name. In the NHL, since 2015-16, the defending player puts his stick down first and
 * at neutral dots the visitor; USA Hockey (Rule 613) has the attacking player first and the visitor at
 * neutral dots; Hockey Canada the visitor everywhere.
 */
const RULE_BOOKS: Readonly<Record<RuleBookName, RuleBook>> = {
  NHL: { name: 'NHL', isHomeStickFirst: (zone) => zone === 'DEFENSIVE' },
  USA_HOCKEY: { name: 'USA_HOCKEY', isHomeStickFirst: (zone) => zone === 'OFFENSIVE' },
  HOCKEY_CANADA: { name: 'HOCKEY_CANADA', isHomeStickFirst: () => false },
};

/** @throws {@link RuleBookError} for a name that is none of them */
export function ruleBookNamed(name: string): RuleBook {
  if (Object.hasOwn(RULE_BOOKS, name)) return RULE_BOOKS[name as RuleBookName];
  const known = Object.keys(RULE_BOOKS).join(', ');
  throw new RuleBookError(`expected FACEOFF_RULE_BOOK to be one of ${known}, got "${name}"`);
}

/** The one that the environment names in `FACEOFF_RULE_BOOK`, else the NHL's. */
export const ruleBookOfEnvironment = (): RuleBook =>
  ruleBookNamed(process.env.FACEOFF_RULE_BOOK || 'NHL');
