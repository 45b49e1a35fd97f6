import { beforeAll, describe, expect, it } from 'vitest';
import type { TableGame } from '../../src/history/tables/tableGame.ts';
import { trainLightGbm } from '../../src/model/trainer.ts';
import { featureNames } from '../../src/pipeline/features/featureList.ts';
import {
  type ReviewCase,
  type ReviewKind,
  ROOKIE_DRAWS,
  reviewCases,
} from '../../src/training/reviewCases.ts';
import { rollHistory } from '../../src/training/rollHistory.ts';
import { madeUpPlayers, pastGames } from '../support/pastGames.ts';

const games: readonly TableGame[] = pastGames(80).map((game, i) => ({
  ...game,
  gameId: String(2016020000 + i),
  gameType: 'R',
  homeTeam: 'AAA',
  awayTeam: 'BBB',
  draws: game.draws.map((draw, d) => ({
    ...draw,
    // One draw a game has no clock: no row is made of it.
    period: d === 3 ? undefined : 1,
    periodSecondsElapsed: d * 60,
  })),
}));

let cases: readonly ReviewCase[];
beforeAll(async () => {
  const data = rollHistory(games, madeUpPlayers);
  const parameters = { objective: 'binary', num_iterations: 20, num_leaves: 6 } as const;
  const { model } = await trainLightGbm({ ...data, featureNames: [...featureNames], parameters });
  cases = reviewCases(model, data, games, madeUpPlayers, 4);
});

const of = (kind: ReviewKind) => cases.filter((one) => one.kind === kind);

describe('review cases', () => {
  it('are the draw of the tables that their id names', () => {
    expect(cases).toHaveLength(12);
    for (const one of cases) {
      const [gameId, number] = one.caseId.split('#');
      const draw = games.find((game) => game.gameId === gameId)!.draws[Number(number) - 1]!;
      expect(draw).toMatchObject({
        homeTakerId: one.homeTaker.playerId,
        awayTakerId: one.awayTaker.playerId,
        winner: one.winner,
        homeSpot: one.homeSpot,
      });
      expect(one.clock).toBe(`1st ${String(20 - (Number(number) - 1)).padStart(2, '0')}:00`);
    }
  });

  it('are the most surprising, the farthest from the rating, and bold ones about rookies', () => {
    const losses = of('largest error').map(({ logLoss }) => logLoss);
    expect(losses).toEqual([...losses].sort((a, b) => b - a));
    expect(Math.min(...losses)).toBeGreaterThan(Math.LN2);
    const swings = of('largest swing').map((one) =>
      Math.abs(one.probability - one.ratingProbability),
    );
    expect(swings).toEqual([...swings].sort((a, b) => b - a));
    for (const { homeTaker, awayTaker } of of('rookie')) {
      expect(Math.min(homeTaker.drawsBefore, awayTaker.drawsBefore)).toBeLessThan(ROOKIE_DRAWS);
    }
  });

  it('show a pair of takers once a kind, and what speaks for whom', () => {
    for (const kind of ['largest error', 'largest swing', 'rookie'] as const) {
      const pairs = of(kind).map((one) => one.homeTaker.playerId + one.awayTaker.playerId);
      expect(new Set(pairs).size).toBe(pairs.length);
    }
    for (const { contributions, homeTaker } of cases) {
      expect(contributions.length).toBeGreaterThan(0);
      expect(homeTaker.name).toMatch(/^Player \d+$/);
    }
  });
});
