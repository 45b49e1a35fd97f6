import { describe, expect, it } from 'vitest';
import type { TableGame } from '../../src/history/tables/tableGame.ts';
import { formatModel } from '../../src/model/lightGbmModel.ts';
import { fitModel } from '../../src/training/fitModel.ts';
import { judge, probabilitiesOf } from '../../src/training/judge.ts';
import { rollHistory, selectRows } from '../../src/training/rollHistory.ts';
import { madeUpPlayers, pastGames } from '../support/pastGames.ts';

const games: readonly TableGame[] = pastGames(300).map((game, i) => ({
  ...game,
  gameId: String(2016020000 + i),
  gameType: 'R',
  homeTeam: 'AAA',
  awayTeam: 'BBB',
  draws: game.draws.map((draw, d) => ({ ...draw, period: 1, periodSecondsElapsed: d * 60 })),
}));

describe('training', () => {
  it('learns on earlier seasons what holds in a later one, the same for the same seed', async () => {
    const all = rollHistory(games, madeUpPlayers);
    expect(all.rows).toBe(300 * 12);
    const cut = 20222023;
    const before = selectRows(all, (season) => season < cut);
    const test = selectRows(all, (season) => season >= cut);
    expect(before.rows + test.rows).toBe(all.rows);
    const { model } = await fitModel(before, 1);
    const judgement = judge(model, test, 0.5);
    expect(judgement.auc).toBeGreaterThan(0.53);
    expect(judgement.logLoss).toBeLessThan(judgement.baselineLogLoss.always);
    for (const p of probabilitiesOf(model, test)) expect(p > 0 && p < 1).toBe(true);
    expect(formatModel((await fitModel(before, 1)).model)).toBe(formatModel(model));
  });

  it('finds nothing where winners are chance: labels dealt anew give no skill', async () => {
    const all = rollHistory(games, madeUpPlayers);
    const shuffled = { ...all, label: all.label.map((_, i) => ((i * 2654435761) >>> 7) & 1) };
    const before = selectRows(shuffled, (season) => season < 20222023);
    const test = selectRows(shuffled, (season) => season >= 20222023);
    const { model } = await fitModel(before, 1);
    expect(Math.abs(judge(model, test, 0.5).auc - 0.5)).toBeLessThan(0.06);
  });
});
