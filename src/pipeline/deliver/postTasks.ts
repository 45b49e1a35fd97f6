import { ConnectionGoneError, type ConnectionSender, ThrottledError } from './ports.ts';
import { type Pause, POST_LIMITS, type PostCounts, type PostLimits } from './postQueue.ts';

/** All messages of one round for one connection, in order. */
export interface PostTask {
  readonly connectionId: string;
  /** How many messages there are. */
  readonly count: number;
  /** Made when its turn comes: most are equal but for the id. */
  message(index: number): string;
  /** Messages the gateway has taken so far; the next try goes on there. */
  sent: number;
}

export interface PostTasksPorts {
  readonly sender: Pick<ConnectionSender, 'post'>;
  readonly pause: Pause;
  readonly random: () => number;
  readonly counts: PostCounts;
}

/**
 * Posts every task's messages in order, many connections at once. A task that fails does not hold
 * the others: it is tried again after all have had their turn, with jitter.
 *
 * @returns the tasks whose client is gone, and those given up after the last try
 * @remarks One await a message and nothing else in the common case: at 2,000 subscribers the
 *   bookkeeping was nine tenths of a publication's CPU (docs/decisions/050). Backoff with full
 *   jitter. Source: Brooker 2015, AWS Architecture Blog, "Exponential Backoff And Jitter".
 */
export async function postTasks<Task extends PostTask>(
  tasks: readonly Task[],
  { sender, pause, random, counts }: PostTasksPorts,
  limits: PostLimits = POST_LIMITS,
): Promise<{ readonly gone: readonly Task[]; readonly lagging: readonly Task[] }> {
  const gone: Task[] = [];
  let waiting = tasks;
  for (let attempt = 1; waiting.length > 0 && attempt <= limits.attempts; attempt++) {
    const failed: Task[] = [];
    const turns = waiting;
    let next = 0;
    const longest = attempt === 1 ? 0 : limits.backoffMillis * 2 ** (attempt - 2);
    const work = async () => {
      for (let task = turns[next++]; task; task = turns[next++]) {
        if (longest > 0) await pause(random() * longest);
        try {
          while (task.sent < task.count) {
            counts.posts++;
            await sender.post(task.connectionId, task.message(task.sent));
            task.sent++;
          }
        } catch (error) {
          if (error instanceof ConnectionGoneError) {
            counts.gone++;
            gone.push(task);
            continue;
          }
          if (error instanceof ThrottledError) counts.throttled++;
          else counts.failed++;
          failed.push(task);
        }
      }
    };
    await Promise.all(Array.from({ length: Math.min(limits.concurrency, waiting.length) }, work));
    waiting = failed;
  }
  return { gone, lagging: waiting };
}
