import type { TrackingEvent } from '../../pipeline/ingest/trackingEvent.ts';
import { type ArrivedEvent, packRecords } from './packRecords.ts';

/** Where records of tracking events go; Kinesis by its adapter. */
export interface TrackingProducer {
  /** Puts records of one game in order; settles when the stream holds all of them. */
  put(
    records: readonly { readonly partitionKey: string; readonly data: Uint8Array }[],
  ): Promise<void>;
}

export interface FeedOptions {
  readonly producer: TrackingProducer;
  /** Events of the game in order of arrival. */
  readonly arrivals: Iterable<ArrivedEvent> | AsyncIterable<ArrivedEvent>;
  /** 1 = real speed; `Infinity` = as fast as the stream and its consumer take it. */
  readonly speed: number;
  readonly clock: { now(): number; sleep(millis: number, signal: AbortSignal): Promise<void> };
  readonly signal: AbortSignal;
  /** Records that the stream holds already, from a run that was stopped: they are not put again. */
  readonly skipRecords?: number;
  /** How far the consumer is behind, in records; at full speed the feed waits for it. */
  readonly lag?: () => number;
  /** After every put: how many records the stream holds now. */
  readonly onPut?: (progress: FeedProgress) => void;
}

export interface FeedProgress {
  readonly records: number;
  readonly events: number;
  /** Event time of the newest event put, and the wall clock when the stream had it. */
  readonly eventTimestamp: number;
  readonly putAt: number;
}

/** One PutRecords call; Kinesis takes 500 records and 5 MiB (AWS, PutRecords). */
const PUT_RECORDS = 200;
/** At full speed at most this many records wait in the stream. */
const MOST_LAG = 1500;

const encoder = new TextEncoder();
const toData = (events: readonly TrackingEvent[]): Uint8Array =>
  encoder.encode(events.map((event) => JSON.stringify(event)).join('\n'));

/**
 * Feeds a game into the stream at a given speed, in order.
 *
 * @returns what was put; less than the whole game when `signal` ended it
 */
export async function feedGame(options: FeedOptions): Promise<FeedProgress> {
  const { producer, speed, clock, signal, skipRecords = 0 } = options;
  let records = 0;
  let events = 0;
  let eventTimestamp = 0;
  let putAt = clock.now();
  let started: { wall: number; arrival: number } | undefined;
  let waiting: { partitionKey: string; data: Uint8Array }[] = [];

  const put = async () => {
    if (waiting.length === 0) return;
    const batch = waiting;
    waiting = [];
    await producer.put(batch);
    records += batch.length;
    putAt = clock.now();
    options.onPut?.({ records, events, eventTimestamp, putAt });
  };

  for await (const record of packRecords(options.arrivals, speed)) {
    if (signal.aborted) break;
    const last = record.events.at(-1);
    if (last) eventTimestamp = Math.max(eventTimestamp, last.timestamp);
    events += record.events.length;
    if (records + waiting.length < skipRecords) {
      records++;
      continue;
    }
    started ??= { wall: clock.now(), arrival: record.readyTimestamp };
    const due = started.wall + (record.readyTimestamp - started.arrival) / speed;
    if (due > clock.now()) {
      await put();
      if (due - clock.now() >= 1)
        await clock.sleep(due - clock.now(), signal).catch(() => undefined);
    }
    waiting.push({ partitionKey: record.events[0]?.gameId ?? '', data: toData(record.events) });
    if (waiting.length >= PUT_RECORDS) {
      await put();
      while (options.lag && options.lag() > MOST_LAG && !signal.aborted) {
        await clock.sleep(5, signal).catch(() => undefined);
      }
    }
  }
  if (!signal.aborted) await put();
  return { records, events, eventTimestamp, putAt };
}
