import { periodSeconds } from '../hockey/clock.ts';
import type { Hand, Position } from '../hockey/team.ts';
import type { RosterPlayer, RosterTeam } from '../pipeline/ingest/trackingEvent.ts';
import type { GameScript } from './gameScript.ts';
import { generateScript } from './generateScript.ts';
import type { League, LeagueDraw, LeagueGame, LeaguePlayer } from './league.ts';
import { Random } from './random.ts';

/** Fictional teams: no club of any league bears these names. */
const TEAMS: readonly RosterTeam[] = [
  { id: '9901', name: 'Harbor Lights', abbreviation: 'HLT' },
  { id: '9902', name: 'Granite Bay Otters', abbreviation: 'GBO' },
  { id: '9903', name: 'Prairie Comets', abbreviation: 'PRC' },
  { id: '9904', name: 'Northgate Foxes', abbreviation: 'NGF' },
];

const FIRST_NAMES = (
  'Aaro Abel Adisa Alvar Ansel Anton Arvid Bashir Benoît Bram Caspian Cyril Dario Dmitar Edvin Eero ' +
  'Elio Emeka Enzo Fabrice Fergus Gaspard Gideon Hamza Hendrik Ilmari Isak Ivo Jaromír Joaquim Jonas ' +
  'Kaito Kalle Kofi Lars Lennart Leopold Lorcan Lucien Magnus Mateus Mikkel Milo Nanook Nikolai Obi ' +
  'Odin Oskari Otso Pavel Quentin Rafael Rémi Ruben Sacha Samir Sander Stellan Taavi Tadeusz Tariq ' +
  'Teodor Tiago Torvald Umar Valtteri Viggo Wendell Xavier Yannick Yusuf Zander Zdeněk'
).split(' ');
const LAST_NAMES = (
  'Abernethy Adebowale Ahlqvist Alderton Amundsgård Arsenovic Bélandeau Birkenfeld Bjerregard Brannock ' +
  'Calderhaven Castellane Čermáček Corvane Dahlenborg Dembouri Desrosel Drummersby Eastlund Ekströmer ' +
  'Fairweather Falkenrath Ferrandino Fjellheim Garrowby Gauthreau Grankvist Hallorane Haverstock Hjelmer ' +
  'Holvanen Iqaluvik Ironsmith Jaakolanen Jernbergh Kallstenius Kettleman Kivimaa Kolarenko Kowalczuk ' +
  'Lachapellier Langevall Lindqvarn Lovrenko MacAndry Maitlander Marchandeau Mäkelainen Mbatho Meszárek ' +
  'Mirzayev Montclair Nakashiro Nieminsalo Nordhagen Novotnak Okonjira Oksavirta Ouellard Palvainen ' +
  'Pelletreau Petrovane Quillfeather Rautavaara Ravensdale Robichard Rosendahlen Saarikoskela Samuelstad ' +
  'Sandovik Sorokhin Stormare Svedbergen Szymonek Tamblyn Thorvaldson Tremblayeau Uusimaki Vaillantcour ' +
  'Valdengård Vesterholt Vondráčka Wackerlin Wetherell Yamagishi Zaremboy Zetterlind Ångstad Østergrav'
).split(' ');

const SKATERS: readonly Position[] = [
  ...(['C', 'C', 'C', 'C', 'C'] as const),
  ...(['L', 'L', 'L', 'L'] as const),
  ...(['R', 'R', 'R', 'R'] as const),
  ...(['D', 'D', 'D', 'D', 'D', 'D'] as const),
  ...(['G', 'G'] as const),
];
const HISTORY_GAMES = 24;

/** The bundled league with what its games are written from. */
export interface GeneratedLeague {
  readonly league: League;
  /** Two whole games; the first is the one that plays by default. */
  readonly games: readonly [GameScript, GameScript];
  /** One short period. */
  readonly short: GameScript;
}

/** Makes the bundled league: people, their face-offs of half a season, the next two games. */
export function generateLeague(seed: number): GeneratedLeague {
  const random = new Random(seed, 'league');
  const season = '20252026';
  const players = people(random);
  const skills = new Map(players.map((p) => [p.id, skillOf(p, random)]));
  const skill = (id: string) => skills.get(id) ?? 0;
  const games: LeagueGame[] = [];
  const draws: LeagueDraw[] = [];
  const write = (game: LeagueGame, gameSeed: number, more = {}) =>
    generateScript({
      gameId: game.gameId,
      season,
      gameDate: game.gameDate,
      homeTeam: TEAMS.find((t) => t.abbreviation === game.homeTeam)!,
      awayTeam: TEAMS.find((t) => t.abbreviation === game.awayTeam)!,
      players: rosterOf(players, game),
      skill,
      seed: gameSeed,
      ...more,
    });
  for (let i = 0; i < HISTORY_GAMES; i++) {
    const game = fixture(i);
    games.push(game);
    const script = write(game, seed + i + 1);
    for (const draw of script.draws) {
      draws.push([
        i,
        draw.period,
        periodSeconds(draw.period, 'R') - draw.secondsRemaining,
        draw.spot,
        draw.home.takerIds.at(-1)!,
        draw.away.takerIds.at(-1)!,
        draw.winner === 'HOME' ? 1 : 0,
        draw.home.skaterIds.length,
        draw.away.skaterIds.length,
        draw.score?.home ?? 0,
        draw.score?.away ?? 0,
      ]);
    }
  }
  return {
    league: { season, teams: TEAMS, players, games, draws },
    games: [
      write(fixture(HISTORY_GAMES), firstSeed(seed, write)),
      write(fixture(HISTORY_GAMES + 1), seed + 777, { noLineupShare: 0.02 }),
    ],
    short: write({ ...fixture(HISTORY_GAMES + 2), gameId: '2025999001' }, seed + 4, {
      periods: 1,
      periodSeconds: 110,
      medianGapSeconds: 14,
      wavedOutShare: 0.2,
    }),
  };
}

/** The first game shows everything once: wave-outs, power plays, goals, an empty net, no overtime. */
function firstSeed(
  seed: number,
  write: (game: LeagueGame, gameSeed: number) => GameScript,
): number {
  for (let tried = seed + 1000; ; tried++) {
    const { draws, end } = write(fixture(HISTORY_GAMES), tried);
    const waved = draws.filter((d) => d.home.takerIds.length + d.away.takerIds.length > 2).length;
    const pulled = draws.filter((d) => !d.home.goalkeeperId || !d.away.goalkeeperId).length;
    const uneven = draws.filter((d) => d.home.skaterIds.length !== d.away.skaterIds.length).length;
    if (draws.length === 57 && waved >= 3 && waved <= 5 && pulled >= 1 && uneven >= 8) {
      const goals = (end.score?.home ?? 0) + (end.score?.away ?? 0);
      if (goals >= 5 && goals <= 7 && end.period === 3) return tried;
    }
  }
}

/** Pairings in turn, a game every third day. */
function fixture(i: number): LeagueGame {
  const home = i % 4;
  const away = (home + 1 + (Math.floor(i / 4) % 3)) % 4;
  const day = new Date(Date.UTC(2025, 9, 8 + 3 * i));
  return {
    gameId: `202599${String(1 + i).padStart(4, '0')}`,
    gameDate: day.toISOString().slice(0, 10),
    homeTeam: TEAMS[home]!.abbreviation,
    awayTeam: TEAMS[away]!.abbreviation,
  };
}

function people(random: Random): LeaguePlayer[] {
  const firsts = random.shuffle(FIRST_NAMES);
  const lasts = random.shuffle(LAST_NAMES);
  let next = 0;
  return TEAMS.flatMap((team, t) => {
    const numbers = random.shuffle(
      Array.from({ length: 97 }, (_, i) => i + 2).filter((n) => n !== 66 && n !== 99),
    );
    return SKATERS.map((position, i): LeaguePlayer => {
      const first = firsts[next % firsts.length]!;
      const last = lasts[next % lasts.length]!;
      next++;
      const heightInches = Math.round((position === 'D' ? 74 : 73) + 2 * random.normal());
      return {
        id: `99${t + 1}00${String(i + 1).padStart(2, '0')}`,
        name: `${first} ${last}`,
        team: team.abbreviation,
        number: position === 'G' ? [1, 31][i % 2]! : numbers[i]!,
        position,
        shoots: handOf(position, random),
        heightInches,
        weightPounds: Math.round(200 + 5 * (heightInches - 73) + 9 * random.normal()),
        birthDate: new Date(
          Date.UTC(random.integer(1989, 2006), random.integer(0, 11), random.integer(1, 28)),
        )
          .toISOString()
          .slice(0, 10),
      };
    });
  });
}

/** Most left wings shoot left, right wings right; six in ten centers left. */
function handOf(position: Position, random: Random): Hand {
  const left = { C: 0.6, L: 0.85, R: 0.25, D: 0.6, G: 0.88 }[position];
  return random.chance(left) ? 'L' : 'R';
}

function skillOf(player: LeaguePlayer, random: Random): number {
  return player.position === 'C' ? 0.22 * random.normal() : -0.25 + 0.18 * random.normal();
}

/** Both teams of a game as the stream names them. */
export function rosterOf(
  players: readonly LeaguePlayer[],
  game: Pick<LeagueGame, 'homeTeam' | 'awayTeam'>,
): RosterPlayer[] {
  return players.flatMap(({ team, birthDate: _, ...player }): RosterPlayer[] => {
    if (team === game.homeTeam) return [{ ...player, team: 'HOME' }];
    return team === game.awayTeam ? [{ ...player, team: 'AWAY' }] : [];
  });
}
