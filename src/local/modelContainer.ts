import { createServer } from 'node:net';
import { Worker } from 'node:worker_threads';

/** The container did not come up; the message says what it said. */
export class ModelContainerError extends Error {
  override readonly name = 'ModelContainerError';
}

const PING_MILLIS = 20;
const STARTS_WITHIN_MILLIS = 15_000;

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  await new Promise((resolve) => server.close(resolve));
  if (address === null || typeof address === 'string') throw new Error('expected a port, got none');
  return address.port;
}

/**
 * The very container that SageMaker would run, in a worker thread: `GET /ping` tells when it serves.
 *
 * @throws {@link ModelContainerError} when it ends before it serves, e.g. for a broken model file
 */
export async function startModelContainer(
  bundle: string,
  modelDirectory: string,
  log: (line: string) => void,
): Promise<{ readonly url: string; stop(): Promise<void> }> {
  const port = await freePort();
  const worker = new Worker(bundle, {
    env: {
      MODEL_DIR: modelDirectory,
      SAGEMAKER_BIND_TO_PORT: String(port),
      MODEL_HOST: '127.0.0.1',
    },
    stdout: true,
    stderr: true,
    execArgv: [],
  });
  const said: string[] = [];
  for (const stream of [worker.stdout, worker.stderr]) {
    stream.setEncoding('utf8');
    stream.on('data', (text: string) => {
      said.push(text.trim());
      log(text.trim());
    });
  }
  let failure: string | undefined;
  worker.on('error', (error) => {
    failure = error.message;
  });
  worker.once('exit', (code) => {
    failure ??= `the model container ended with exit code ${code}: ${said.join(' ')}`;
  });
  const url = `http://127.0.0.1:${port}`;
  const deadline = Date.now() + STARTS_WITHIN_MILLIS;
  for (;;) {
    const isServing = await fetch(`${url}/ping`).then(
      ({ ok }) => ok,
      () => false,
    );
    if (isServing) break;
    if (failure !== undefined || Date.now() > deadline) {
      await worker.terminate();
      throw new ModelContainerError(
        failure ?? `the model container did not answer /ping within ${STARTS_WITHIN_MILLIS} ms`,
      );
    }
    await new Promise((resolve) => setTimeout(resolve, PING_MILLIS));
  }
  return {
    url,
    async stop() {
      await worker.terminate();
    },
  };
}
