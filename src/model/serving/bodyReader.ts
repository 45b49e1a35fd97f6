import type { IncomingMessage } from 'node:http';

/** Room for a body whose length is not told, and the least for any. */
const FIRST_ROOM_BYTES = 64 * 1024;
/** Buffers kept for the bodies that come next, and the largest that is kept. */
const MOST_KEPT = 8;
const LARGEST_KEPT_BYTES = 1024 * 1024;
const LINE_FEED = 10;

/** The body is larger than the server takes. */
export class BodyTooLargeError extends Error {
  override readonly name = 'BodyTooLargeError';
}

/** A whole body in a buffer that is lent. */
export interface LentBody {
  /** The body and a line feed behind it. */
  readonly bytes: Buffer;
  /** Gives the buffer back: `bytes` must not be read after it. */
  release(): void;
}

/** Reads a request's body. @throws {@link BodyTooLargeError}, or the connection's own error */
export type BodyReader = (request: IncomingMessage) => Promise<LentBody>;

/**
 * A reader of bodies of up to so many bytes into buffers that are used again: garbage of that size,
 * outside of the heap, makes V8 collect long before the heap is full.
 */
export function createBodyReader(mostBytes: number): BodyReader {
  const kept: Buffer[] = [];
  const room = (bytes: number): Buffer => {
    const at = kept.findIndex(({ length }) => length >= bytes);
    if (at >= 0) return kept.splice(at, 1)[0]!;
    // In powers of two, so that a body of nearly the same length finds room too.
    let size = FIRST_ROOM_BYTES;
    while (size < bytes) size *= 2;
    return Buffer.allocUnsafeSlow(size);
  };
  const giveBack = (buffer: Buffer): void => {
    if (kept.length < MOST_KEPT && buffer.length <= LARGEST_KEPT_BYTES) kept.push(buffer);
  };

  return async (request) => {
    const told = Number(request.headers['content-length'] ?? FIRST_ROOM_BYTES);
    if (told > mostBytes) throw new BodyTooLargeError(`expected at most ${mostBytes} bytes`);
    let buffer = room(told + 1);
    let length = 0;
    await new Promise<void>((resolve, reject) => {
      request.on('data', (chunk: Buffer) => {
        if (length + chunk.length > mostBytes) {
          // What still comes is thrown away, so that the answer can be sent.
          request.removeAllListeners('data').resume();
          reject(new BodyTooLargeError(`expected at most ${mostBytes} bytes`));
          return;
        }
        if (length + chunk.length >= buffer.length) {
          const larger = room(length + chunk.length + 1);
          buffer.copy(larger, 0, 0, length);
          giveBack(buffer);
          buffer = larger;
        }
        length += chunk.copy(buffer, length);
      });
      request.once('end', resolve);
      request.once('error', reject);
    });
    buffer[length] = LINE_FEED;
    return { bytes: buffer.subarray(0, length + 1), release: () => giveBack(buffer) };
  };
}
