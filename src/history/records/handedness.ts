import { HOME_SPOTS, homeSide } from '../../hockey/rink.ts';
import type { Hand, Position } from '../../hockey/team.ts';

/** Share of left shots among the players of each position whose hand the tables tell. */
const LEFT_SHARE: Readonly<Record<Position, number>> = {
  C: 0.67,
  L: 0.89,
  R: 0.3,
  D: 0.63,
  G: 0.63,
};
const LEFT_SHARE_OF_ALL = 0.65;
/**
 * Coaches send a taker to his strong side: left shots take about 61 % of their draws on their own
 * left, right shots 27 %. The two numbers of draws are what one has to see of him before that says
 * much; chosen on takers whose hand is known and was hidden (docs/decisions/033).
 */
const SENT_WORTH = 5;
const LEFT_BEFORE = 7;
const RIGHT_BEFORE = 9;

/** From where on a hand that no table tells is taken for that hand. */
const SURE_ENOUGH = 0.3;

export interface Handed {
  readonly shoots?: Hand | undefined;
  readonly position?: Position | undefined;
  /** Draws by own dot, in the order of `HOME_SPOTS`. */
  readonly byDot: readonly (readonly [taken: number, won: number])[];
}

/** +1 left, −1 right where a table tells it; else between them, by where he is sent to take draws. */
export function handednessOf({ shoots, position, byDot }: Handed): number {
  if (shoots !== undefined) return shoots === 'L' ? 1 : -1;
  let left = LEFT_BEFORE;
  let right = RIGHT_BEFORE;
  for (const [at, spot] of HOME_SPOTS.entries()) {
    const side = homeSide(spot);
    if (side === 'LEFT') left += byDot[at]![0];
    if (side === 'RIGHT') right += byDot[at]![0];
  }
  const share = position === undefined ? LEFT_SHARE_OF_ALL : LEFT_SHARE[position];
  const logOdds =
    Math.log(share / (1 - share)) +
    SENT_WORTH * Math.log((left * RIGHT_BEFORE) / (right * LEFT_BEFORE));
  return Math.tanh(logOdds / 2);
}

/** The hand he is taken to shoot from. */
export const likelyHand = (handedness: number): Hand | undefined =>
  handedness > SURE_ENOUGH ? 'L' : handedness < -SURE_ENOUGH ? 'R' : undefined;
