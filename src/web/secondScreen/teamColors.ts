/** Colors that read on both grounds: as text on light, as text on dark. */
const COLORS = {
  blue: ['#0a58a6', '#83bbff'],
  red: ['#b01e2b', '#ff9090'],
  green: ['#0a6a45', '#63d6a5'],
  gold: ['#7d5200', '#f4c454'],
  orange: ['#a84400', '#ffa96e'],
  teal: ['#006275', '#63d3e4'],
  purple: ['#5f35a6', '#c4a6ff'],
  maroon: ['#7d1f41', '#f5a0ba'],
} as const;

type Color = keyof typeof COLORS;

/** Nearest of the eight for the league's teams; others get one by their letters. */
const TEAMS: Readonly<Record<string, Color>> = {
  ANA: 'orange',
  BOS: 'gold',
  BUF: 'blue',
  CAR: 'red',
  CBJ: 'blue',
  CGY: 'red',
  CHI: 'red',
  COL: 'maroon',
  DAL: 'green',
  DET: 'red',
  EDM: 'orange',
  FLA: 'red',
  LAK: 'purple',
  MIN: 'green',
  MTL: 'red',
  NJD: 'red',
  NSH: 'gold',
  NYI: 'orange',
  NYR: 'blue',
  OTT: 'red',
  PHI: 'orange',
  PIT: 'gold',
  SEA: 'teal',
  SJS: 'teal',
  STL: 'blue',
  TBL: 'blue',
  TOR: 'blue',
  UTA: 'teal',
  VAN: 'green',
  VGK: 'gold',
  WPG: 'blue',
  WSH: 'red',
};

const NAMES = Object.keys(COLORS) as Color[];

function colorOf(team: string): Color {
  const sum = [...team].reduce((total, letter) => total * 31 + letter.charCodeAt(0), 7);
  return TEAMS[team] ?? NAMES[sum % NAMES.length] ?? 'blue';
}

/** Warm against cold, so that two teams of one color can be told apart. */
const SECOND: Readonly<Record<Color, Color>> = {
  blue: 'gold',
  red: 'teal',
  green: 'purple',
  gold: 'blue',
  orange: 'blue',
  teal: 'red',
  purple: 'gold',
  maroon: 'teal',
};
const WARM: readonly Color[] = ['red', 'orange', 'maroon', 'gold'];

/** CSS variables of both teams' colors: never the same color, never two warm reds. */
export function teamColors(home: string, away: string): Record<string, string> {
  const first = colorOf(home);
  const wanted = colorOf(away);
  const isAlike = wanted === first || (WARM.includes(first) && WARM.includes(wanted));
  const second = isAlike ? SECOND[first] : wanted;
  const css = (color: Color) => `light-dark(${COLORS[color][0]}, ${COLORS[color][1]})`;
  return { '--home': css(first), '--away': css(second) };
}
