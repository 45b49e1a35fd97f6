import type { StoredDraw, StoredScore } from '../../src/pipeline/ports.ts';
import type { DrawListQuery, DrawPage, GameDraws } from '../../src/resolvers/ports.ts';

/** Draws in memory, in the order of their ids, which is that of play. */
export class MemoryDraws implements GameDraws {
  readonly #draws: StoredDraw[];
  readonly #scores: readonly StoredScore[];

  constructor(draws: readonly StoredDraw[] = [], scores: readonly StoredScore[] = []) {
    this.#draws = [...draws].sort((a, b) => (placeOf(a) < placeOf(b) ? -1 : 1));
    this.#scores = scores;
  }

  async read(gameId: string, after: string | undefined, limit: number) {
    return this.#draws
      .filter((draw) => draw.gameId === gameId && (!after || draw.faceoffId > after))
      .slice(0, limit);
  }

  async byIds(faceoffIds: readonly string[]) {
    const found = this.#draws.filter(({ faceoffId }) => faceoffIds.includes(faceoffId));
    return new Map(found.map((draw) => [draw.faceoffId, draw]));
  }

  async list({ list, season, after, limit }: DrawListQuery): Promise<DrawPage> {
    const belongs = (draw: StoredDraw) =>
      list.kind === 'SEASON' ||
      (list.kind === 'TEAM'
        ? [draw.homeTeam, draw.awayTeam].includes(list.team)
        : [draw.homeTakerId, draw.awayTakerId].includes(list.playerId));
    const found = this.#draws.filter(
      (draw) =>
        draw.season === season && belongs(draw) && (!after || placeOf(draw) > placeOf(after)),
    );
    return { draws: found.slice(0, limit), hasNextPage: found.length > limit };
  }

  async scores(gameIds: readonly string[]) {
    const of = (gameId: string) => this.#scores.filter((score) => score.gameId === gameId);
    return new Map(gameIds.map((gameId) => [gameId, of(gameId)]));
  }
}

const placeOf = ({ gameDate, faceoffId }: Pick<StoredDraw, 'gameDate' | 'faceoffId'>) =>
  `${gameDate}#${faceoffId}`;
