import { describe, expect, it } from 'vitest';
import { faultsByChance, play, Random } from './schedule.ts';

/** `npm run soak` sets it to 100000. */
const SCHEDULES = Number(process.env.SCHEDULES ?? 2000);
const FIRST_SEED = Number(process.env.SEED ?? 1);

describe('live path under faults', () => {
  it(`keeps every promise on ${SCHEDULES} seeded schedules`, async () => {
    const visited = new Map<string, number>();
    let calls = 0;
    let invocations = 0;
    for (let seed = FIRST_SEED; seed < FIRST_SEED + SCHEDULES; seed++) {
      const random = new Random(seed);
      const share = random.pick([0, 0.01, 0.05, 0.15]);
      try {
        const facts = await play(random, faultsByChance(random, share), {
          games: 1 + random.below(2),
          zombieShare: random.pick([0, 0.05, 0.2]),
          environments: 1 + random.below(3),
        });
        calls += facts.calls;
        invocations += facts.invocations;
        for (const [what, count] of facts.visited)
          visited.set(what, (visited.get(what) ?? 0) + count);
      } catch (error) {
        throw new Error(`seed ${seed} (replay with SEED=${seed} SCHEDULES=1)`, { cause: error });
      }
    }
    const faults = [...visited.values()].reduce((sum, count) => sum + count, 0);
    console.log(
      `${SCHEDULES} schedules, ${invocations} invocations, ${calls} port calls, ${faults} faults of ${visited.size} kinds`,
    );
    expect(calls).toBeGreaterThan(SCHEDULES);
  });
});
