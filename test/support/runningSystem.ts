import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { resolve } from 'node:path';

/** Tests and benchmarks run in the package's folder. */
const command = resolve('dist', 'faceoff.mjs');

/** A started system: the built command in a process of its own, as a person starts it. */
export interface RunningSystem {
  readonly httpUrl: string;
  readonly webSocketUrl: string;
  readonly process: ChildProcess;
  /** All it has printed so far. */
  output(): string;
  /** Settles with the exit code; the output is complete then. */
  readonly exited: Promise<number | null>;
  kill(signal: NodeJS.Signals): Promise<number | null>;
}

/** What a command has left behind. */
export interface CommandRun {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/**
 * Runs `faceoff` with arguments to its end. Whatever the command talks to may live in this process,
 * which goes on meanwhile.
 *
 * @param environment - of the command, besides `PATH`; without it this process's own
 */
export async function runFaceoff(
  args: readonly string[],
  environment?: Readonly<Record<string, string>>,
): Promise<CommandRun> {
  const child = spawn(process.execPath, [command, ...args], {
    stdio: ['ignore', 'pipe', 'pipe'],
    env: environment ? { PATH: process.env.PATH, ...environment } : process.env,
  });
  let stdout = '';
  let stderr = '';
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    stdout += text;
  });
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    stderr += text;
  });
  const [code] = (await once(child, 'close')) as [number | null];
  return { code, stdout, stderr };
}

/** Starts `faceoff start` on a free port and waits until it says where it is. */
export async function startFaceoff(args: readonly string[]): Promise<RunningSystem> {
  const child = spawn(process.execPath, [command, 'start', '--port', '0', ...args], {
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let output = '';
  const exited = once(child, 'close').then(([code]) => code as number | null);
  const httpUrl = await new Promise<string>((found, reject) => {
    const hear = (chunk: Buffer) => {
      output += chunk.toString();
      const url = /faceoff is up: (http:\/\/\S+)/.exec(output)?.[1];
      if (url) found(url);
    };
    child.stdout.on('data', hear);
    child.stderr.on('data', hear);
    void exited.then((code) =>
      reject(new Error(`ended with ${code} before it was up:\n${output}`)),
    );
  });
  return {
    httpUrl,
    webSocketUrl: `${httpUrl.replace('http', 'ws')}/graphql`,
    process: child,
    output: () => output,
    exited,
    async kill(signal) {
      child.kill(signal);
      return exited;
    },
  };
}
