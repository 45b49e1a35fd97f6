import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import {
  type Comparison,
  compareAlgorithms,
  learnersWith,
} from '../../bench/algorithms/compareAlgorithms.ts';
import { comparisonTable } from '../../bench/algorithms/comparisonTable.ts';
import { selectTaken, type TakenRows } from '../../bench/algorithms/drawRows.ts';
import { SAMPLINGS } from '../../bench/algorithms/samplings.ts';
import { writeSection } from '../../bench/cardSection.ts';
import type { TableGame } from '../../src/history/tables/tableGame.ts';
import { auc } from '../../src/model/metrics/auc.ts';
import { trainLightGbm } from '../../src/model/trainer.ts';
import { featureNames } from '../../src/pipeline/features/featureList.ts';
import { rollHistory } from '../../src/training/rollHistory.ts';
import { madeUpPlayers, pastGames } from '../support/pastGames.ts';

const JUDGED = 20222023;

const games: readonly TableGame[] = pastGames(280).map((game, i) => ({
  ...game,
  gameId: String(2016020000 + i),
  gameType: 'R',
  homeTeam: 'AAA',
  awayTeam: 'BBB',
  draws: game.draws.map((draw, d) => ({ ...draw, period: 1, periodSecondsElapsed: d * 60 })),
}));
const numberOf = (id: string) => Number(id.slice(1));
const all: TakenRows = {
  ...rollHistory(games, madeUpPlayers),
  takers: Int32Array.from(
    games.flatMap(({ draws }) =>
      draws.flatMap((draw) => [numberOf(draw.homeTakerId), numberOf(draw.awayTakerId)]),
    ),
  ),
};
const before = selectTaken(all, (row) => all.season[row]! < JUDGED);
const judged = selectTaken(all, (row) => all.season[row] === JUDGED);
const column = (rows: TakenRows, name: string) => {
  const at = featureNames.indexOf(name);
  return Array.from(
    { length: rows.rows },
    (_, row) => rows.features[row * featureNames.length + at]!,
  );
};

describe('the comparison of algorithms', () => {
  it.each(Object.entries(learnersWith(trainLightGbm)))(
    '%s finds the taker who wins seven of ten, and never looks at the winners it is judged on',
    async (_name, learn) => {
      const probabilities = await learn(before, judged);
      expect(probabilities).toHaveLength(judged.rows);
      for (const p of probabilities) expect(p > 0 && p < 1).toBe(true);
      expect(auc(probabilities, judged.label)).toBeGreaterThan(0.53);
      const turned = { ...judged, label: judged.label.map((won) => 1 - won) };
      expect(await learn(before, turned)).toEqual(probabilities);
    },
  );

  it('begins with the rating, and teaches each algorithm by every sample but the calibrated one', async () => {
    const newest = selectTaken(all, (row) => all.season[row]! >= 20212022);
    const results: Comparison[] = [];
    for await (const one of compareAlgorithms(newest, JUDGED, trainLightGbm)) results.push(one);
    const algorithms = Object.keys(learnersWith(trainLightGbm));
    const samplings = Object.keys(SAMPLINGS);
    expect(results).toHaveLength(1 + algorithms.length * samplings.length - (samplings.length - 1));
    expect(results[0]).toMatchObject({
      algorithm: 'the online rating',
      rows: newest.rows - judged.rows,
    });
    expect(results[0]?.logLossLessRating).toEqual([0, 0, 0]);
    for (const {
      logLoss: [estimate, low, high],
    } of results) {
      expect(low).toBeLessThanOrEqual(estimate);
      expect(high).toBeGreaterThanOrEqual(estimate);
    }
  }, 120_000);

  it('tells which side has no draws', async () => {
    const results = compareAlgorithms(all, 20302031, trainLightGbm);
    await expect(results.next()).rejects.toThrow(
      `expected draws before and in 20302031, got ${all.rows} and 0`,
    );
  });
});

describe('samples of the draws before the season', () => {
  const size = 400;
  const take = (name: string) => SAMPLINGS[name]!(before, size);

  it('are of the size asked for, in order of time', () => {
    for (const name of ['filtered', 'random', 'stratified', 'time-based']) {
      const sample = take(name);
      expect(sample.rows).toBe(size);
      expect([...sample.game]).toEqual([...sample.game].sort((a, b) => a - b));
    }
    expect(take('every draw')).toBe(before);
  });

  it('hold the newest draws, those of known takers, or equally many of each kind', () => {
    expect([...take('time-based').game]).toEqual([...before.game.slice(-size)]);
    const filtered = take('filtered');
    for (const name of ['homeCareerDraws', 'awayCareerDraws']) {
      expect(Math.min(...column(filtered, name))).toBeGreaterThanOrEqual(Math.log1p(100) - 1e-6);
    }
    const stratified = take('stratified');
    const kinds = new Map<string, number>();
    const zones = column(stratified, 'zone');
    for (const [row, strength] of column(stratified, 'skaterDifference').entries()) {
      const kind = `${zones[row]}|${Math.sign(strength)}|${stratified.label[row]}`;
      kinds.set(kind, (kinds.get(kind) ?? 0) + 1);
    }
    expect(kinds.size).toBe(18);
    expect(Math.max(...kinds.values()) - Math.min(...kinds.values())).toBeLessThanOrEqual(1);
  });
});

describe('the table of the model card', () => {
  const result: Comparison = {
    algorithm: 'decision tree',
    sampling: 'random',
    rows: 41876,
    logLoss: [0.68065, 0.67948, 0.68179],
    auc: [0.58671, 0.58292, 0.59089],
    brier: [0.24381, 0.24327, 0.24435],
    ece: 0.0066,
    logLossLessRating: [0.002, 0.001, 0.003],
  };
  const line =
    '| decision tree | random | 41876 | .68065 (.67948 to .68179) | .5867 (.5829 to .5909) | .24381 (.24327 to .24435) | .0066 |';

  it('has a line for each result', () => {
    expect(comparisonTable([result]).split('\n').slice(2)).toEqual([line]);
  });

  it('is written between its marks, and nowhere else', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'faceoff-card-'));
    try {
      const file = join(folder, 'card.md');
      await writeFile(file, 'above\n<!-- algorithms -->\nold\n<!-- end algorithms -->\nbelow\n');
      await writeSection(file, 'algorithms', comparisonTable([result]));
      const text = await readFile(file, 'utf8');
      expect(text).toMatch(/^above\n<!-- algorithms -->\n\n\| algorithm .*/);
      expect(text.endsWith(`${line}\n\n<!-- end algorithms -->\nbelow\n`)).toBe(true);
      expect(text).not.toContain('old');
      await expect(writeSection(file, 'ideas', '')).rejects.toThrow('expected <!-- ideas -->');
    } finally {
      await rm(folder, { recursive: true });
    }
  });

  it('stands in the card with every algorithm and every sample', async () => {
    const card = await readFile(new URL('../../docs/model-card.md', import.meta.url), 'utf8');
    for (const algorithm of Object.keys(learnersWith(trainLightGbm))) {
      expect(card).toContain(`| ${algorithm} | every draw | 167507 | .6`);
    }
    for (const sampling of Object.keys(SAMPLINGS)) {
      expect(card).toContain(`| gradient boosting, shipped | ${sampling} | `);
    }
  });
});
