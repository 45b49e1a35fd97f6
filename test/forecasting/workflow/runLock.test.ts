import { describe, expect, it } from 'vitest';
import {
  RunBusyError,
  type RunStarter,
  whileHolding,
} from '../../../src/forecasting/workflow/runLock.ts';
import { memoryRuns } from '../../support/memoryRuns.ts';

const START = Date.parse('2025-01-05T21:00:00Z');
const starter = (owner: string, changes: Partial<RunStarter> = {}): RunStarter => ({
  owner,
  now: () => START,
  ...changes,
});

/** A promise that the test resolves. */
function signal(): { readonly wait: Promise<void>; readonly give: () => void } {
  let give = (): void => undefined;
  const wait = new Promise<void>((resolve) => {
    give = resolve;
  });
  return { wait, give };
}

describe('whileHolding', () => {
  it('lets one of many starts at once work and tells the others who has the run', async () => {
    const store = memoryRuns();
    const release = signal();
    let working = 0;
    const starts = ['a', 'b', 'c', 'd'].map((owner) =>
      whileHolding('nightly', store, starter(owner), async () => {
        working++;
        await release.wait;
        return owner;
      }).then(
        (won) => ({ won }),
        (error: unknown) => {
          // The first refusal ends the winner's work: nobody waits for time to pass.
          release.give();
          return { error };
        },
      ),
    );
    const ends = await Promise.all(starts);
    expect(working).toBe(1);
    const refused = ends.flatMap((e) => ('error' in e ? [e.error] : []));
    expect(refused).toHaveLength(3);
    for (const error of refused) {
      expect(error).toBeInstanceOf(RunBusyError);
      expect(String(error)).toMatch(
        /run nightly is being done by another start since 2025-01-05T21:00:00Z \([abcd]\)/,
      );
    }
  });

  it('is free again after work that ended, well or not', async () => {
    const store = memoryRuns();
    expect(await whileHolding('r', store, starter('a'), async () => 1)).toBe(1);
    const failing = whileHolding('r', store, starter('b'), async () => {
      throw new Error('broken');
    });
    await expect(failing).rejects.toThrow('broken');
    expect(await whileHolding('r', store, starter('c'), async () => 3)).toBe(3);
    expect(await whileHolding('other', store, starter('c'), async () => 4)).toBe(4);
  });

  it('is taken over from an owner that is gone, by its word or by time', async () => {
    const lost = async () => {
      const store = memoryRuns();
      // A process that dies never releases: its work never ends.
      const held = signal();
      void whileHolding('r', store, starter('dead'), () => {
        held.give();
        return new Promise<never>(() => undefined);
      });
      await held.wait;
      return store;
    };
    const refused = whileHolding('r', await lost(), starter('b'), async () => 1);
    await expect(refused).rejects.toThrow(RunBusyError);
    const told = starter('b', { hasEnded: (owner) => owner === 'dead' });
    expect(await whileHolding('r', await lost(), told, async () => 1)).toBe(1);
    const late = starter('b', { now: () => START + 15 * 60_000 });
    expect(await whileHolding('r', await lost(), late, async () => 2)).toBe(2);
    // A retry of the same execution goes on at once.
    expect(await whileHolding('r', await lost(), starter('dead'), async () => 3)).toBe(3);
  });
});
