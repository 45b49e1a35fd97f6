import { createInterface } from 'node:readline';
import type { Readable } from 'node:stream';
import { ExpectedError } from './expectedError.ts';

export interface JsonLine {
  /** One-based number of the line. */
  readonly number: number;
  readonly value: unknown;
}

/** The lines of a stream parsed as JSON; blank lines are skipped. A bad line is named by number. */
export async function* jsonLines(input: Readable): AsyncGenerator<JsonLine> {
  let number = 0;
  for await (const line of createInterface({ input, crlfDelay: Number.POSITIVE_INFINITY })) {
    number++;
    if (line.trim() === '') continue;
    let value: unknown;
    try {
      value = JSON.parse(line);
    } catch {
      throw new ExpectedError(`line ${number}: expected one JSON value on a line`);
    }
    yield { number, value };
  }
}
