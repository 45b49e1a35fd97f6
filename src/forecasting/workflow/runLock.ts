import type { RunStore } from './runStore.ts';

/** A run that another start is doing right now; once that one has ended, this may go on. */
export class RunBusyError extends Error {
  override readonly name = 'RunBusyError';
}

/** Who starts a run, and how he tells whether another is still there. */
export interface RunStarter {
  /** The same for all attempts of one start: an execution, a process. */
  readonly owner: string;
  /** Epoch milliseconds. */
  readonly now: () => number;
  /** Whether the owner of a lock is known to have ended without saying so. */
  readonly hasEnded?: (owner: string) => boolean;
  /** The whole run is held already: its steps need no hold of their own. */
  readonly isHolding?: boolean;
}

/** A start's hold of a run, one file for each start of the run. */
interface Hold {
  readonly owner: string;
  /** Epoch milliseconds. */
  readonly since: number;
  readonly until: number;
  readonly isReleased: boolean;
}

/** The longest a step may take in Lambda: a hold that is older has lost its owner. */
const LEASE_MILLIS = 15 * 60_000;

const encoder = new TextEncoder();
const decoder = new TextDecoder();

/**
 * Does work that only one start of a run may do at a time. Holds are numbered files that are never
 * removed: who is able to create the next one has the run, so two starts at once have one winner
 * on any store that creates a file at most once.
 *
 * @throws {@link RunBusyError} saying who has the run and until when, before any work
 */
export async function whileHolding<T>(
  runId: string,
  store: RunStore,
  { owner, now, hasEnded = () => false }: RunStarter,
  work: () => Promise<T>,
): Promise<T> {
  const keyOf = (number: number): string => `runs/${runId}/starts/${number}.json`;
  const bodyOf = (hold: Hold): Uint8Array => encoder.encode(JSON.stringify(hold));
  let number = 0;
  let latest: Hold | undefined;
  for (;;) {
    const stored = await store.get(keyOf(number));
    if (!stored) {
      const since = now();
      const mine = { owner, since, until: since + LEASE_MILLIS, isReleased: false };
      if (await store.create(keyOf(number), bodyOf(mine))) {
        latest = mine;
        break;
      }
      // Another start was faster: look at what it says.
      continue;
    }
    latest = JSON.parse(decoder.decode(stored)) as Hold;
    const next = await store.get(keyOf(number + 1));
    if (next) {
      number++;
      continue;
    }
    if (latest.owner === owner && !latest.isReleased) {
      // A retry of this start: the hold is its own.
      latest = { ...latest, until: now() + LEASE_MILLIS };
      await store.put(keyOf(number), bodyOf(latest));
      break;
    }
    if (!latest.isReleased && now() < latest.until && !hasEnded(latest.owner)) {
      throw new RunBusyError(
        `run ${runId} is being done by another start since ${timeOf(latest.since)} ` +
          `(${latest.owner}); this start changes nothing. Start it again once that one has ended, ` +
          `at the latest after ${timeOf(latest.until)}: what is done by then is not done twice`,
      );
    }
    number++;
  }
  const hold = latest;
  try {
    return await work();
  } finally {
    await store.put(keyOf(number), bodyOf({ ...hold, isReleased: true }));
  }
}

const timeOf = (millis: number): string => `${new Date(millis).toISOString().slice(0, 19)}Z`;
