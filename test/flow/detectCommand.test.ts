import { spawnSync } from 'node:child_process';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { shortGameScript } from '../../src/simulator/bundledLeague.ts';
import type { DetectionReport } from '../../src/simulator/detectionReport.ts';

const COMMAND = fileURLToPath(new URL('../../dist/faceoff.mjs', import.meta.url));

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'detect-command-'));
  await writeFile(at('script.json'), JSON.stringify(shortGameScript()));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

const at = (name: string) => join(folder, name);

function faceoff(...parameters: readonly string[]) {
  const { stdout, stderr, status } = spawnSync(process.execPath, [COMMAND, ...parameters], {
    encoding: 'utf8',
    env: { PATH: process.env.PATH ?? '' },
    maxBuffer: 64 * 1024 * 1024,
  });
  return { stdout, stderr, status };
}

const report = (text: string) => JSON.parse(text) as DetectionReport;

describe('faceoff simulate and faceoff detect', () => {
  it('find every draw of a simulated game, at its dot and by its takers', () => {
    const game = ['--out', at('game.jsonl'), '--truth', at('truth.jsonl')];
    const played = faceoff('simulate', '--script', at('script.json'), '--seed', '5', ...game);
    expect(played.status).toBe(0);
    const found = faceoff(
      ...['detect', '--tracking', at('game.jsonl'), '--truth', at('truth.jsonl'), '--json'],
    );
    expect(found.status).toBe(0);
    const { draws } = shortGameScript();
    expect(report(found.stdout)).toMatchObject({
      draws: { true: draws.length, predicted: draws.length, missed: 0, false: 0, impossible: 0 },
      recall: 1,
      takersRight: 1,
      dotsRight: 1,
      falsePerGame: 0,
      rejects: 0,
    });
    expect(report(found.stdout).faceoffs[0]).toMatchObject({
      gameId: shortGameScript().gameId,
      timestamp: expect.any(Number),
      dot: { x: 0, y: 0 },
      homeTakerId: expect.any(String),
      awayTakerId: expect.any(String),
      revision: 1,
    });
  });

  it('are the same again with the same seed, and another game with another', async () => {
    for (const [file, seed] of [
      ['one.jsonl', '7'],
      ['same.jsonl', '7'],
      ['other.jsonl', '8'],
    ] as const) {
      faceoff('simulate', '--script', at('script.json'), '--seed', seed, '--out', at(file));
    }
    const one = await readFile(at('one.jsonl'), 'utf8');
    expect(await readFile(at('same.jsonl'), 'utf8')).toBe(one);
    expect(await readFile(at('other.jsonl'), 'utf8')).not.toBe(one);
  });
});

describe('faceoff detect on files that are none', () => {
  it.each([
    ['missing.jsonl', undefined, 'no such file'],
    ['empty.jsonl', '', 'expected tracking events as JSON lines, got an empty file'],
    ['prose.jsonl', 'once\nupon a time\n', 'got none in 2 lines'],
    ['broken.jsonl.gz', 'no gzip', 'not whole gzip data'],
  ])('says what is wrong with %s, and ends with 1', async (name, text, message) => {
    if (text !== undefined) await writeFile(at(name), text);
    const { status, stdout, stderr } = faceoff('detect', '--tracking', at(name), '--json');
    expect({ status, stdout }).toEqual({ status: 1, stdout: '' });
    expect(stderr).toContain(message);
    expect(stderr).not.toContain('    at ');
  });

  it('says why nothing is seen where nobody’s team is known', async () => {
    const event = { gameId: 'G', timestamp: 1000, type: 'LOCATION', x: 0, y: 0 };
    const lines = [1, 2].map((n) =>
      JSON.stringify({ ...event, sequence: n, entityId: `p${n}`, team: 'USA' }),
    );
    await writeFile(at('teamless.jsonl'), `${lines.join('\n')}\n`);
    const { status, stdout, stderr } = faceoff(
      ...['detect', '--tracking', at('teamless.jsonl'), '--json'],
    );
    expect(status).toBe(0);
    expect(report(stdout)).toMatchObject({ faceoffs: [], eventsIn: 2, rejects: 0 });
    expect(stderr).toContain('game G: no face-off can be seen');
  });

  it('names the first broken lines, counts the rest, and goes on', async () => {
    const whole = await readFile(at('one.jsonl'), 'utf8');
    await writeFile(at('damaged.jsonl'), `${'{"type":"LOCATION"}\n'.repeat(8)}${whole}`);
    const { status, stdout, stderr } = faceoff(
      ...['detect', '--tracking', at('damaged.jsonl'), '--json'],
    );
    expect(status).toBe(0);
    expect(report(stdout).rejects).toBe(8);
    expect(report(stdout).faceoffs.length).toBeGreaterThan(0);
    expect(stderr).toContain('line 5: expected');
    expect(stderr).toContain('3 more lines were rejected');
  });

  it('names the line of a truth that is none', async () => {
    await writeFile(at('no-truth.jsonl'), '{"gameId":1}\n');
    const { status, stderr } = faceoff(
      ...['detect', '--tracking', at('one.jsonl'), '--truth', at('no-truth.jsonl')],
    );
    expect(status).toBe(1);
    expect(stderr).toContain('no-truth.jsonl: line 1: expected gameId as a string');
  });

  it('ends with 2 without a tracking file', () => {
    expect(faceoff('detect').status).toBe(2);
  });
});
