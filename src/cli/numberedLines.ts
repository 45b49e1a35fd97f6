import { createInterface } from 'node:readline';
import type { Readable } from 'node:stream';

export interface NumberedLine {
  /** One-based. */
  readonly number: number;
  readonly text: string;
}

/** The lines of a stream that are not blank; a byte order mark (U+FEFF) before the first is dropped. */
export async function* numberedLines(input: Readable): AsyncGenerator<NumberedLine> {
  let number = 0;
  for await (const line of createInterface({ input, crlfDelay: Number.POSITIVE_INFINITY })) {
    number++;
    const text = number === 1 && line.startsWith('\uFEFF') ? line.slice(1) : line;
    if (text.trim() !== '') yield { number, text };
  }
}
