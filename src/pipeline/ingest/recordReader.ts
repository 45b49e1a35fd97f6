import { LocationScanner, SCANNED_PUCK } from './locationScanner.ts';
import { parseTrackingEvent } from './parseTrackingEvent.ts';
import { PUCK, type TrackingEvent } from './trackingEvent.ts';
import { TrackingEventError } from './trackingEventError.ts';

/** Takes what a record holds. Both ways throw {@link TrackingEventError} for what can never be taken. */
export interface EventSink {
  /** A location, without an object. `entity` is the id's number or {@link SCANNED_PUCK}; NaN = no velocity. */
  location(
    entity: number,
    sequence: number,
    timestamp: number,
    x: number,
    y: number,
    vx: number,
    vy: number,
  ): void;
  event(event: TrackingEvent): void;
}

/** A line that can never be read, with itself as payload. */
export interface BrokenLine {
  readonly lineIndex: number;
  readonly reason: string;
  readonly payload: string;
}

const NEWLINE = 10;
const CARRIAGE_RETURN = 13;

/** Kinesis takes records of at most 1 MiB. Source: AWS, Kinesis Data Streams quotas. */
const RECORD_BYTES = 1024 * 1024;

/**
 * Reads Kinesis records of one game: base64 of JSON lines. Common lines go through the scanner,
 * all others through `JSON.parse`.
 */
export class RecordReader {
  readonly #gameId: string;
  readonly #scanner: LocationScanner;
  // One scratch for all records: a new buffer each costs three times the decoding (measured).
  static #scratch = Buffer.allocUnsafe(64 * 1024);

  constructor(gameId: string) {
    this.#gameId = gameId;
    this.#scanner = new LocationScanner(gameId);
  }

  /**
   * Gives every event of a record to the sink, in order.
   *
   * @returns the number of lines and those that can never be read; the others went on
   */
  read(
    base64: string,
    sink: EventSink,
  ): { readonly lines: number; readonly broken: readonly BrokenLine[] } {
    const needed = Math.ceil((base64.length / 4) * 3) + 4;
    if (RecordReader.#scratch.length < needed) {
      RecordReader.#scratch = Buffer.allocUnsafe(Math.max(needed, RECORD_BYTES));
    }
    const bytes = RecordReader.#scratch;
    const length = bytes.write(base64, 'base64');
    const broken: BrokenLine[] = [];
    let lines = 0;
    let from = 0;
    while (from < length) {
      let to = bytes.indexOf(NEWLINE, from);
      if (to < 0 || to > length) to = length;
      const next = to + 1;
      if (to > from && bytes[to - 1] === CARRIAGE_RETURN) to--;
      if (to > from) {
        const lineIndex = lines++;
        try {
          this.#readLine(bytes, from, to, sink);
        } catch (error) {
          if (!(error instanceof TrackingEventError)) throw error;
          broken.push({
            lineIndex,
            reason: error.message,
            payload: bytes.toString('utf8', from, to),
          });
        }
      }
      from = next;
    }
    return { lines, broken };
  }

  #readLine(bytes: Buffer, from: number, to: number, sink: EventSink): void {
    if (this.#scanner.scan(bytes, from, to)) {
      const { entity, sequence, timestamp, x, y, vx, vy } = this.#scanner.fields;
      sink.location(entity, sequence, timestamp, x, y, vx, vy);
      return;
    }
    let json: unknown;
    try {
      json = JSON.parse(bytes.toString('utf8', from, to));
    } catch (cause) {
      throw new TrackingEventError('expected a JSON object, got text that is not JSON', { cause });
    }
    const event = parseTrackingEvent(json);
    if (event.gameId !== this.#gameId) {
      throw new TrackingEventError('expected an event of the game that the partition key names');
    }
    sink.event(event);
  }
}

export { PUCK, SCANNED_PUCK };
