import { randomUUID } from 'node:crypto';
import { Worker } from 'node:worker_threads';

/** A function as `serverless.yml` declares it. */
export interface FunctionSettings {
  readonly name: string;
  /** Path of the deployed bundle. */
  readonly bundle: string;
  readonly timeoutMillis: number;
  /** Containers at once; further invocations wait. */
  readonly concurrency: number;
  readonly memoryMegabytes: number;
  readonly environment: Readonly<Record<string, string>>;
}

/** What an invocation came to; a function's own failure is an answer, not an exception. */
export type InvocationAnswer =
  | { readonly payload: string; readonly functionError?: undefined }
  | {
      readonly payload: string;
      readonly functionError: { readonly errorType: string; readonly errorMessage: string };
    };

interface Container {
  readonly worker: Worker;
  readonly ready: Promise<void>;
}

interface WorkerAnswer {
  readonly ready?: true;
  readonly result?: string;
  readonly error?: {
    readonly errorType: string;
    readonly errorMessage: string;
    readonly stack?: string;
  };
}

/** Asynchronous invocations are tried again twice. Source: AWS, Lambda asynchronous invocation. */
const ASYNC_ATTEMPTS = 3;
/** Lambda waits 1 and 2 minutes; here the second try may come at once, the order is the same. */
const ASYNC_RETRY_MILLIS = 250;

/**
 * One Lambda function: its deployed bundle in worker threads. A crash or time-out ends the worker
 * and with it everything it had in memory, as in the cloud.
 */
export class LambdaFunction {
  readonly settings: FunctionSettings;
  readonly #script: URL;
  readonly #log: (line: string) => void;
  readonly #idle: Container[] = [];
  readonly #all = new Set<Container>();
  readonly #waiting: (() => void)[] = [];
  readonly #background = new Set<Promise<boolean>>();
  #busy = 0;
  #isStopped = false;
  invocations = 0;
  failures = 0;

  constructor(settings: FunctionSettings, script: URL, log: (line: string) => void) {
    this.settings = settings;
    this.#script = script;
    this.#log = log;
  }

  /** Starts a container ahead of the first invocation. */
  async warm(): Promise<void> {
    const container = this.#start();
    await container.ready;
    this.#idle.push(container);
  }

  async invoke(payload: string, requestId: string = randomUUID()): Promise<InvocationAnswer> {
    if (this.#busy >= this.settings.concurrency) {
      await new Promise<void>((resolve) => this.#waiting.push(resolve));
    } else this.#busy++;
    try {
      if (this.#isStopped) return failed('Stopped', 'the embedded cloud is stopping');
      this.invocations++;
      const answer = await this.#run(payload, requestId);
      if (answer.functionError) {
        this.failures++;
        this.#log(
          JSON.stringify({
            level: 'ERROR',
            function: this.settings.name,
            requestId,
            ...answer.functionError,
          }),
        );
      }
      return answer;
    } finally {
      const next = this.#waiting.shift();
      if (next) next();
      else this.#busy--;
    }
  }

  /**
   * An asynchronous invocation: tried again twice with the same request id.
   * @returns whether it is over, done or given up; false when a stop came before
   */
  async invokeAsync(
    payload: string,
    requestId: string,
    onGivenUp: (answer: InvocationAnswer) => void,
  ): Promise<boolean> {
    const run = async (): Promise<boolean> => {
      for (let attempt = 1; !this.#isStopped; attempt++) {
        const answer = await this.invoke(payload, requestId);
        if (!answer.functionError) return true;
        if (this.#isStopped) return false;
        if (attempt === ASYNC_ATTEMPTS) {
          onGivenUp(answer);
          return true;
        }
        await new Promise((resolve) => setTimeout(resolve, ASYNC_RETRY_MILLIS));
      }
      return false;
    };
    const task = run();
    this.#background.add(task);
    return task.finally(() => this.#background.delete(task));
  }

  async stop(): Promise<void> {
    this.#isStopped = true;
    await Promise.all([...this.#all].map(({ worker }) => worker.terminate()));
    for (const next of this.#waiting.splice(0)) next();
    await Promise.allSettled(this.#background);
  }

  #start(): Container {
    const { bundle, name, environment, memoryMegabytes } = this.settings;
    const worker = new Worker(this.#script, {
      workerData: { bundle, functionName: name, memoryMegabytes },
      env: { ...environment },
      stdout: true,
      stderr: true,
      execArgv: [],
      resourceLimits: { maxOldGenerationSizeMb: memoryMegabytes },
    });
    for (const stream of [worker.stdout, worker.stderr]) {
      stream.setEncoding('utf8');
      stream.on('data', (text: string) => {
        for (const line of text.split('\n')) if (line) this.#log(line);
      });
    }
    const container: Container = {
      worker,
      ready: new Promise((resolve, reject) => {
        worker.once('message', () => resolve());
        worker.once('error', reject);
        worker.once('exit', (code) => reject(new Error(`container of ${name} ended with ${code}`)));
      }),
    };
    container.ready.catch(() => undefined);
    // Without a listener an error of the worker would end this process.
    worker.on('error', () => undefined);
    worker.once('exit', () => {
      this.#all.delete(container);
      const at = this.#idle.indexOf(container);
      if (at >= 0) this.#idle.splice(at, 1);
    });
    this.#all.add(container);
    return container;
  }

  async #run(payload: string, requestId: string): Promise<InvocationAnswer> {
    const container = this.#idle.pop() ?? this.#start();
    const { worker } = container;
    try {
      await container.ready;
    } catch (error) {
      return failed('Runtime.InitError', error instanceof Error ? error.message : String(error));
    }
    const { timeoutMillis } = this.settings;
    return new Promise((resolve) => {
      const settle = (answer: InvocationAnswer, isAlive: boolean) => {
        clearTimeout(timer);
        worker.off('message', onMessage);
        worker.off('error', onError);
        worker.off('exit', onExit);
        if (isAlive && !this.#isStopped) this.#idle.push(container);
        resolve(answer);
      };
      const onMessage = ({ result, error }: WorkerAnswer) => {
        if (error) {
          if (error.stack) this.#log(error.stack);
          settle(failed(error.errorType, error.errorMessage), true);
        } else settle({ payload: result ?? 'null' }, true);
      };
      const onError = (error: Error) => settle(failed(error.name, error.message), false);
      const onExit = (code: number) =>
        settle(failed('Runtime.ExitError', `container ended with ${code}`), false);
      const timer = setTimeout(() => {
        settle(failed('Sandbox.Timedout', `Task timed out after ${timeoutMillis} ms`), false);
        void worker.terminate();
      }, timeoutMillis);
      worker.on('message', onMessage);
      worker.once('error', onError);
      worker.once('exit', onExit);
      worker.postMessage({ payload, requestId, deadline: Date.now() + timeoutMillis });
    });
  }
}

function failed(errorType: string, errorMessage: string): InvocationAnswer {
  const functionError = { errorType, errorMessage };
  return { payload: JSON.stringify(functionError), functionError };
}
