import { JsonLinesError, readLines, writeJsonLines } from './trackingFile.ts';
import type { TrueDraw } from './truth.ts';

/** Writes the truth, one draw a line, gzipped when the name ends in `.gz`. */
export async function writeTruthFile(path: string, truth: Iterable<TrueDraw>): Promise<void> {
  await writeJsonLines(path, truth);
}

const FIELDS = [
  ['gameId', 'string'],
  ['faceoffId', 'string'],
  ['period', 'number'],
  ['ordinal', 'number'],
  ['dot', 'object'],
  ['stoppageTimestamp', 'number'],
  ['lineupTimestamp', 'number'],
  ['settledTimestamp', 'number'],
  ['wavedOut', 'object'],
  ['dropTimestamp', 'number'],
  ['homeTakerId', 'string'],
  ['awayTakerId', 'string'],
  ['winner', 'string'],
  ['hasLineup', 'boolean'],
] as const;

/**
 * Reads the truth of one or more games in the order of the file.
 * @throws {@link JsonLinesError} naming the line that is no draw
 */
export async function readTruthFile(path: string): Promise<readonly TrueDraw[]> {
  const draws: TrueDraw[] = [];
  for await (const { lineNumber, text } of readLines(path)) {
    draws.push(parseDraw(text, `${path}: line ${lineNumber}`));
  }
  return draws;
}

function parseDraw(text: string, place: string): TrueDraw {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (cause) {
    throw new JsonLinesError(`${place}: expected a draw as JSON, got something else`, { cause });
  }
  if (typeof value !== 'object' || value === null) {
    throw new JsonLinesError(`${place}: expected a draw as a JSON object`);
  }
  const draw = value as Record<string, unknown>;
  for (const [key, type] of FIELDS) {
    if (typeof draw[key] !== type || draw[key] === null) {
      throw new JsonLinesError(`${place}: expected ${key} as a ${type}, got ${typeof draw[key]}`);
    }
  }
  return draw as unknown as TrueDraw;
}
