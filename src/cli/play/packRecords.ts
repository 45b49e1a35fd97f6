import type { TrackingEvent } from '../../pipeline/ingest/trackingEvent.ts';

/** An event with the moment it reaches the producer, epoch milliseconds. */
export interface ArrivedEvent {
  readonly arrivalTimestamp: number;
  readonly event: TrackingEvent;
}

/** What one Kinesis record will hold. */
export interface PackedRecord {
  /** When the record is full or its time is up. */
  readonly readyTimestamp: number;
  readonly events: readonly TrackingEvent[];
}

/** A record is sent at this many events or after this long, whichever comes first. */
const RECORD_EVENTS = 40;
const RECORD_MILLIS = 40;

/**
 * Packs a game's events into records, in order of arrival; every event is in exactly one.
 *
 * @param speed - how much faster than real the game is played: a record waits on the wall clock
 */
export async function* packRecords(
  arrivals: Iterable<ArrivedEvent> | AsyncIterable<ArrivedEvent>,
  speed = 1,
): AsyncGenerator<PackedRecord, void> {
  const waits = RECORD_MILLIS * speed;
  let events: TrackingEvent[] = [];
  let opened = 0;
  let latest = 0;
  for await (const { arrivalTimestamp, event } of arrivals) {
    if (events.length > 0 && arrivalTimestamp >= opened + waits) {
      yield { readyTimestamp: opened + waits, events };
      events = [];
    }
    if (events.length === 0) opened = arrivalTimestamp;
    latest = arrivalTimestamp;
    events.push(event);
    if (events.length === RECORD_EVENTS) {
      yield { readyTimestamp: latest, events };
      events = [];
    }
  }
  if (events.length > 0) yield { readyTimestamp: latest, events };
}
