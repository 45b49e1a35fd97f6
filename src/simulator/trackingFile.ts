import { createReadStream, createWriteStream } from 'node:fs';
import { rename, stat } from 'node:fs/promises';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createGunzip, createGzip } from 'node:zlib';
import { parseTrackingEvent } from '../pipeline/ingest/parseTrackingEvent.ts';
import type { Location, TrackingEvent } from '../pipeline/ingest/trackingEvent.ts';
import { TrackingEventError } from '../pipeline/ingest/trackingEventError.ts';
import type { ArrivedEvent } from './trackingFeed.ts';

/** A file of JSON lines that cannot be read or written; the message says which and why. */
export class JsonLinesError extends Error {
  override readonly name = 'JsonLinesError';
}

/** A line of a tracking file: in the order of the file, which is the order of arrival. */
export type TrackingLine =
  | {
      readonly lineNumber: number;
      readonly event: TrackingEvent;
      /** When the event reached the stream; its own timestamp where the file does not tell. */
      readonly arrivalTimestamp: number;
    }
  | {
      readonly lineNumber: number;
      readonly event: undefined;
      /** What was expected and what came, without the line. */
      readonly problem: string;
      readonly text: string;
    };

/**
 * Writes events as JSON lines, gzipped when the name ends in `.gz`; resolves with their number.
 * Lines of late events carry `arrivalTimestamp` beside the event's own fields.
 */
export async function writeTrackingFile(
  path: string,
  events: Iterable<ArrivedEvent>,
  onProgress?: (count: number) => void,
): Promise<number> {
  let count = 0;
  const chunks = function* (): Generator<string, void> {
    let chunk = '';
    for (const { event, arrivalTimestamp } of events) {
      const line = JSON.stringify(event);
      chunk +=
        arrivalTimestamp === event.timestamp
          ? line
          : `${line.slice(0, -1)},"arrivalTimestamp":${arrivalTimestamp}}`;
      chunk += '\n';
      count++;
      if (chunk.length > 65_536) {
        yield chunk;
        chunk = '';
        onProgress?.(count);
      }
    }
    if (chunk !== '') yield chunk;
  };
  await writeText(path, chunks());
  return count;
}

/** Writes any values as JSON lines. */
export async function writeJsonLines(path: string, values: Iterable<unknown>): Promise<void> {
  const lines = function* (): Generator<string, void> {
    for (const value of values) yield `${JSON.stringify(value)}\n`;
  };
  await writeText(path, lines());
}

/** Beside its place until it is whole: half a file of lines looks like a whole one. */
async function writeText(path: string, chunks: Iterable<string>): Promise<void> {
  const source = Readable.from(chunks);
  try {
    // What is no file, a pipe or a terminal, cannot be put in place.
    const inPlace = (await stat(path).catch(() => undefined))?.isFile() === false;
    const part = inPlace ? path : `${path}.part`;
    const file = createWriteStream(part);
    await (path.endsWith('.gz')
      ? pipeline(source, createGzip({ level: 4 }), file)
      : pipeline(source, file));
    if (!inPlace) await rename(part, path);
  } catch (error) {
    throw new JsonLinesError(`${path}: cannot be written (${reasonOf(error)})`, { cause: error });
  }
}

interface NumberedText {
  readonly lineNumber: number;
  readonly text: string;
}

/**
 * Reads lines, gunzipped when the name ends in `.gz`, some hundreds at a time: number and text of
 * each that is not empty. Memory does not grow with the file.
 * @throws {@link JsonLinesError} when the file is missing, unreadable or cut off
 */
async function* readLineBatches(path: string): AsyncGenerator<readonly NumberedText[], void> {
  const file = createReadStream(path);
  const source: Readable = path.endsWith('.gz') ? file.pipe(createGunzip()) : file;
  // A pipe does not hand the file's error on.
  if (source !== file) file.on('error', (error) => source.destroy(error));
  let rest = '';
  let lineNumber = 0;
  try {
    source.setEncoding('utf8');
    for await (const chunk of source as AsyncIterable<string>) {
      const lines = (rest + chunk).split('\n');
      rest = lines.pop() ?? '';
      const batch: NumberedText[] = [];
      for (const line of lines) {
        lineNumber++;
        const text = lineNumber === 1 ? withoutByteOrderMark(line) : line;
        if (text.trim() !== '') batch.push({ lineNumber, text });
      }
      yield batch;
    }
  } catch (error) {
    const place = lineNumber === 0 ? '' : ` after line ${lineNumber}`;
    throw new JsonLinesError(`${path}: cannot be read${place} (${reasonOf(error)})`, {
      cause: error,
    });
  } finally {
    file.destroy();
    source.destroy();
  }
  if (lineNumber === 0) rest = withoutByteOrderMark(rest);
  if (rest.trim() !== '') yield [{ lineNumber: lineNumber + 1, text: rest }];
}

/** Some editors and exports begin a file with U+FEFF; it is no part of the first line. */
const withoutByteOrderMark = (line: string): string =>
  line.startsWith('\uFEFF') ? line.slice(1) : line;

/** Reads the lines of a file that are not empty; like {@link readTrackingFile} for any JSON lines. */
export async function* readLines(path: string): AsyncGenerator<NumberedText, void> {
  for await (const batch of readLineBatches(path)) yield* batch;
}

/**
 * Reads a tracking file as a stream, some hundreds of lines at a time. A broken line comes with its
 * number and does not end the reading, unless `stopAtBrokenLine`.
 * @throws {@link JsonLinesError} when the file cannot be read, or at a broken line if told so
 */
export async function* readTrackingBatches(
  path: string,
  options: { readonly stopAtBrokenLine?: boolean } = {},
): AsyncGenerator<readonly TrackingLine[], void> {
  const knownIds = new Set<string>();
  for await (const batch of readLineBatches(path)) {
    const lines = batch.map(({ lineNumber, text }) => parseLine(lineNumber, text, knownIds));
    const broken = options.stopAtBrokenLine
      ? lines.find((line) => line.event === undefined)
      : undefined;
    if (broken?.event === undefined && broken !== undefined) {
      throw new JsonLinesError(`${path}: line ${broken.lineNumber}: ${broken.problem}`);
    }
    yield lines;
  }
}

/** {@link readTrackingBatches} line by line; half as fast. */
export async function* readTrackingFile(
  path: string,
  options: { readonly stopAtBrokenLine?: boolean } = {},
): AsyncGenerator<TrackingLine, void> {
  for await (const batch of readTrackingBatches(path, options)) yield* batch;
}

function parseLine(lineNumber: number, text: string, knownIds: Set<string>): TrackingLine {
  const broken = (problem: string): TrackingLine => ({
    lineNumber,
    event: undefined,
    problem,
    text,
  });
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return broken('expected a JSON event, got something else');
  }
  if (isPlainLocation(value, knownIds)) {
    return { lineNumber, event: value, arrivalTimestamp: value.timestamp };
  }
  try {
    const event = parseTrackingEvent(value);
    if (event.type === 'LOCATION') knownIds.add(event.gameId).add(event.entityId);
    const { arrivalTimestamp } = value as { arrivalTimestamp?: unknown };
    return {
      lineNumber,
      event,
      arrivalTimestamp: typeof arrivalTimestamp === 'number' ? arrivalTimestamp : event.timestamp,
    };
  } catch (error) {
    if (error instanceof TrackingEventError) return broken(error.message);
    throw error;
  }
}

/**
 * Whether a value is a position well within the rules, of a game and entity that passed the full
 * check before: nearly all lines are, and checking all of it again is most of the time of reading.
 */
function isPlainLocation(value: unknown, knownIds: ReadonlySet<string>): value is Location {
  const { gameId, sequence, timestamp, type, entityId, x, y, vx, vy, ...rest } = (value ??
    {}) as Record<string, unknown>;
  for (const _ in rest) return false;
  return (
    type === 'LOCATION' &&
    knownIds.has(gameId as string) &&
    knownIds.has(entityId as string) &&
    Number.isSafeInteger(sequence) &&
    (sequence as number) >= 0 &&
    Number.isSafeInteger(timestamp) &&
    isWithin(timestamp, LAST_DATE) &&
    (timestamp as number) >= 0 &&
    isWithin(x, 100) &&
    isWithin(y, 50) &&
    (vx === undefined || isWithin(vx, 200)) &&
    (vy === undefined || isWithin(vy, 200))
  );
}

/** The last moment that a date can tell. */
const LAST_DATE = 8.64e15;

function isWithin(value: unknown, most: number): boolean {
  return typeof value === 'number' && value <= most && value >= -most;
}

function reasonOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  const { code } = error as NodeJS.ErrnoException;
  if (code === 'ENOENT') return 'no such file or folder';
  if (code === 'EISDIR') return 'it is a folder';
  if (code === 'EACCES') return 'permission denied';
  if (code?.startsWith('Z_')) return `not whole gzip data: ${error.message}`;
  return error.message;
}
