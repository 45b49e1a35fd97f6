import { describe, expect, it } from 'vitest';
import { play, Random } from './schedule.ts';
import { FAULTS } from './world.ts';

/** More by the variable, for a long look. */
const GAMES = Number(process.env.CRASH_GAMES ?? 2);

const options = { poisonShare: 0.3, zombieShare: 0, environments: 1 };

describe.each(FAULTS)('%s at each port call in turn', (fault) => {
  it(`keeps every promise in ${GAMES} games`, async () => {
    for (let seed = 1; seed <= GAMES; seed++) {
      const { calls } = await play(new Random(seed), () => undefined, options);
      expect(calls).toBeGreaterThan(30);
      const visited = new Set<string>();
      for (let k = 0; k < calls; k++) {
        try {
          await play(
            new Random(seed),
            ({ index, port }) => {
              if (index !== k) return undefined;
              visited.add(port);
              return fault;
            },
            options,
          );
        } catch (cause) {
          throw new Error(`${fault} at call ${k} of game ${seed}`, { cause });
        }
      }
      expect([...visited].sort()).toEqual(
        [
          'append',
          'draw',
          'load',
          'model',
          'profiles',
          'records',
          'rejects',
          'save',
          'score',
          'wake',
        ].sort(),
      );
    }
  });
});

describe('a crash at every two neighboring calls', () => {
  it('keeps every promise', async () => {
    const { calls } = await play(new Random(3), () => undefined, options);
    for (let k = 0; k < calls; k++) {
      await play(
        new Random(3),
        ({ index }) => (index === k || index === k + 1 ? 'crashAfter' : undefined),
        options,
      );
    }
  });
});
