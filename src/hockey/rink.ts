/**
 * The rink in feet from center ice: x along the ice in ±100, y across it in ±42.5.
 * Source: NHL Rules 1.2, 1.9 (200 × 85 ft, nine face-off dots, circles of 15 ft radius).
 */
export const RINK = {
  lengthFeet: 200,
  widthFeet: 85,
  goalLineXFeet: 89,
  circleRadiusFeet: 15,
} as const;

/** One of the nine face-off dots, in rink feet. */
export interface Dot {
  readonly x: number;
  readonly y: number;
}

/** The nine dots; a dot's index in this list is its number everywhere in the code. Center is 0. */
export const DOTS: readonly Dot[] = [
  { x: 0, y: 0 },
  { x: -20, y: -22 },
  { x: -20, y: 22 },
  { x: 20, y: -22 },
  { x: 20, y: 22 },
  { x: -69, y: -22 },
  { x: -69, y: 22 },
  { x: 69, y: -22 },
  { x: 69, y: 22 },
];

/** Where the nearest dot changes: half-way to the end dots, and on the bisector center–neutral. */
const HALF_WAY_X = (20 + 69) / 2;
const BISECTOR = (20 ** 2 + 22 ** 2) / 2;

/** Number of the dot nearest to a place, 0–8; by the rink's symmetry, without a search. */
export function nearestDot(xFeet: number, yFeet: number): number {
  const away = Math.abs(xFeet);
  if (away < HALF_WAY_X && 20 * away + 22 * Math.abs(yFeet) <= BISECTOR) return 0;
  return 1 + (away < HALF_WAY_X ? 0 : 4) + (xFeet > 0 ? 2 : 0) + (yFeet > 0 ? 1 : 0);
}

/** A draw farther than this from every dot is no place of a draw: its coordinates are wrong. */
export const FAR_FROM_DOT_FEET = 5;

/** Number of the dot at a place, within {@link FAR_FROM_DOT_FEET}; nothing where there is none. */
export function dotAt(xFeet: number, yFeet: number): number | undefined {
  const dot = nearestDot(xFeet, yFeet);
  const { x, y } = DOTS[dot]!;
  return Math.hypot(xFeet - x, yFeet - y) > FAR_FROM_DOT_FEET ? undefined : dot;
}

/**
 * A dot as the home team sees it when it attacks +x: C center; D, O own and attacking end;
 * N- and N+ the neutral dots before its own and the other blue line; L, R the home team's left (+y)
 * and right.
 */
export const HOME_SPOTS = ['C', 'DL', 'DR', 'N-L', 'N-R', 'N+L', 'N+R', 'OL', 'OR'] as const;
export type HomeSpot = (typeof HOME_SPOTS)[number];

/** Names a dot from the home team's view; turns the rink by 180° when home attacks −x. */
export function toHomeSpot(dot: number, homeAttacksPositiveX: boolean): HomeSpot {
  const turn = homeAttacksPositiveX ? 1 : -1;
  const { x, y } = DOTS[dot]!;
  const xHome = x * turn;
  const side = y * turn > 0 ? 'L' : 'R';
  if (xHome === 0) return 'C';
  if (xHome < -50) return `D${side}`;
  if (xHome > 50) return `O${side}`;
  return xHome < 0 ? `N-${side}` : `N+${side}`;
}

/** The inverse of {@link toHomeSpot}: number of the dot in rink feet. */
export function toDot(spot: HomeSpot, homeAttacksPositiveX: boolean): number {
  return DOTS.findIndex((_, dot) => toHomeSpot(dot, homeAttacksPositiveX) === spot);
}

export type Zone = 'DEFENSIVE' | 'NEUTRAL' | 'OFFENSIVE';

/** Zone of a spot from the home team's view. */
export function homeZone(spot: HomeSpot): Zone {
  if (spot === 'C' || spot.startsWith('N')) return 'NEUTRAL';
  return spot.startsWith('D') ? 'DEFENSIVE' : 'OFFENSIVE';
}

export type Side = 'LEFT' | 'CENTER' | 'RIGHT';

/** Side of a spot from the home team's view. */
export function homeSide(spot: HomeSpot): Side {
  if (spot === 'C') return 'CENTER';
  return spot.endsWith('L') ? 'LEFT' : 'RIGHT';
}
