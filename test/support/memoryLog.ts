import type { PublicationLog } from '../../src/pipeline/ports.ts';
import { formatCursor, type LogPosition } from '../../src/pipeline/publish/cursor.ts';
import type { Publication } from '../../src/pipeline/publish/publication.ts';
import type { Publications } from '../../src/resolvers/ports.ts';

/** A log in memory, for tests of its readers. */
export class MemoryLog implements PublicationLog, Publications {
  readonly #games = new Map<string, Publication[]>();

  async append(publications: readonly Publication[]): Promise<void> {
    for (const publication of publications) {
      const game = this.#games.get(publication.gameId) ?? [];
      this.#games.set(publication.gameId, game);
      if (!game.some(({ sequence }) => sequence === publication.sequence)) game.push(publication);
      game.sort((a, b) => a.sequence - b.sequence);
    }
  }

  async read(gameId: string, after: number, limit: number): Promise<readonly Publication[]> {
    return (this.#games.get(gameId) ?? [])
      .filter(({ sequence }) => sequence > after)
      .slice(0, limit);
  }

  async lastSequence(gameId: string): Promise<number> {
    return this.#games.get(gameId)?.at(-1)?.sequence ?? 0;
  }

  async at(positions: readonly LogPosition[]): Promise<ReadonlyMap<string, Publication>> {
    const wanted = new Set(positions.map(formatCursor));
    const all = [...this.#games.values()].flat();
    return new Map(
      all.flatMap((one) => (wanted.has(formatCursor(one)) ? [[formatCursor(one), one]] : [])),
    );
  }

  /** As when the first entries have expired, or all of them. */
  forget(gameId: string, upTo = Number.POSITIVE_INFINITY): void {
    this.#games.set(
      gameId,
      (this.#games.get(gameId) ?? []).filter(({ sequence }) => sequence > upTo),
    );
  }
}
