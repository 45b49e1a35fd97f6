import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { build } from 'esbuild';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { formatModel } from '../../src/model/lightGbmModel.ts';
import { seededRandom } from '../../src/model/seededRandom.ts';
import { trainLightGbm } from '../../src/model/trainer.ts';

describe('training threads', () => {
  let directory = '';
  let workerUrl: URL;

  beforeAll(async () => {
    directory = await mkdtemp(join(tmpdir(), 'faceoff-threads-'));
    const outfile = join(directory, 'leafWork.worker.mjs');
    await build({
      entryPoints: [fileURLToPath(new URL('../../src/model/leafWork.worker.ts', import.meta.url))],
      outfile,
      bundle: true,
      platform: 'node',
      format: 'esm',
    });
    workerUrl = pathToFileURL(outfile);
  });

  afterAll(() => rm(directory, { recursive: true, force: true }));

  const random = seededRandom(11);
  const rows = 3000;
  const names = Array.from({ length: 11 }, (_, i) => `f${i}`);
  const features = Float64Array.from({ length: rows * 11 }, (_, i) =>
    i % 11 === 4 ? Math.floor(random() * 30) : random() < 0.1 ? Number.NaN : random(),
  );
  // Two equal columns: their gains are equal, and every number of threads must choose the same.
  for (let i = 0; i < rows; i++) features[i * 11 + 9] = features[i * 11 + 1]!;
  const label = Float32Array.from({ length: rows }, (_, i) =>
    random() < 0.3 + 0.5 * (features[i * 11 + 1]! || 0.2) ? 1 : 0,
  );
  const text = async (num_threads: number) => {
    const { model } = await trainLightGbm({
      features,
      rows,
      label,
      featureNames: names,
      parameters: {
        num_threads,
        num_iterations: 12,
        categorical_feature: [4],
        min_data_per_group: 20,
        bagging_fraction: 0.7,
        bagging_freq: 2,
        feature_fraction: 0.8,
      },
      workerUrl,
    });
    return formatModel(model).replace(/^\[num_threads.*$/m, '');
  };

  it('give the same model for any number of threads', async () => {
    const one = await text(1);
    expect(one).toContain('num_cat=');
    expect(await text(2)).toBe(one);
    expect(await text(3)).toBe(one);
  });

  it('fail as a whole when a thread cannot start', async () => {
    const broken = pathToFileURL(join(directory, 'nothing.mjs'));
    await expect(
      trainLightGbm({
        features,
        rows,
        label,
        featureNames: names,
        parameters: { num_threads: 2 },
        workerUrl: broken,
      }),
    ).rejects.toThrow('nothing.mjs');
  });
});
