import type { StreamRecord } from './groupByGame.ts';

/** Producer's sequence of the first and of the last event in a batch's records of one game. */
export interface SequenceSpan {
  /** Undefined where the edge does not show it: a long event, other spacing, broken text. */
  readonly first: number | undefined;
  readonly last: number | undefined;
}

/** Base64 of enough bytes to hold an event's `gameId` and `sequence`, or one event from its end. */
const HEAD = 160;
const TAIL = 480;
const FIRST = /"sequence":(\d{1,15})[,}]/;
const LAST = /.*"sequence":(\d{1,15})[,}]/s;

/** The span of a game's records, read from their edges alone. */
export function sequenceSpan(records: readonly StreamRecord[]): SequenceSpan {
  const head = records[0]?.data ?? '';
  const tail = records.at(-1)?.data ?? '';
  const first = FIRST.exec(Buffer.from(head.slice(0, HEAD), 'base64').toString('latin1'));
  // Base64 is cut at a multiple of four, so that the bytes stay aligned.
  const from = Math.max(0, tail.length - TAIL) & ~3;
  const last = LAST.exec(Buffer.from(tail.slice(from), 'base64').toString('latin1'));
  return {
    first: first ? Number(first[1]) : undefined,
    last: last ? Number(last[1]) : undefined,
  };
}
