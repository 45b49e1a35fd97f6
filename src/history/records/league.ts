/**
 * What decides a draw between equal takers, in log-odds, learned online by small steps from where it
 * stood before 2018. The side counts by how many of both shoot from the hand that is strong there;
 * an extra skater helps most in the end zones; a wing among the ends' takers is often the second
 * choice after a waved-out center.
 */
const TERMS = {
  home: 0.05,
  strongSide: 0.225,
  centerDot: -0.03,
  attackingEnd: -0.02,
  extraSkaterInEnds: 0.19,
  extraSkaterInNeutral: 0.14,
  extraSkaterSomewhere: 0.17,
  centerInEnds: 0.05,
  homeLeft: 0,
} as const;

export type LeagueTerm = keyof typeof TERMS;
export const LEAGUE_TERMS = Object.keys(TERMS) as readonly LeagueTerm[];

/** Weight of each term before the first game, in the order of {@link LEAGUE_TERMS}. */
export const FIRST_LEAGUE: readonly number[] = Object.values(TERMS);

/** Home ice remembers about fifty thousand draws, a season; the rest longer. */
const HOME_RATE = 8e-5;
const TERM_RATE = 1.2e-4;
const ARENA_RATE = 3.5e-4;

/** What is known of the league as a whole; changed by every draw. */
export interface League {
  readonly weights: number[];
  /** Extra edge of the home team by team, log-odds. */
  readonly arenas: Map<string, number>;
}

export const newLeague = (): League => ({ weights: [...FIRST_LEAGUE], arenas: new Map() });

/**
 * @param terms - the draw's terms, in the order of {@link LEAGUE_TERMS}
 * @param surprise - home's win (1 or 0) less its probability
 */
export function teachLeague(
  { weights, arenas }: League,
  terms: readonly number[],
  homeTeam: string | undefined,
  surprise: number,
): void {
  for (let i = 0; i < weights.length; i++) {
    weights[i] = weights[i]! + (i === 0 ? HOME_RATE : TERM_RATE) * surprise * terms[i]!;
  }
  if (homeTeam) arenas.set(homeTeam, (arenas.get(homeTeam) ?? 0) + ARENA_RATE * surprise);
}
