import type { Readable } from 'node:stream';
import { ExpectedError } from './expectedError.ts';
import { numberedLines } from './numberedLines.ts';

export interface JsonLine {
  /** One-based number of the line. */
  readonly number: number;
  readonly value: unknown;
}

/** The lines of a stream parsed as JSON; blank lines are skipped. A bad line is named by number. */
export async function* jsonLines(input: Readable): AsyncGenerator<JsonLine> {
  for await (const { number, text } of numberedLines(input)) {
    let value: unknown;
    try {
      value = JSON.parse(text);
    } catch {
      throw new ExpectedError(`line ${number}: expected one JSON value on a line`);
    }
    yield { number, value };
  }
}
