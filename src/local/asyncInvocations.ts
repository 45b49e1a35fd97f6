import { randomUUID } from 'node:crypto';
import { mkdir, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { LambdaFunction } from './lambdaFunctions.ts';

interface Waiting {
  readonly functionName: string;
  readonly payload: string;
}

/**
 * Lambda's queue of asynchronous invocations. As in the cloud an accepted one survives the crash of
 * whatever ran it and comes again with the same request id: it is a file until it is done.
 */
export class AsyncInvocations {
  readonly #directory: string;
  readonly #functions: ReadonlyMap<string, LambdaFunction>;
  readonly #onGivenUp: (functionName: string, payload: string) => void;

  constructor(
    directory: string,
    functions: ReadonlyMap<string, LambdaFunction>,
    onGivenUp: (functionName: string, payload: string) => void,
  ) {
    this.#directory = directory;
    this.#functions = functions;
    this.#onGivenUp = onGivenUp;
  }

  /** Accepts an invocation; @returns its request id once it is kept */
  async add(functionName: string, payload: string): Promise<string> {
    const requestId = randomUUID();
    const file = this.#file(requestId);
    await writeFile(`${file}.new`, JSON.stringify({ functionName, payload } satisfies Waiting));
    await rename(`${file}.new`, file);
    this.#run(requestId, functionName, payload);
    return requestId;
  }

  /** Makes the directory and invokes again what a stopped or killed process left. */
  async resume(): Promise<void> {
    await mkdir(this.#directory, { recursive: true });
    for (const name of await readdir(this.#directory)) {
      if (!name.endsWith('.json')) continue;
      const { functionName, payload } = JSON.parse(
        await readFile(join(this.#directory, name), 'utf8'),
      ) as Waiting;
      this.#run(name.slice(0, -'.json'.length), functionName, payload);
    }
  }

  #run(requestId: string, functionName: string, payload: string): void {
    const target = this.#functions.get(functionName);
    if (!target) return;
    void target
      .invokeAsync(payload, requestId, () => this.#onGivenUp(functionName, payload))
      .then((isDone) => (isDone ? rm(this.#file(requestId), { force: true }) : undefined));
  }

  #file(requestId: string): string {
    return join(this.#directory, `${requestId}.json`);
  }
}
