import { WebSocket } from 'ws';
import type { Dialogue } from './dialogues.ts';

/** A client's end of one connection, whatever carries it. */
export interface Wire {
  send(data: string | Uint8Array): void;
  terminate(): void;
}

/** One way to reach a server: opens a connection, and publishes to the logs behind it. */
export interface Transport {
  open(heard: { frame(text: string): void; close(): void }): Promise<Wire>;
  publish(gameId: string, sequences: readonly number[]): Promise<void>;
}

/** A real WebSocket. */
export const overSocket =
  (url: string): Transport['open'] =>
  async ({ frame, close }) => {
    const socket = new WebSocket(url, 'graphql-transport-ws');
    socket.on('message', (data) => frame(String(data)));
    socket.on('close', close);
    await new Promise((resolve, reject) => socket.once('open', resolve).once('error', reject));
    return socket;
  };

/** Plays the client's part; gives every frame, and 'close' if the server closed. */
export async function play(
  { open, publish }: Transport,
  { steps }: Pick<Dialogue, 'steps'>,
): Promise<unknown[]> {
  const heard: unknown[] = [];
  let wake = () => {};
  let isClosed = false;
  const wire = await open({
    frame(text) {
      heard.push(withoutExtensions(JSON.parse(text)));
      wake();
    },
    close() {
      isClosed = true;
      wake();
    },
  });
  const until = async (isDone: () => boolean) => {
    const deadline = Date.now() + 5000;
    while (!isDone() && Date.now() < deadline) {
      await new Promise<void>((resolve) => {
        const timer = setTimeout(resolve, 50);
        wake = () => {
          clearTimeout(timer);
          resolve();
        };
      });
    }
  };
  let expected = 0;
  for (const step of steps) {
    if (step === 'closed') await until(() => isClosed);
    else if (typeof step === 'number') {
      expected += step;
      await until(() => heard.length >= expected || isClosed);
    } else if (typeof step === 'object' && 'publish' in step) {
      await publish(step.gameId, step.publish);
    } else wire.send(step);
  }
  // A pong after everything else shows that nothing more was coming.
  if (!isClosed) {
    const before = heard.length;
    wire.send(JSON.stringify({ type: 'ping', payload: { last: true } }));
    await until(() => heard.slice(before).some((m) => JSON.stringify(m).includes('"last"')));
    heard.splice(
      heard.findIndex((m) => JSON.stringify(m).includes('"last"')),
      1,
    );
  }
  if (isClosed) heard.push('close');
  wire.terminate();
  return heard;
}

/** Ours carry codes in `extensions`; the reference has none. */
function withoutExtensions(message: unknown): unknown {
  return JSON.parse(
    JSON.stringify(message, (key, value: unknown) => (key === 'extensions' ? undefined : value)),
  );
}
