import { cp, mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { PastDraw, PastGame } from '../../src/history/records/pastGame.ts';
import { madeUpPlayers, pastGames } from '../support/pastGames.ts';
import { runFaceoff } from '../support/runningSystem.ts';

const faceoff = (...parameters: readonly string[]) => runFaceoff(parameters, {});

type Column = readonly [
  name: string,
  cell: (game: PastGame, draw: PastDraw, g: number, d: number) => string | number | undefined,
];

const NEEDED: readonly Column[] = [
  ['season', (game) => game.season],
  ['game_id', (game, _, g) => Number(game.season.slice(0, 4)) * 1_000_000 + 20_000 + g],
  ['game_date', (game) => game.gameDate],
  ['home_team', () => 'AAA'],
  ['away_team', () => 'BBB'],
  ['period', () => 1],
  ['period_seconds', (_, __, ___, d) => d * 60],
  ['spot_home', (_, draw) => draw.homeSpot],
  ['home_player_id', (_, draw) => draw.homeTakerId],
  ['away_player_id', (_, draw) => draw.awayTakerId],
  ['home_win', (_, draw) => (draw.winner === 'HOME' ? 1 : 0)],
];
const STRENGTH: readonly Column[] = [
  ['home_skaters', (_, draw) => draw.homeSkaters],
  ['away_skaters', (_, draw) => draw.awaySkaters],
];

const table = (games: readonly PastGame[], columns: readonly Column[]): string =>
  [
    columns.map(([name]) => name).join(','),
    ...games.flatMap((game, g) =>
      game.draws.map((draw, d) =>
        columns.map(([, cell]) => cell(game, draw, g, d) ?? '').join(','),
      ),
    ),
    '',
  ].join('\n');

/** Eight made-up seasons, 2016-17 to 2023-24. */
const games = pastGames(320);
const seasons = (from: number, to: number) =>
  games.filter(({ season }) => Number(season) >= from && Number(season) <= to);

let directory: string;
let at: (name: string) => string;

beforeAll(async () => {
  directory = await mkdtemp(join(tmpdir(), 'faceoff-model-'));
  at = (name) => join(directory, name);
  await mkdir(at('history'));
  await writeFile(
    at('history/faceoffs.csv'),
    table(seasons(20162017, 20222023), [...NEEDED, ...STRENGTH]),
  );
  const players = [...madeUpPlayers.values()].map(
    ({ id, name, position, shoots, birthDate }) =>
      `${id},${name},${position},${shoots},${birthDate}`,
  );
  await writeFile(
    at('history/players.csv'),
    `${['player_id,full_name,position,shoots,birth_date', ...players].join('\n')}\n`,
  );
  // The same with a season that the model has not seen, whose table tells no skaters.
  await cp(at('history'), at('later'), { recursive: true });
  await writeFile(at('later/faceoffs_20232024.csv'), table(seasons(20232024, 20232024), NEEDED));
  const trained = await faceoff(
    ...['train', '--history', at('history'), '--test-season', '20222023', '--refit'],
    ...['--out', at('model'), '--json'],
  );
  expect(trained.code, trained.stderr).toBe(0);
  expect(trained.stderr).toContain('% rolling through history');
  expect(trained.stderr).toContain('tree 10');
  expect(JSON.parse(trained.stdout)).toEqual(
    JSON.parse(await readFile(at('model/card.json'), 'utf8')),
  );
}, 120_000);

afterAll(() => rm(directory, { recursive: true, force: true }));

const evaluate = (...parameters: readonly string[]) =>
  faceoff('evaluate', '--season', '20232024', '--model', at('model'), ...parameters);

describe('a model from history to its reviewers', () => {
  it('is trained on the seasons before, refitted on all, and says which figures are whose', async () => {
    const card = JSON.parse(await readFile(at('model/card.json'), 'utf8'));
    expect(card.trainedOn.seasons).toContain('20222023');
    expect(card.test).toMatchObject({ season: '20222023', trainedBefore: '20222023', rows: 480 });
    expect(await readFile(at('model/model.txt'), 'utf8')).toMatch(/^tree\n/);
  });

  it('is judged on a later season, records rolling forward and the model frozen', async () => {
    const { stdout, stderr, code } = await evaluate('--history', at('later'), '--json');
    expect(code, stderr).toBe(0);
    expect(stderr).toContain('% rolling through history');
    const judgement = JSON.parse(stdout);
    expect(judgement).toMatchObject({
      season: '20232024',
      rows: 480,
      logLoss: expect.any(Number),
      auc: expect.any(Number),
      brier: expect.any(Number),
      ece: expect.any(Number),
      baselineLogLoss: { always: expect.any(Number), rating: expect.any(Number) },
    });
    expect(judgement.logLoss).toBeLessThan(judgement.baselineLogLoss.always);
    expect((await evaluate('--history', at('later'), '--json')).stdout).toBe(stdout);

    // A season that comes after it changes nothing of what was known then.
    const after = games.slice(0, 40).map((game) => ({ ...game, season: '20242025' }));
    await cp(at('later'), at('after'), { recursive: true });
    await writeFile(at('after/faceoffs_20242025.csv'), table(after, NEEDED));
    expect((await evaluate('--history', at('after'), '--json')).stdout).toBe(stdout);
  });

  it.each([
    ['20222023', 'expected a season after those the model was fitted on (to 20222023)'],
    ['20242025', 'expected draws with place and clock of season 20242025, the tables have 2016'],
    ['2024', 'expected a season like 20242025, got "2024"'],
  ])('is not judged on season %s', async (season, words) => {
    const { stdout, stderr, code } = await faceoff(
      ...['evaluate', '--history', at('later'), '--season', season, '--model', at('model')],
    );
    expect([stdout, code]).toEqual(['', season.length === 8 ? 1 : 2]);
    expect(stderr).toContain(words);
  });

  it('of other features is refused', async () => {
    await mkdir(at('other'), { recursive: true });
    const text = await readFile(at('model/model.txt'), 'utf8');
    await writeFile(at('other/model.txt'), text.replace('ratingDifference ', 'ratingSurplus '));
    const { stderr, code } = await faceoff(
      ...['evaluate', '--history', at('later'), '--season', '20232024', '--model', at('other')],
    );
    expect(code).toBe(1);
    expect(stderr).toContain('should be ratingDifference and is ratingSurplus');
  });

  it('is looked into by a report, and its edge cases are judged by a reviewer', async () => {
    const common = ['--history', at('later'), '--model', at('model'), '--json'];
    const analyzed = await faceoff('analyze', ...common, '--out', at('report.html'));
    expect(analyzed.code, analyzed.stderr).toBe(0);
    expect(JSON.parse(analyzed.stdout)).toMatchObject({
      season: '20232024',
      wasFittedOnThem: false,
      rows: 480,
    });
    expect(await readFile(at('report.html'), 'utf8')).toContain('The model never saw these draws.');

    const verdicts = ['--verdicts', at('verdicts.jsonl')];
    const list = await faceoff('review', ...common, ...verdicts, '--cases', '2');
    expect(list.code, list.stderr).toBe(0);
    const { cases } = JSON.parse(list.stdout);
    const [first] = cases;
    expect(first).toMatchObject({ kind: 'largest error', verdict: null });
    expect(first.contributions.length).toBeGreaterThan(0);
    const judged = await faceoff(
      ...['review', 'verdict', first.caseId, 'sound', ...verdicts],
      ...['--note', 'a coin', '--reviewer', 'Mary', '--json'],
    );
    expect(judged.code, judged.stderr).toBe(0);
    const stored = { caseId: first.caseId, verdict: 'sound', note: 'a coin', reviewer: 'Mary' };
    expect(JSON.parse(judged.stdout)).toMatchObject(stored);
    const again = await faceoff('review', ...common, ...verdicts, '--cases', '2');
    expect(JSON.parse(again.stdout).cases[0].verdict).toMatchObject(stored);
  });
});
