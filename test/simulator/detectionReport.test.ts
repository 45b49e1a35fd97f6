import { appendFile, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { shortGameScript } from '../../src/simulator/bundledLeague.ts';
import { detectInFile } from '../../src/simulator/detectionReport.ts';
import { simulateGame } from '../../src/simulator/simulateGame.ts';
import { writeTrackingFile } from '../../src/simulator/trackingFile.ts';
import type { TrueDraw } from '../../src/simulator/truth.ts';
import { writeTruthFile } from '../../src/simulator/truthFile.ts';

let folder: string;
let tracking: string;
let truthPath: string;
let truth: readonly TrueDraw[];
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'detection-'));
  tracking = join(folder, 'game.jsonl');
  truthPath = join(folder, 'truth.jsonl');
  const game = simulateGame(shortGameScript(), { seed: 1 });
  await writeTrackingFile(tracking, game.events);
  truth = game.truth;
  await writeTruthFile(truthPath, truth);
});
afterAll(async () => {
  await rm(folder, { recursive: true });
});

describe('detectInFile', () => {
  it('tells every face-off of the short game before its drop, by the right takers', async () => {
    const report = await detectInFile(tracking, { truthPath });
    expect(report).toMatchObject({
      draws: { true: truth.length, predicted: truth.length, missed: 0, false: 0, impossible: 0 },
      takersRight: 1,
      dotsRight: 1,
      rejects: 0,
    });
    // Somebody else may stand there while the takers gather; theirs is the word before the waving.
    const drawn = truth[0]!;
    const waved = Math.min(...drawn.wavedOut.map(({ timestamp }) => timestamp));
    const before = report.faceoffs.filter(({ timestamp }) => timestamp < waved);
    expect(before.at(-1)).toEqual({
      gameId: truth[0]!.gameId,
      faceoffId: truth[0]!.faceoffId,
      timestamp: expect.any(Number),
      dot: truth[0]!.dot,
      // The first draw of the short game has takers waved out: the first word names those.
      homeTakerId: shortGameScript().draws[0]!.home.takerIds[0],
      awayTakerId: shortGameScript().draws[0]!.away.takerIds[0],
      revision: before.length,
    });
  });

  it('says which games cannot be in feet, and nothing of those that are', async () => {
    const path = join(folder, 'meters.jsonl');
    const lines = (await readFile(tracking, 'utf8')).trim().split('\n');
    const inMeters = lines.map((line) => {
      const event = JSON.parse(line);
      if (event.type !== 'LOCATION') return line;
      return JSON.stringify({ ...event, x: event.x * 0.3048, y: event.y * 0.3048 });
    });
    await writeFile(path, inMeters.join('\n'));
    const told: string[][] = [];
    for (const file of [tracking, path]) {
      await detectInFile(file, { onNotes: ({ gamesInMeters }) => told.push([...gamesInMeters]) });
    }
    expect(told).toEqual([[], [shortGameScript().gameId]]);
  });

  it('works where positions alone are tracked and say themselves whose they are', async () => {
    const path = join(folder, 'positions.jsonl');
    const roster = new Map(shortGameScript().players.map((p) => [p.id, p]));
    const lines = (await readFile(tracking, 'utf8')).trim().split('\n');
    const positions = lines.flatMap((line) => {
      const { vx: _, vy: __, ...event } = JSON.parse(line);
      if (event.type !== 'LOCATION') return [];
      const player = roster.get(event.entityId);
      const more = player && { team: player.team, isGoalkeeper: player.position === 'G' };
      return [JSON.stringify({ ...event, ...more })];
    });
    await writeFile(path, `${positions.join('\n')}\n`);
    const { faceoffs } = await detectInFile(path);
    for (const draw of truth.filter((d) => d.dropTimestamp - d.settledTimestamp > 1500)) {
      const before = faceoffs.filter(
        (f) => f.timestamp <= draw.dropTimestamp && f.timestamp > draw.stoppageTimestamp,
      );
      expect(before.at(-1)).toMatchObject({
        dot: draw.dot,
        homeTakerId: draw.homeTakerId,
        awayTakerId: draw.awayTakerId,
      });
    }
  });

  it('rejects broken lines by number and goes on', async () => {
    const path = join(folder, 'broken.jsonl');
    await writeFile(path, 'nonsense\n{"gameId":"g","type":"LOCATION"}\n');
    await appendFile(path, await readFile(tracking));
    const rejected: number[] = [];
    const report = await detectInFile(path, {
      truthPath,
      onReject: ({ lineNumber }) => rejected.push(lineNumber),
    });
    expect(rejected).toEqual([1, 2]);
    expect(report).toMatchObject({ rejects: 2, takersRight: 1 });
  });
});
