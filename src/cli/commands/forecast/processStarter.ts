import { randomUUID } from 'node:crypto';
import { hostname } from 'node:os';
import type { RunStarter } from '../../../forecasting/workflow/runLock.ts';

/** This process as the starter of a run: what a process of this machine held is free once it is gone. */
export function processStarter(): RunStarter {
  const here = `on ${hostname()}`;
  return {
    owner: `process ${process.pid} ${here}, start ${randomUUID().slice(0, 8)}`,
    now: Date.now,
    hasEnded: (owner) => {
      const match = /^process (\d+) (on .*), start /.exec(owner);
      return match !== null && match[2] === here && !isRunning(Number(match[1]));
    },
  };
}

function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    // A process of another user is there all the same.
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}
