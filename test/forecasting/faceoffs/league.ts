import { parquetWriteBuffer } from 'hyparquet-writer';
import type { Draw, ScheduledGame } from '../../../src/forecasting/faceoffs/playedGames.ts';

/** Repeatable chance. */
export function chance(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state * 48271) % 2147483647;
    return state / 2147483647;
  };
}

export const TEAMS = ['BOS', 'MTL', 'NYR', 'TOR', 'DET', 'CHI'] as const;

/** Takers of a team: two who take nearly all draws, and one who takes few. */
export const takersOf = (team: string): string[] => [`${team}-1`, `${team}-2`, `${team}-3`];

/** Day `n` of a season, as `YYYY-MM-DD`. */
export function dayOf(season: string, n: number): string {
  const start = Date.UTC(Number(season.slice(0, 4)), 9, 8);
  return new Date(start + n * 86_400_000).toISOString().slice(0, 10);
}

/** Who meets whom on day `n`: each team plays every day, another opponent each time. */
export function pairsOf(n: number): [string, string][] {
  const [first, ...rest] = TEAMS;
  const turned = rest.map((_, i) => rest[(i + n) % rest.length]!);
  const ring = [first, ...turned];
  const pairs: [string, string][] = [];
  for (let i = 0; i < ring.length / 2; i++) {
    const a = ring[i]!;
    const b = ring[ring.length - 1 - i]!;
    pairs.push(n % 2 === 0 ? [a, b] : [b, a]);
  }
  return pairs;
}

export function scheduleOf(season: string, from: number, days: number): ScheduledGame[] {
  return Array.from({ length: days }, (_, i) => from + i).flatMap((n) =>
    pairsOf(n).map(([homeTeam, awayTeam]) => ({ gameDate: dayOf(season, n), homeTeam, awayTeam })),
  );
}

/**
 * Draws of a made-up league: BOS plays busy games (70 draws against 50), BOS-1 wins 60 % of his
 * draws and everybody else half of theirs.
 */
export function* leagueDraws(season: string, days: number, seed: number): Generator<Draw> {
  const random = chance(seed);
  for (let n = 0; n < days; n++) {
    for (const [i, [homeTeam, awayTeam]] of pairsOf(n).entries()) {
      const isBusy = homeTeam === 'BOS' || awayTeam === 'BOS';
      const draws = (isBusy ? 70 : 50) + Math.floor(9 * random()) - 4;
      for (let k = 0; k < draws; k++) {
        const pick = (team: string): string => {
          const r = random();
          return takersOf(team)[r < 0.5 ? 0 : r < 0.95 ? 1 : 2]!;
        };
        const homeTakerId = pick(homeTeam);
        const awayTakerId = pick(awayTeam);
        const edge = (homeTakerId === 'BOS-1' ? 0.1 : 0) - (awayTakerId === 'BOS-1' ? 0.1 : 0);
        yield {
          gameId: `${season.slice(0, 4)}02${String(n * 10 + i).padStart(4, '0')}`,
          season,
          gameDate: dayOf(season, n),
          homeTeam,
          awayTeam,
          homeTakerId,
          awayTakerId,
          isHomeWin: random() < 0.5 + edge,
        };
      }
    }
  }
}

/** Draws as a history table in Parquet, with the columns that forecasts read. */
export function leagueTable(draws: readonly Draw[]): Uint8Array {
  const text = (name: string, of: (d: Draw) => string) => ({
    name,
    data: draws.map(of),
    type: 'STRING' as const,
  });
  return new Uint8Array(
    parquetWriteBuffer({
      columnData: [
        text('game_id', (d) => d.gameId),
        text('season', (d) => d.season),
        text('game_type', () => 'R'),
        text('game_date', (d) => d.gameDate),
        text('home_team', (d) => d.homeTeam),
        text('away_team', (d) => d.awayTeam),
        text('home_player_id', (d) => d.homeTakerId),
        text('away_player_id', (d) => d.awayTakerId),
        { name: 'home_win', data: draws.map((d) => (d.isHomeWin ? 1 : 0)), type: 'INT32' },
      ],
    }),
  );
}
