import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { copyFile, cp, mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { parseModel } from '../../src/model/lightGbmModel.ts';
import { createScorer } from '../../src/model/scorer.ts';
import { featureNames } from '../../src/pipeline/features/featureList.ts';
import { madeUpPlayers, pastGames } from '../support/pastGames.ts';

/** The files of the image as the Dockerfile lays them. */
const IMAGE = [
  ['modelContainer', 'index.mjs'],
  ['modelEndpoint', 'serve.mjs'],
  ['modelTraining', 'train.mjs'],
] as const;

let program = '';
let root = '';
let running: ChildProcess[] = [];

beforeEach(async () => {
  const directory = await mkdtemp(join(tmpdir(), 'faceoff-container-'));
  program = join(directory, 'program');
  root = join(directory, 'ml');
  await mkdir(program);
  for (const [bundle, name] of IMAGE) {
    await copyFile(`dist/handlers/${bundle}/index.mjs`, join(program, name));
  }
  await cp('dist/handlers/modelTraining/workers', join(program, 'workers'), { recursive: true });
});

afterEach(async () => {
  for (const child of running) child.kill('SIGKILL');
  running = [];
  await rm(join(program, '..'), { recursive: true, force: true });
});

/** Starts the container's entry with a word; `said` gathers what it prints. */
function start(word: string, env: Record<string, string> = {}) {
  const child = spawn(process.execPath, [join(program, 'index.mjs'), word], {
    env: { ...process.env, ML_ROOT: root, ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  running.push(child);
  const said: string[] = [];
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding('utf8').on('data', (text: string) => said.push(text));
  }
  const exit = once(child, 'exit').then(([code]) => code as number | null);
  return { child, said, exit };
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as { port: number };
  await new Promise((resolve) => server.close(resolve));
  return port;
}

async function pingUntilServing(url: string, exit: Promise<number | null>): Promise<void> {
  let hasEnded = false;
  exit.then(() => {
    hasEnded = true;
  });
  while (!hasEnded) {
    const answer = await fetch(`${url}/ping`).catch(() => undefined);
    if (answer?.status === 200) return;
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
  throw new Error('the container ended before it served');
}

describe('model container, serving', () => {
  it('answers the shipped model’s probabilities, and ends with 0 when it is stopped', async () => {
    await mkdir(join(root, 'model'), { recursive: true });
    await copyFile('models/faceoff/model.txt', join(root, 'model', 'model.txt'));
    const port = await freePort();
    const { child, exit } = start('serve', { SAGEMAKER_BIND_TO_PORT: String(port) });
    const url = `http://127.0.0.1:${port}`;
    await pingUntilServing(url, exit);
    const scorer = createScorer(
      parseModel(await readFile(join(root, 'model', 'model.txt'), 'utf8')),
    );
    const rows = [0, 0.5, Number.NaN].map((value) => featureNames.map(() => value));
    const body = rows.map((row) => row.map((v) => (Number.isNaN(v) ? '' : v)).join(',')).join('\n');
    const answer = await fetch(`${url}/invocations`, {
      method: 'POST',
      headers: { 'content-type': 'text/csv', accept: 'text/csv' },
      body,
    });
    const probabilities = (await answer.text()).trim().split('\n').map(Number);
    expect(probabilities).toEqual(rows.map((row) => scorer.predict(Float64Array.from(row))));
    child.kill('SIGTERM');
    expect(await exit).toBe(0);
  });

  it.each([
    ['no model', undefined, 'model.txt'],
    ['a model that is no model', 'hello', 'expected a LightGBM model text'],
    ['another feature list', 'renamed', 'expected feature 0 of the model'],
  ])('ends with 1 and words when there is %s', async (_, kind, words) => {
    await mkdir(join(root, 'model'), { recursive: true });
    const shipped = await readFile('models/faceoff/model.txt', 'utf8');
    const text = kind === 'renamed' ? shipped.replace(/^feature_names=\S+/m, '$&X') : kind;
    if (text !== undefined) await writeFile(join(root, 'model', 'model.txt'), text);
    const { said, exit } = start('serve', { SAGEMAKER_BIND_TO_PORT: String(await freePort()) });
    expect(await exit).toBe(1);
    expect(said.join('')).toContain(words);
  });

  it('ends with 1 when its port is taken and with 2 for an unknown word', async () => {
    await mkdir(join(root, 'model'), { recursive: true });
    await copyFile('models/faceoff/model.txt', join(root, 'model', 'model.txt'));
    const taken = createServer().listen(0, '0.0.0.0');
    await once(taken, 'listening');
    const { port } = taken.address() as { port: number };
    expect(await start('serve', { SAGEMAKER_BIND_TO_PORT: String(port) }).exit).toBe(1);
    await new Promise((resolve) => taken.close(resolve));
    expect(await start('dance').exit).toBe(2);
  });
});

describe('model container, training', () => {
  const hyperparameters = (given: Record<string, string>) =>
    writeFile(join(root, 'input/config/hyperparameters.json'), JSON.stringify(given));

  beforeEach(async () => {
    const data = join(root, 'input/data/training');
    await mkdir(data, { recursive: true });
    await mkdir(join(root, 'input/config'), { recursive: true });
    const lines = pastGames(120).flatMap(({ season, gameDate, draws }, game) =>
      draws.map((draw, i) =>
        [
          ...[season, 2016020000 + game, 'R', gameDate, 'AAA', 'BBB'],
          ...[draw.homeTakerId, draw.awayTakerId].map((id) => Number(id.slice(1)) + 1),
          ...[draw.winner === 'HOME' ? 1 : 0, 1, i * 60, draw.homeSpot],
          ...[draw.homeSkaters, draw.awaySkaters],
        ].join(','),
      ),
    );
    const header =
      'season,game_id,game_type,game_date,home_team,away_team,home_player_id,away_player_id,home_win,' +
      'period,period_seconds,spot_home,home_skaters,away_skaters';
    await writeFile(join(data, 'faceoffs.csv'), `${header}\n${lines.join('\n')}\n`);
    const players = [...madeUpPlayers.values()].map((player, i) =>
      [i + 1, player.name, player.position, player.shoots, 72, 190, player.birthDate].join(','),
    );
    await writeFile(
      join(data, 'players.csv'),
      `player_id,name,position,shoots,height_in,weight_lb,birth_date\n${players.join('\n')}\n`,
    );
  });

  it('writes a model that the same container serves', async () => {
    await hyperparameters({
      test_season: '20182019',
      num_iterations: '15',
      min_data_in_leaf: '20',
      num_threads: '2',
      seed: '3',
    });
    const { exit, said } = start('train');
    expect(await exit, said.join('')).toBe(0);
    const model = parseModel(await readFile(join(root, 'model/model.txt'), 'utf8'));
    expect(model.featureNames).toEqual(featureNames);
    // Ten tell the rating; at most fifteen are grown.
    expect(model.trees.length).toBeLessThanOrEqual(10 + 15);
    expect(model.trees.length).toBeGreaterThan(10);
    const card = JSON.parse(await readFile(join(root, 'model/card.json'), 'utf8'));
    expect(card).toMatchObject({ seed: 3, test: { season: '20182019' } });
    const port = await freePort();
    const serving = start('serve', { SAGEMAKER_BIND_TO_PORT: String(port) });
    await pingUntilServing(`http://127.0.0.1:${port}`, serving.exit);
  });

  it.each([
    [{ test_season: '2018' }, 'expected test_season like 20242025, got "2018"'],
    [{ test_season: '20302031' }, 'expected draws before and in season 20302031'],
    [{ num_leaves: 'many' }, 'expected num_leaves as a number, got "many"'],
    [{ leaves: '5' }, 'got "leaves"'],
  ])('ends with 1 and says why in the failure file for %j', async (given, words) => {
    await hyperparameters(given as unknown as Record<string, string>);
    expect(await start('train').exit).toBe(1);
    expect(await readFile(join(root, 'output/failure'), 'utf8')).toContain(words);
  });

  it('ends with 1 and a failure file when the channel is empty', async () => {
    await rm(join(root, 'input/data/training'), { recursive: true });
    expect(await start('train').exit).toBe(1);
    expect(await readFile(join(root, 'output/failure'), 'utf8')).toContain('face-off tables');
  });
});
