import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createClient } from 'graphql-ws';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { WebSocket } from 'ws';
import {
  GAME_CHANGES,
  PREDICTIONS,
  type WatchedPrediction,
} from '../../src/cli/play/gameWatcher.ts';
import { shortGameScript } from '../../src/simulator/bundledLeague.ts';
import { simulateGame } from '../../src/simulator/simulateGame.ts';
import { writeTrackingFile } from '../../src/simulator/trackingFile.ts';
import type { TrueDraw } from '../../src/simulator/truth.ts';
import { writeTruthFile } from '../../src/simulator/truthFile.ts';
import { type RunningSystem, runFaceoff, startFaceoff } from '../support/runningSystem.ts';

interface Item {
  readonly __typename: string;
  readonly sequence?: number;
  readonly cursor?: string;
  readonly change?: string;
  readonly prediction?: WatchedPrediction;
}

/**
 * Follows one stream of a system until `isEnough`, or until the system is gone. Every item it gets
 * is kept in `items`.
 */
async function follow(
  system: RunningSystem,
  query: string,
  variables: Record<string, unknown>,
  items: Item[],
  isEnough: (item: Item) => boolean,
): Promise<void> {
  const client = createClient({
    url: system.webSocketUrl,
    webSocketImpl: WebSocket,
    retryAttempts: 0,
  });
  try {
    for await (const { data, errors } of client.iterate<Record<string, Item>>({
      query,
      variables,
    })) {
      if (errors) throw new Error(JSON.stringify(errors));
      const item = Object.values(data ?? {})[0];
      if (!item) continue;
      items.push(item);
      if (isEnough(item)) return;
    }
  } catch (error) {
    // The socket of a killed system closes without a word; anything else is a failure.
    if (!(error as { code?: number }).code && !(error instanceof Event)) throw error;
  } finally {
    await client.dispose();
  }
}

describe('a game from end to end', () => {
  let directory = '';
  let tracking = '';
  let truthFile = '';
  let truth: readonly TrueDraw[] = [];
  const script = shortGameScript();

  beforeAll(async () => {
    directory = await mkdtemp(join(tmpdir(), 'faceoff-flow-'));
    tracking = join(directory, 'game.jsonl.gz');
    truthFile = join(directory, 'truth.jsonl');
    const game = simulateGame(script, { seed: 3 });
    await writeTrackingFile(tracking, game.events, () => undefined);
    truth = game.truth;
    await writeTruthFile(truthFile, truth);
  });

  afterAll(() => rm(directory, { recursive: true, force: true }));

  it('reaches a subscriber whole and in order, through a kill and a restart', async () => {
    const report = join(directory, 'report.json');
    const args = [
      '--replay',
      tracking,
      '--truth',
      truthFile,
      '--once',
      '--directory',
      join(directory, 'state'),
    ];
    const predictions: Item[] = [];
    const changes: Item[] = [];

    const first = await startFaceoff([...args, '--speed', '20']);
    const { gameId } = script;
    const cut = Math.max(2, Math.floor(truth.length / 2));
    let decided = 0;
    const cutAt = (item: Item) => {
      if (item.prediction?.status === 'DECIDED') decided++;
      if (decided < cut) return false;
      first.process.kill('SIGKILL');
      return true;
    };
    // The game may have begun before this client is there: it asks from the first publication on.
    const whole = { gameId, fromStart: true };
    await Promise.all([
      follow(first, PREDICTIONS, whole, predictions, cutAt),
      follow(first, GAME_CHANGES, whole, changes, () => false),
    ]);
    await first.exited;
    expect(decided).toBe(cut);

    const second = await startFaceoff([...args, '--speed', '20', '--report', report]);
    const afterOf = (items: readonly Item[]) => items.findLast(({ cursor }) => cursor)?.cursor;
    const isEnd = (item: Item) => item.change === 'ENDED';
    const lastDraw = truth.at(-1)?.faceoffId;
    await Promise.all([
      follow(
        second,
        PREDICTIONS,
        { gameId, after: afterOf(predictions) },
        predictions,
        ({ prediction }) => prediction?.faceoffId === lastDraw && prediction?.status === 'DECIDED',
      ),
      follow(second, GAME_CHANGES, { gameId, after: afterOf(changes) }, changes, isEnd),
      fetchGame(second, gameId),
    ]);
    expect(await second.exited, second.output()).toBe(0);

    // Each number once: what came before the kill, and what followed the last cursor.
    const numbers = [...predictions, ...changes].flatMap(({ sequence }) => sequence ?? []);
    numbers.sort((a, b) => a - b);
    expect(numbers).toEqual(Array.from({ length: numbers.at(-1) ?? 0 }, (_, i) => i + 1));

    for (const draw of truth.filter(({ hasLineup }) => hasLineup)) {
      const told = predictions.flatMap(({ prediction }) =>
        prediction?.faceoffId === draw.faceoffId ? [prediction] : [],
      );
      const before = told.filter(({ status }) => status === 'PREDICTED' || status === 'REVISED');
      expect(before.at(-1), draw.faceoffId).toMatchObject({
        home: { playerId: draw.homeTakerId },
        away: { playerId: draw.awayTakerId },
        dot: draw.dot,
      });
      for (const { home, away } of told)
        expect(home.probability + away.probability).toBeCloseTo(1, 12);
      expect(told.at(-1)).toMatchObject({ status: 'DECIDED', winner: draw.winner });
    }
    const summary = JSON.parse(await readFile(report, 'utf8'));
    expect(summary).toMatchObject({ takersRight: 1, rejects: 0 });
    expect(summary.draws).toMatchObject({ true: truth.length, false: 0, missed: 0 });
  });

  it('answers bad input with one line that says what was expected', async () => {
    const state = join(directory, 'other-state');
    const broken = join(directory, 'broken-state');
    await mkdir(join(broken, 'dynamodb'), { recursive: true });
    await writeFile(join(broken, 'dynamodb', 'CURRENT'), 'garbage');
    const foreign = join(directory, 'foreign-model');
    await mkdir(foreign);
    const shipped = await readFile('models/faceoff/model.txt', 'utf8');
    await writeFile(join(foreign, 'model.txt'), shipped.replaceAll('homeStickFirst', 'stickFirst'));
    const cases: [readonly string[], string, number][] = [
      [['--replay', join(directory, 'nothing.jsonl')], 'nothing.jsonl', 1],
      [['--history', join(directory, 'nowhere')], 'expected a directory with face-off tables', 1],
      [['--model', directory], 'expected a model at', 1],
      [['--model', foreign], 'should be homeStickFirst and is stickFirst', 1],
      [['--directory', broken], 'faceoff reset', 1],
      [['--report', join(directory, 'nowhere', 'report.json')], 'cannot be written', 1],
      [['--truth', join(directory, 'truth.jsonl')], 'add --replay', 2],
      [['--speed', 'fast'], 'expected a number above 0', 2],
      [['--game', '2018020204'], '--history', 2],
      [['--host', '0.0.0.0'], 'add --require-keys', 2],
      [['--host', '203.0.113.1', '--require-keys'], 'expected --host of this machine', 1],
    ];
    for (const [args, words, exitCode] of cases) {
      const { code, stderr } = await runFaceoff([
        'start',
        '--once',
        '--port',
        '0',
        '--directory',
        state,
        ...args,
      ]);
      expect(stderr).toContain(words);
      expect(stderr).not.toMatch(/\n\s+at /);
      expect(code, stderr).toBe(exitCode);
    }
  });

  it('says who is in the way: another system on the directory, another server on the port', async () => {
    const state = join(directory, 'locked');
    const running = await startFaceoff(['--directory', state, '--speed', '1']);
    try {
      const second = await runFaceoff(['start', '--once', '--port', '0', '--directory', state]);
      expect(second.stderr).toContain(`in use by another faceoff (process ${running.process.pid})`);
      expect(second.code).toBe(1);
      const port = new URL(running.httpUrl).port;
      const third = await runFaceoff([
        'start',
        '--once',
        '--port',
        port,
        '--directory',
        join(directory, 'free'),
      ]);
      expect(third.stderr).toContain(`expected port ${port} to be free`);
      expect(third.code).toBe(1);
    } finally {
      expect(await running.kill('SIGINT')).toBe(0);
    }
  });
});

async function fetchGame(system: RunningSystem, gameId: string): Promise<void> {
  const answer = await fetch(`${system.httpUrl}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({
      query: 'query ($id: ID!) { game(id: $id) { gameId status } }',
      variables: { id: gameId },
    }),
  });
  expect(await answer.json()).toMatchObject({ data: { game: { gameId, status: 'LIVE' } } });
}
