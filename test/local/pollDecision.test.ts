import { describe, expect, it } from 'vitest';
import {
  decide,
  dropAged,
  type PolledRecord,
  type RetrySettings,
  readAnswer,
  type Segment,
} from '../../src/local/pollDecision.ts';

const records = (...numbers: number[]): PolledRecord[] =>
  numbers.map((n) => ({
    sequenceNumber: String(n),
    partitionKey: 'g',
    data: '',
    arrivalTimestamp: n,
  }));
const settings: RetrySettings = {
  maximumRetryAttempts: 3,
  bisectBatchOnFunctionError: false,
  maximumRecordAgeMillis: -1,
};
const failures = (...ids: (string | null | undefined)[]) => ({
  payload: JSON.stringify({ batchItemFailures: ids.map((itemIdentifier) => ({ itemIdentifier })) }),
});
const numbers = (segments: readonly Segment[]) =>
  segments.map(({ records: own }) => own.map(({ sequenceNumber }) => Number(sequenceNumber)));

describe('an answer is read as Lambda reads it', () => {
  it.each([
    ['null', { payload: 'null' }],
    ['an empty object', { payload: '{}' }],
    ['no list', { payload: '{"batchItemFailures":null}' }],
    ['an empty list', { payload: '{"batchItemFailures":[]}' }],
  ])('%s is success', (_, answer) => {
    expect(readAnswer(records(1, 2), answer)).toEqual({ kind: 'SUCCESS' });
  });

  it('the lowest failed record counts, in whatever order they are named', () => {
    expect(readAnswer(records(1, 2, 3, 4), failures('4', '2'))).toEqual({
      kind: 'FAILED_FROM',
      index: 1,
    });
  });

  it.each([
    ['an unknown identifier', failures('2', '99')],
    ['an empty identifier', failures('')],
    ['a null identifier', failures(null)],
    ['a wrong key name', { payload: '{"batchItemFailures":[{"id":"2"}]}' }],
    ['an exception', { payload: '{}', functionError: 'Unhandled' }],
    ['no JSON', { payload: '' }],
  ])('%s fails the whole batch', (_, answer) => {
    expect(readAnswer(records(1, 2), answer)).toEqual({ kind: 'FAILED' });
  });
});

describe('what comes next', () => {
  it('goes on behind a success', () => {
    const { next, givenUp } = decide(
      { records: records(1, 2), attempts: 2 },
      { kind: 'SUCCESS' },
      settings,
    );
    expect([next, givenUp]).toEqual([[], []]);
  });

  it('delivers again from the lowest failed record, with a fresh budget', () => {
    const { next } = decide(
      { records: records(1, 2, 3), attempts: 2 },
      { kind: 'FAILED_FROM', index: 1 },
      settings,
    );
    expect(numbers(next)).toEqual([[2, 3]]);
    expect(next[0]?.attempts).toBe(0);
  });

  it('delivers one bad record budget + 2 times when others of its batch went through', () => {
    // As recorded of the real service: once with its batch, then four times with a budget of three.
    let segment: Segment | undefined = { records: records(1, 2), attempts: 0 };
    let deliveries = 0;
    let givenUp: readonly PolledRecord[] = [];
    while (segment) {
      deliveries++;
      const index = segment.records.findIndex(({ sequenceNumber }) => sequenceNumber === '2');
      const decision = decide(segment, { kind: 'FAILED_FROM', index }, settings);
      givenUp = decision.givenUp;
      segment = decision.next[0];
    }
    expect(deliveries).toBe(5);
    expect(numbers([{ records: givenUp, attempts: 0 }])).toEqual([[2]]);
  });

  it('halves a failing batch until the bad record is alone, without counting the halving', () => {
    const bisect = { ...settings, bisectBatchOnFunctionError: true };
    const queue: Segment[] = [{ records: records(1, 2, 3, 4, 5, 6, 7), attempts: 0 }];
    const done: number[] = [];
    const lost: number[] = [];
    while (queue.length > 0) {
      const segment = queue.shift()!;
      const own = numbers([segment])[0]!;
      const isBad = own.includes(5);
      const { next, givenUp } = decide(segment, { kind: isBad ? 'FAILED' : 'SUCCESS' }, bisect);
      if (!isBad) done.push(...own);
      lost.push(...givenUp.map(({ sequenceNumber }) => Number(sequenceNumber)));
      queue.unshift(...next);
    }
    expect(lost).toEqual([5]);
    expect(done).toEqual([1, 2, 3, 4, 6, 7]);
  });

  it('never gives up when told so', () => {
    const forever = { ...settings, maximumRetryAttempts: -1 };
    const { next, givenUp } = decide(
      { records: records(1), attempts: 1000 },
      { kind: 'FAILED' },
      forever,
    );
    expect([next.length, givenUp]).toEqual([1, []]);
  });

  it('gives up what is too old, and only that', () => {
    const { segment, givenUp } = dropAged({ records: records(100, 5000), attempts: 0 }, 6000, {
      ...settings,
      maximumRecordAgeMillis: 3000,
    });
    expect(numbers([segment, { records: givenUp, attempts: 0 }])).toEqual([[5000], [100]]);
  });
});
