import type { GameSummary } from '../../src/pipeline/ports.ts';
import type { Games, ListedGame } from '../../src/resolvers/ports.ts';

/** Games in memory, for tests of their readers. */
export class MemoryGames implements Games {
  readonly #games = new Map<string, GameSummary>();

  add(gameId: string, changes: Partial<GameSummary> = {}): void {
    this.#games.set(gameId, {
      gameDate: '2018-11-03',
      season: '20182019',
      homeTeam: 'HOM',
      awayTeam: 'AWY',
      status: 'LIVE',
      homeScore: 1,
      awayScore: null,
      period: 2,
      lastSequence: 4,
      ...changes,
    });
  }

  async load(gameIds: readonly string[]): Promise<ReadonlyMap<string, GameSummary>> {
    return new Map([...this.#games].filter(([id]) => gameIds.includes(id)));
  }

  async ofDate(date: string): Promise<readonly ListedGame[]> {
    return [...this.#games]
      .filter(([, { gameDate }]) => gameDate === date)
      .map(([gameId, summary]) => ({ gameId, summary }));
  }

  async recent(limit: number): Promise<readonly ListedGame[]> {
    return [...this.#games]
      .map(([gameId, summary]) => ({ gameId, summary }))
      .reverse()
      .slice(0, limit);
  }
}
