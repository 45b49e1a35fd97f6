import { ConnectionGoneError, type ConnectionSender, ThrottledError } from './ports.ts';

export interface PostLimits {
  /** Posts in flight at once, over all connections. */
  readonly concurrency: number;
  /** Tries for one message before the client counts as lagging. */
  readonly attempts: number;
  /** First wait before another try; doubles, with full jitter. */
  readonly backoffMillis: number;
}

export const POST_LIMITS: PostLimits = { concurrency: 128, attempts: 5, backoffMillis: 50 };

/** What became of one client's messages. */
export type PostResult = 'SENT' | 'GONE' | 'LAGGING';

/** Resolves after so many milliseconds. */
export type Pause = (millis: number) => Promise<void>;

export interface PostCounts {
  posts: number;
  throttled: number;
  gone: number;
  failed: number;
}

/**
 * Sends messages so that each connection gets its own in order and no connection waits for another:
 * one chain per connection, a bound on posts in flight, waits held outside that bound.
 *
 * @remarks Backoff with full jitter. Source: Brooker 2015, AWS Architecture Blog, "Exponential
 *   Backoff And Jitter".
 */
export class PostQueue {
  readonly counts: PostCounts = { posts: 0, throttled: 0, gone: 0, failed: 0 };
  readonly #sender: Pick<ConnectionSender, 'post'>;
  readonly #pause: Pause;
  readonly #random: () => number;
  readonly #limits: PostLimits;
  readonly #chains = new Map<string, Promise<PostResult>>();
  readonly #waiting: (() => void)[] = [];
  #inFlight = 0;

  constructor(
    sender: Pick<ConnectionSender, 'post'>,
    pause: Pause,
    random: () => number,
    limits: PostLimits = POST_LIMITS,
  ) {
    this.#sender = sender;
    this.#pause = pause;
    this.#random = random;
    this.#limits = limits;
  }

  /** Sends behind whatever the connection was given before; a connection that failed gets no more. */
  post(connectionId: string, message: string): Promise<PostResult> {
    const before = this.#chains.get(connectionId) ?? Promise.resolve<PostResult>('SENT');
    const chain = before.then((result) =>
      result === 'SENT' ? this.#send(connectionId, message) : result,
    );
    this.#chains.set(connectionId, chain);
    return chain;
  }

  async #send(connectionId: string, message: string): Promise<PostResult> {
    for (let attempt = 1; ; attempt++) {
      await this.#enter();
      try {
        this.counts.posts++;
        await this.#sender.post(connectionId, message);
        return 'SENT';
      } catch (error) {
        if (error instanceof ConnectionGoneError) {
          this.counts.gone++;
          return 'GONE';
        }
        if (error instanceof ThrottledError) this.counts.throttled++;
        else this.counts.failed++;
      } finally {
        this.#leave();
      }
      if (attempt >= this.#limits.attempts) return 'LAGGING';
      await this.#pause(this.#random() * this.#limits.backoffMillis * 2 ** (attempt - 1));
    }
  }

  async #enter(): Promise<void> {
    if (this.#inFlight < this.#limits.concurrency) {
      this.#inFlight++;
      return;
    }
    await new Promise<void>((resolve) => this.#waiting.push(resolve));
  }

  #leave(): void {
    const next = this.#waiting.shift();
    if (next) next();
    else this.#inFlight--;
  }
}
