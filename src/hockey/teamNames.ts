/**
 * Full names by the league's three letters, seasons since 2007-08.
 * Source: NHL.com, team pages and season archives.
 */
const NAMES: Readonly<Record<string, string>> = {
  ANA: 'Anaheim Ducks',
  ARI: 'Arizona Coyotes',
  ATL: 'Atlanta Thrashers',
  BOS: 'Boston Bruins',
  BUF: 'Buffalo Sabres',
  CAR: 'Carolina Hurricanes',
  CBJ: 'Columbus Blue Jackets',
  CGY: 'Calgary Flames',
  CHI: 'Chicago Blackhawks',
  COL: 'Colorado Avalanche',
  DAL: 'Dallas Stars',
  DET: 'Detroit Red Wings',
  EDM: 'Edmonton Oilers',
  FLA: 'Florida Panthers',
  LAK: 'Los Angeles Kings',
  MIN: 'Minnesota Wild',
  MTL: 'Montréal Canadiens',
  NJD: 'New Jersey Devils',
  NSH: 'Nashville Predators',
  NYI: 'New York Islanders',
  NYR: 'New York Rangers',
  OTT: 'Ottawa Senators',
  PHI: 'Philadelphia Flyers',
  PHX: 'Phoenix Coyotes',
  PIT: 'Pittsburgh Penguins',
  SEA: 'Seattle Kraken',
  SJS: 'San Jose Sharks',
  STL: 'St. Louis Blues',
  TBL: 'Tampa Bay Lightning',
  TOR: 'Toronto Maple Leafs',
  UTA: 'Utah Mammoth',
  VAN: 'Vancouver Canucks',
  VGK: 'Vegas Golden Knights',
  WPG: 'Winnipeg Jets',
  WSH: 'Washington Capitals',
};

/**
 * A team's full name in a season, e.g. `TOR` → `Toronto Maple Leafs`; `undefined` for letters that
 * are no team of the league.
 *
 * @param season - as the league writes it, `20242025`; without one the newest name
 */
export function teamName(abbreviation: string, season?: string): string | undefined {
  // Utah played its first season without a name of its own.
  if (abbreviation === 'UTA' && season === '20242025') return 'Utah Hockey Club';
  return NAMES[abbreviation];
}
