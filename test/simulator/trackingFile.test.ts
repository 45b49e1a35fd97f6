import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gunzipSync, gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { parseTrackingEvent } from '../../src/pipeline/ingest/parseTrackingEvent.ts';
import { shortGameScript } from '../../src/simulator/bundledLeague.ts';
import { simulateGame } from '../../src/simulator/simulateGame.ts';
import { readTrackingFile, writeTrackingFile } from '../../src/simulator/trackingFile.ts';
import { readTruthFile, writeTruthFile } from '../../src/simulator/truthFile.ts';

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'tracking-file-'));
});
afterAll(async () => {
  await rm(folder, { recursive: true });
});

async function readAll(path: string, options = {}) {
  const lines = [];
  for await (const line of readTrackingFile(path, options)) lines.push(line);
  return lines;
}

const GOOD = '{"gameId":"g","sequence":1,"timestamp":5,"type":"GAME_ENDED"}';

describe('tracking files', () => {
  for (const name of ['game.jsonl', 'game.jsonl.gz']) {
    it(`gives back what was written to ${name}, arrival included`, async () => {
      const path = join(folder, name);
      const events = [...simulateGame(shortGameScript(), { seed: 1 }).events];
      expect(await writeTrackingFile(path, events)).toBe(events.length);
      const lines = await readAll(path);
      const text = (all: readonly { arrivalTimestamp?: number; event: unknown }[]) =>
        all
          .map(({ arrivalTimestamp, event }) =>
            JSON.stringify([arrivalTimestamp, event && parseTrackingEvent(event)]),
          )
          .join();
      // Compared as one flag: a diff of fifty thousand events helps nobody.
      expect(text(lines) === text(events)).toBe(true);
      const bytes = await readFile(path);
      const written = (name.endsWith('.gz') ? gunzipSync(bytes) : bytes).toString();
      expect(written.split('\n').length).toBe(events.length + 1);
    });
  }

  it('leaves what was there until the new file is whole', async () => {
    const path = join(folder, 'kept.jsonl');
    await writeFile(path, GOOD);
    const broken = function* () {
      yield* simulateGame(shortGameScript(), { seed: 1 }).events;
      throw new Error('interrupted');
    };
    await expect(writeTrackingFile(path, broken())).rejects.toThrow('interrupted');
    expect(await readFile(path, 'utf8')).toBe(GOOD);
  });

  it('takes the first line behind a byte order mark, with and without a line after it', async () => {
    const path = join(folder, 'marked.jsonl');
    for (const text of [GOOD, `${GOOD}\r\n${GOOD}\r\n`]) {
      await writeFile(path, `\uFEFF${text}`);
      const lines = await readAll(path);
      expect(lines.every(({ event }) => event !== undefined)).toBe(true);
      expect(lines[0]?.lineNumber).toBe(1);
    }
  });

  it('tells the number of a broken line and goes on', async () => {
    const path = join(folder, 'broken.jsonl');
    await writeFile(path, `${GOOD}\n{"gameId":\n\n[]\n{"gameId":"g"}\n${GOOD}\n`);
    const lines = await readAll(path);
    expect(lines.map((l) => [l.lineNumber, l.event === undefined])).toEqual([
      [1, false],
      [2, true],
      [4, true],
      [5, true],
      [6, false],
    ]);
  });

  it('stops at a broken line when told so', async () => {
    const path = join(folder, 'stop.jsonl');
    await writeFile(path, `${GOOD}\nnonsense\n${GOOD}\n`);
    await expect(readAll(path, { stopAtBrokenLine: true })).rejects.toThrow(
      `${path}: line 2: expected a JSON event, got something else`,
    );
  });

  it('says in one line what is wrong with a file', async () => {
    await expect(readAll(join(folder, 'none.jsonl'))).rejects.toThrow(/no such file or folder/);
    await expect(readAll(join(folder, 'none.jsonl.gz'))).rejects.toThrow(/no such file or folder/);
    await expect(readAll(folder)).rejects.toThrow(/it is a folder/);
    const notGzip = join(folder, 'not.jsonl.gz');
    await writeFile(notGzip, `${GOOD}\n`);
    await expect(readAll(notGzip)).rejects.toThrow(/not whole gzip data/);
    const cut = join(folder, 'cut.jsonl.gz');
    const whole = gzipSync(`${GOOD}\n`.repeat(5000));
    await writeFile(cut, whole.subarray(0, whole.length - 20));
    await expect(readAll(cut)).rejects.toThrow(/not whole gzip data/);
    await expect(writeTrackingFile(join(folder, 'no', 'such.jsonl'), [])).rejects.toThrow(
      /cannot be written \(no such file or folder\)/,
    );
  });
});

describe('truth files', () => {
  it('give back what was written', async () => {
    const path = join(folder, 'truth.jsonl');
    const { events, truth } = simulateGame(shortGameScript(), { seed: 1 });
    for (const _ of events);
    await writeTruthFile(path, truth);
    expect(await readTruthFile(path)).toEqual(truth);
  });

  it('name the line that is no draw', async () => {
    const path = join(folder, 'bad-truth.jsonl');
    await writeFile(path, `{"gameId":"g"}\n`);
    await expect(readTruthFile(path)).rejects.toThrow(
      /line 1: expected faceoffId as a string, got undefined/,
    );
  });
});
