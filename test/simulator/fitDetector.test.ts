import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readDetectorRules } from '../../src/simulator/detectorRulesFile.ts';
import { fitDetector } from '../../src/simulator/fitDetector.ts';

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'fit-detector-'));
});
afterAll(async () => {
  await rm(folder, { recursive: true });
});

describe('fitDetector', () => {
  it('fits rules that find the face-offs of games it has not seen', async () => {
    const fitted = fitDetector({ games: 3, periodSeconds: 150 });
    const { draws, takersRight } = fitted.held;
    expect(draws.predicted + draws.impossible).toBeGreaterThanOrEqual(draws.true - 1);
    expect(draws.false).toBe(0);
    expect(takersRight).toBeGreaterThan(0.9);
    expect(fitted.looks.recall).toBeGreaterThan(0.75);
    expect(fitted.looks.falseAlarmShare).toBeLessThan(0.05);
    const path = join(folder, 'rules.json');
    await writeFile(path, JSON.stringify(fitted));
    expect(await readDetectorRules(path)).toEqual(fitted.rules);
  });

  it('reads no rules from a file that has none', async () => {
    const path = join(folder, 'broken.json');
    await writeFile(path, '{"rules":{"settleMillis":"soon"}}');
    await expect(readDetectorRules(path)).rejects.toThrow(
      /expected rules.settleMillis as a number from 0/,
    );
    await expect(readDetectorRules(join(folder, 'none.json'))).rejects.toThrow(/no such file/);
  });
});
