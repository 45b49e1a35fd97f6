import type { Readable } from 'node:stream';
import { ExpectedError } from './expectedError.ts';
import { numberedLines } from './numberedLines.ts';

/**
 * Does work for each line of a stream of JSON lines. A line that is no JSON, or at which the work
 * throws an {@link ExpectedError}, is named on stderr by its number and skipped, and the others are
 * still done; what it holds is never repeated. Blank lines are skipped.
 *
 * @throws {@link ExpectedError} at the end when lines were skipped, so that the command fails
 */
export async function eachJsonLine(
  input: Readable,
  work: (value: unknown) => Promise<void>,
): Promise<void> {
  let last = 0;
  let skipped = 0;
  for await (const { number, text } of numberedLines(input)) {
    last = number;
    try {
      await work(parse(text));
    } catch (error) {
      if (!(error instanceof ExpectedError)) throw error;
      skipped++;
      process.stderr.write(`faceoff: line ${number}: ${error.message}\n`);
    }
  }
  if (skipped > 0) throw new ExpectedError(`skipped ${skipped} of ${last} lines`);
}

function parse(line: string): unknown {
  try {
    return JSON.parse(line);
  } catch {
    throw new ExpectedError('expected one JSON value on a line');
  }
}
