import { describe, expect, it } from 'vitest';
import type { FaceoffSituation } from '../../../src/hockey/faceoffSituation.ts';
import { featureNames } from '../../../src/pipeline/features/featureList.ts';
import type { FaceoffModel } from '../../../src/pipeline/ports.ts';
import { modelLoaders } from '../../../src/resolvers/loaders/modelLoaders.ts';
import { playerLoader } from '../../../src/resolvers/loaders/playerLoader.ts';
import { ReadsUnderWay } from '../../../src/resolvers/loaders/readsUnderWay.ts';

const situation: FaceoffSituation = {
  gameId: '2018020204',
  season: '20182019',
  gameType: 'R',
  gameDate: '2018-11-03',
  homeTeam: 'HOM',
  awayTeam: 'AWY',
  period: 1,
  periodSecondsElapsed: 0,
  homeSpot: 'C',
  homeSkaters: 5,
  awaySkaters: 5,
  homeScore: 0,
  awayScore: 0,
  homeTakerId: '1',
  awayTakerId: '2',
  drawsSoFar: [],
};

/** A model that notes what it is asked, and the request's reads beside it. */
function modelAsked(answerTo: (call: number) => void = () => undefined) {
  const asked: { readonly rows: number; readonly contributions: boolean | number }[] = [];
  const model: FaceoffModel = {
    async predict({ rows, contributions }) {
      asked.push({ rows: rows.length, contributions });
      answerTo(asked.length);
      const answers = rows.map((_, i) => ({
        probability: 0.5,
        contributions: i < Number(contributions) ? Array(featureNames.length + 1).fill(0.1) : [],
      }));
      return { modelVersion: 'v1', answers };
    },
  };
  const reads = new ReadsUnderWay();
  const players = playerLoader({ load: async () => new Map() });
  return { asked, reads, ...modelLoaders(model, players, reads) };
}

const times = <Value>(count: number, make: () => Value) => Array.from({ length: count }, make);

describe('the model, asked by a request', () => {
  it('gives probabilities and explanations in one call, explaining only what is to be', async () => {
    const { asked, probability, explanation } = modelAsked();
    const plain = times(3, () => probability.load(situation));
    const explained = times(2, () => explanation.load(situation));
    expect(await Promise.all(plain)).toEqual(
      times(3, () => ({ homeProbability: 0.5, modelVersion: 'v1' })),
    );
    for (const { baseline, contributions } of await Promise.all(explained)) {
      expect(baseline).toBe(0.1);
      expect(contributions).toHaveLength(featureNames.length);
    }
    expect(asked).toEqual([{ rows: 5, contributions: 2 }]);
  });

  it('waits for reads under way, and for those that follow from them', async () => {
    const { asked, reads, probability } = modelAsked();
    const slow: (() => void)[] = [];
    const ports = reads.watch({
      table: { read: () => new Promise<void>((answer) => void slow.push(answer)) },
    });
    const deep = ports.table.read().then(async () => {
      await ports.table.read();
      return probability.load(situation);
    });
    const shallow = probability.load(situation);
    for (let read = 0; read < 2; read++) {
      await new Promise((resolve) => setImmediate(() => setImmediate(resolve)));
      expect(asked).toEqual([]);
      slow[read]?.();
    }
    await Promise.all([deep, shallow]);
    expect(asked).toEqual([{ rows: 2, contributions: 0 }]);
  });

  it('does not wait for ever for a read that fails', async () => {
    const { reads, probability } = modelAsked();
    const ports = reads.watch({ table: { read: () => Promise.reject(new Error('throttled')) } });
    await expect(ports.table.read()).rejects.toThrow('throttled');
    await expect(probability.load(situation)).resolves.toMatchObject({ homeProbability: 0.5 });
  });

  it("splits at the endpoint's limits; a call that fails fails its own rows alone", async () => {
    const { asked, probability, explanation } = modelAsked((call) => {
      if (call === 2) throw new Error('endpoint is down');
    });
    const settled = await Promise.allSettled([
      ...times(620, () => probability.load(situation)),
      ...times(130, () => explanation.load(situation)),
    ]);
    expect(asked).toEqual([
      { rows: 500, contributions: 100 },
      { rows: 250, contributions: 30 },
    ]);
    expect(settled.filter(({ status }) => status === 'rejected')).toHaveLength(250);
  });
});
