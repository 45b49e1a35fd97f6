import { createReadStream, createWriteStream } from 'node:fs';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createGunzip, createGzip } from 'node:zlib';
import { parseTrackingEvent } from '../pipeline/ingest/parseTrackingEvent.ts';
import type { TrackingEvent } from '../pipeline/ingest/trackingEvent.ts';
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

async function writeText(path: string, chunks: Iterable<string>): Promise<void> {
  const source = Readable.from(chunks);
  const file = createWriteStream(path);
  try {
    await (path.endsWith('.gz')
      ? pipeline(source, createGzip({ level: 4 }), file)
      : pipeline(source, file));
  } catch (error) {
    throw new JsonLinesError(`${path}: cannot be written (${reasonOf(error)})`, { cause: error });
  }
}

/**
 * Reads JSON lines, gunzipped when the name ends in `.gz`: number and text of each line that is not
 * empty. Memory does not grow with the file.
 * @throws {@link JsonLinesError} when the file is missing, unreadable or cut off
 */
export async function* readLines(
  path: string,
): AsyncGenerator<{ readonly lineNumber: number; readonly text: string }, void> {
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
      for (const text of lines) {
        lineNumber++;
        if (text.trim() !== '') yield { lineNumber, text };
      }
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
  if (rest.trim() !== '') yield { lineNumber: lineNumber + 1, text: rest };
}

/**
 * Reads a tracking file as a stream. A broken line comes with its number and does not end the
 * reading, unless `stopAtBrokenLine`.
 * @throws {@link JsonLinesError} when the file cannot be read, or at a broken line if told so
 */
export async function* readTrackingFile(
  path: string,
  options: { readonly stopAtBrokenLine?: boolean } = {},
): AsyncGenerator<TrackingLine, void> {
  for await (const { lineNumber, text } of readLines(path)) {
    const line = parseLine(lineNumber, text);
    if (line.event === undefined && options.stopAtBrokenLine === true) {
      throw new JsonLinesError(`${path}: line ${lineNumber}: ${line.problem}`);
    }
    yield line;
  }
}

function parseLine(lineNumber: number, text: string): TrackingLine {
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
  try {
    const event = parseTrackingEvent(value);
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

function reasonOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  const { code } = error as NodeJS.ErrnoException;
  if (code === 'ENOENT') return 'no such file or folder';
  if (code === 'EISDIR') return 'it is a folder';
  if (code === 'EACCES') return 'permission denied';
  if (code?.startsWith('Z_')) return `not whole gzip data: ${error.message}`;
  return error.message;
}
