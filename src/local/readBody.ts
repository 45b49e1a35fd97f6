import type { IncomingMessage } from 'node:http';

/** A body larger than the API takes. */
export class BodyTooLargeError extends Error {
  override readonly name = 'BodyTooLargeError';
}

/** Reads a request's body; @throws {@link BodyTooLargeError} beyond `limit` bytes */
export async function readBody(request: IncomingMessage, limit: number): Promise<Buffer> {
  const chunks: Buffer[] = [];
  let length = 0;
  for await (const chunk of request as AsyncIterable<Buffer>) {
    length += chunk.length;
    if (length > limit) throw new BodyTooLargeError(`expected at most ${limit} bytes, got more`);
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}
