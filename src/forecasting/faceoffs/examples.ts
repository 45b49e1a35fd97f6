import type { PlayedGame, ScheduledGame } from './playedGames.ts';
import { opponentOf, type PlayerGame, type PlayerSeason, wonBy } from './playerLog.ts';
import {
  RECENT_HALF_LIFE_GAMES,
  type ShareFeatures,
  shareFeatures,
  type Tally,
} from './playerShare.ts';
import { type VolumeFeatures, volumeFeatures } from './playerVolume.ts';
import type { TeamStrengths } from './teamStrengths.ts';

/** What is known of a player at a moment, before his next games are named. */
export interface PlayerMoment {
  readonly playerId: string;
  readonly team: string;
  /** Games of his team so far this season, oldest first. */
  readonly past: readonly PlayerGame[];
  /** Draws per game of the season before, where he had one. */
  readonly previousRate: number | undefined;
  readonly career: Tally;
  readonly recent: Tally;
}

/** What a forecast of a player starts from, whatever games are coming: all of a moment that counts. */
export interface PlayerBasis {
  readonly playerId: string;
  readonly team: string;
  /** With a schedule of average games. */
  readonly volume: VolumeFeatures;
  readonly career: Tally;
  readonly recent: Tally;
}

/** What is known of a player at a moment, as a forecast needs it. */
export function basisOf({ playerId, team, past, previousRate, career, recent }: PlayerMoment) {
  const volume = volumeFeatures(past, previousRate);
  return { playerId, team, volume, career, recent } satisfies PlayerBasis;
}

/** A past moment with the games that followed it. */
export interface PlayerExample {
  readonly playerId: string;
  readonly season: string;
  /** Team games known this season. */
  readonly known: number;
  /** First and last day of the games that followed. */
  readonly from: string;
  readonly to: string;
  readonly games: number;
  readonly volume: VolumeFeatures;
  readonly share: ShareFeatures;
  readonly taken: number;
  readonly won: number;
  readonly past: readonly PlayerGame[];
  readonly career: Tally;
}

/** Features of a moment for the games coming. */
export function featuresFor(
  { team, volume, career, recent }: PlayerBasis,
  coming: readonly ScheduledGame[],
  strengths: TeamStrengths,
): { readonly volume: VolumeFeatures; readonly share: ShareFeatures } {
  const n = Math.max(1, coming.length);
  const usual = strengths.meanDraws + strengths.drawsAdded(team);
  let draws = 0;
  let opponents = 0;
  for (const g of coming) {
    draws += strengths.expect(g.homeTeam, g.awayTeam).draws;
    // What the opponents add, less what the venue gives.
    const venue = strengths.homeShare - 0.5;
    opponents += strengths.shareAdded(opponentOf(g, team)) - (g.homeTeam === team ? venue : -venue);
  }
  const scheduleFactor = coming.length > 0 ? draws / n / usual : 1;
  return {
    volume: { ...volume, scheduleFactor },
    share: shareFeatures(career, recent, volume.rate, opponents / n),
  };
}

/** Seasons with fewer games than this per player say nothing of the next. */
const LEAST_PREVIOUS_GAMES = 20;

/** Walks a player's seasons and hands each moment to `visit`, with the games that follow. */
export function walkMoments(
  seasons: readonly PlayerSeason[],
  visit: (moment: PlayerMoment, season: string, following: readonly PlayerGame[]) => void,
): void {
  const byPlayer = new Map<string, PlayerSeason[]>();
  for (const s of seasons) {
    const list = byPlayer.get(s.playerId);
    if (list) list.push(s);
    else byPlayer.set(s.playerId, [s]);
  }
  const fade = 0.5 ** (1 / RECENT_HALF_LIFE_GAMES);
  for (const [playerId, list] of byPlayer) {
    list.sort((a, b) => a.season.localeCompare(b.season));
    let career = { taken: 0, won: 0 };
    let recent = { taken: 0, won: 0 };
    let previous: PlayerSeason | undefined;
    for (const current of list) {
      const isNext = previous && Number(current.season) - Number(previous.season) === 10001;
      const previousRate =
        previous && isNext && previous.games.length >= LEAST_PREVIOUS_GAMES
          ? previous.games.reduce((s, g) => s + g.taken, 0) / previous.games.length
          : undefined;
      const { games } = current;
      for (let i = 1; i <= games.length; i++) {
        const { taken, won } = games[i - 1]!;
        career = { taken: career.taken + taken, won: career.won + won };
        recent = { taken: fade * recent.taken + taken, won: fade * recent.won + won };
        visit(
          {
            playerId,
            team: games[i - 1]!.team,
            past: games.slice(0, i),
            previousRate,
            career,
            recent,
          },
          current.season,
          games.slice(i),
        );
      }
      previous = current;
    }
  }
}

/** The games of a team after one of them, as its schedule had them. */
function schedules(
  seasons: readonly PlayerSeason[],
): (team: string, after: PlayedGame, games: number) => PlayedGame[] {
  const lists = new Map<string, Map<string, PlayedGame>>();
  for (const { season, games } of seasons) {
    for (const { game, team } of games) {
      const key = `${season}/${team}`;
      const list = lists.get(key) ?? new Map<string, PlayedGame>();
      lists.set(key, list.set(game.gameId, game));
    }
  }
  const ordered = new Map<string, { list: PlayedGame[]; at: Map<string, number> }>();
  for (const [key, games] of lists) {
    const list = [...games.values()].sort(
      (a, b) => a.gameDate.localeCompare(b.gameDate) || a.gameId.localeCompare(b.gameId),
    );
    ordered.set(key, { list, at: new Map(list.map((g, i) => [g.gameId, i])) });
  }
  return (team, after, games) => {
    const found = ordered.get(`${after.season}/${team}`);
    const at = found?.at.get(after.gameId);
    return at === undefined ? [] : found!.list.slice(at + 1, at + 1 + games);
  };
}

/**
 * Past moments of all players for spans of `games` games, every `stride` games.
 *
 * @param strengthsBefore - strengths of teams from games before a day
 */
export function playerExamples(
  seasons: readonly PlayerSeason[],
  games: number,
  stride: number,
  strengthsBefore: (day: string) => TeamStrengths,
): PlayerExample[] {
  const examples: PlayerExample[] = [];
  const scheduleAfter = schedules(seasons);
  walkMoments(seasons, (moment, season, following) => {
    const known = moment.past.length;
    if (known < 5 || known % stride !== 0 || following.length < games) return;
    const coming = following.slice(0, games);
    // A trade cannot be foreseen: the schedule is that of the team he is with.
    const schedule = scheduleAfter(moment.team, moment.past.at(-1)!.game, games);
    const from = coming[0]!.game.gameDate;
    const { volume, share } = featuresFor(basisOf(moment), schedule, strengthsBefore(from));
    examples.push({
      playerId: moment.playerId,
      season,
      known,
      from,
      to: coming.at(-1)!.game.gameDate,
      games,
      volume,
      share,
      taken: coming.reduce((s, g) => s + g.taken, 0),
      won: coming.reduce((s, g) => s + g.won, 0),
      past: moment.past,
      career: moment.career,
    });
  });
  return examples;
}

/** A past moment of a team with the games that followed it. */
export interface TeamExample {
  readonly team: string;
  readonly season: string;
  readonly known: number;
  readonly from: string;
  readonly to: string;
  readonly games: number;
  readonly expectedDraws: number;
  readonly expectedShare: number;
  readonly draws: number;
  readonly won: number;
  readonly past: readonly { readonly draws: number; readonly won: number }[];
}

/** Draws and share expected of a team over the games coming. */
export function expectTeam(
  team: string,
  coming: readonly ScheduledGame[],
  strengths: TeamStrengths,
): { readonly draws: number; readonly share: number } {
  let draws = 0;
  let won = 0;
  for (const g of coming) {
    const e = strengths.expect(g.homeTeam, g.awayTeam);
    draws += e.draws;
    won += e.draws * (g.homeTeam === team ? e.homeShare : 1 - e.homeShare);
  }
  return { draws, share: draws > 0 ? won / draws : 0.5 + strengths.shareAdded(team) };
}

/** Past moments of all teams for spans of `games` games, every `stride` games. */
export function teamExamples(
  byTeam: ReadonlyMap<string, readonly PlayedGame[]>,
  games: number,
  stride: number,
  strengthsBefore: (day: string) => TeamStrengths,
): TeamExample[] {
  const examples: TeamExample[] = [];
  for (const [key, list] of byTeam) {
    const [season, team] = key.split('/') as [string, string];
    const past = list.map((g) => ({ draws: g.draws, won: wonBy(g, team) }));
    for (let i = 10; i + games <= list.length; i++) {
      if (i % stride !== 0) continue;
      const coming = list.slice(i, i + games);
      const from = coming[0]!.gameDate;
      const expected = expectTeam(team, coming, strengthsBefore(from));
      examples.push({
        team,
        season,
        known: i,
        from,
        to: coming.at(-1)!.gameDate,
        games,
        expectedDraws: expected.draws,
        expectedShare: expected.share,
        draws: coming.reduce((s, g) => s + g.draws, 0),
        won: coming.reduce((s, g) => s + wonBy(g, team), 0),
        past: past.slice(0, i),
      });
    }
  }
  return examples;
}
