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
  /**
   * Resolves when a post that is unanswered while nothing else moves has been waited for long enough;
   * absent: however long it takes.
   */
  readonly patience?: (() => Promise<void>) | undefined;
}

/** Workers of one pass; those who wait for posts that do not come back are left behind together. */
interface Crew<Task> {
  /** What each worker is posting now. */
  readonly current: (Task | undefined)[];
  isLeft: boolean;
}

/**
 * Posts every task's messages in order, many connections at once. A task that fails does not hold
 * the others: it is tried again after all have had their turn, with jitter. One whose post does not
 * come back is given up as soon as nobody else is being served.
 *
 * @returns the tasks whose client is gone, and those given up
 * @remarks One await a message and nothing else in the common case: at 2,000 subscribers the
 *   bookkeeping was nine tenths of a publication's CPU (docs/decisions/050). Backoff with full
 *   jitter. Source: Brooker 2015, AWS Architecture Blog, "Exponential Backoff And Jitter".
 */
export async function postTasks<Task extends PostTask>(
  tasks: readonly Task[],
  { sender, pause, random, counts, patience }: PostTasksPorts,
  limits: PostLimits = POST_LIMITS,
): Promise<{ readonly gone: readonly Task[]; readonly lagging: readonly Task[] }> {
  const gone: Task[] = [];
  const givenUp: Task[] = [];
  let waiting = tasks;
  for (let attempt = 1; waiting.length > 0 && attempt <= limits.attempts; attempt++) {
    const failed: Task[] = [];
    const turns = waiting;
    let next = 0;
    let answered = 0;
    let pausing = 0;
    const longest = attempt === 1 ? 0 : limits.backoffMillis * 2 ** (attempt - 2);
    const work = async (crew: Crew<Task>, worker: number) => {
      for (let task = turns[next++]; task; task = turns[next++]) {
        if (longest > 0) {
          pausing++;
          await pause(random() * longest);
          pausing--;
        }
        crew.current[worker] = task;
        try {
          while (task.sent < task.count) {
            counts.posts++;
            await sender.post(task.connectionId, task.message(task.sent));
            if (crew.isLeft) return;
            task.sent++;
            answered++;
          }
        } catch (error) {
          if (crew.isLeft) return;
          answered++;
          if (error instanceof ConnectionGoneError) {
            counts.gone++;
            gone.push(task);
            continue;
          }
          if (error instanceof ThrottledError) counts.throttled++;
          else counts.failed++;
          failed.push(task);
        } finally {
          if (!crew.isLeft) crew.current[worker] = undefined;
        }
      }
    };
    const start = () => {
      const crew: Crew<Task> = { current: [], isLeft: false };
      const size = Math.min(limits.concurrency, turns.length - next);
      const workers = Array.from({ length: size }, (_, worker) => work(crew, worker));
      return { crew, isDone: Promise.all(workers).then(() => true) };
    };
    let { crew, isDone } = start();
    while (patience) {
      const before = answered;
      if (await Promise.race([isDone, patience().then(() => false)])) break;
      if (answered > before || pausing > 0) continue;
      crew.isLeft = true;
      for (const task of crew.current) {
        if (!task) continue;
        counts.failed++;
        givenUp.push(task);
      }
      ({ crew, isDone } = start());
    }
    await isDone;
    waiting = failed;
  }
  return { gone, lagging: [...waiting, ...givenUp] };
}
