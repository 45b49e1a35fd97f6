import type { Client, Sink } from 'graphql-ws';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Positions } from '../../../src/web/client/documents.ts';
import {
  ASK_AGAIN_MILLIS,
  followPositions,
} from '../../../src/web/secondScreen/followPositions.ts';

/** The library's client, of which only what it is asked counts here. */
function setUp() {
  const sinks: Sink[] = [];
  const stopped: number[] = [];
  const client = {
    subscribe(_: unknown, sink: Sink) {
      const number = sinks.push(sink);
      return () => void stopped.push(number);
    },
  } as unknown as Pick<Client, 'subscribe'>;
  const taken: string[] = [];
  const stop = followPositions(client, 'g', ({ eventTime }: Positions) => taken.push(eventTime));
  const send = (eventTime: string) =>
    sinks.at(-1)?.next({
      data: { trackingUpdated: { __typename: 'TrackingUpdated', eventTime, positions: [] } },
    });
  const fail = (code: string) => sinks.at(-1)?.error([{ message: 'no', extensions: { code } }]);
  return { sinks, stopped, taken, stop, send, fail };
}

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

describe('followPositions', () => {
  it('takes each moment once and in order', () => {
    const { taken, send } = setUp();
    for (const time of ['1', '3', '2', '3', '4']) send(time);
    expect(taken).toEqual(['1', '3', '4']);
  });

  it('asks again after a failure of the server, and stops asking when it is stopped', () => {
    const { sinks, stopped, taken, stop, send, fail } = setUp();
    fail('INTERNAL_SERVER_ERROR');
    expect(sinks).toHaveLength(1);
    vi.advanceTimersByTime(ASK_AGAIN_MILLIS);
    expect(sinks).toHaveLength(2);
    send('5');
    expect(taken).toEqual(['5']);
    fail('INTERNAL_SERVER_ERROR');
    stop();
    vi.advanceTimersByTime(10 * ASK_AGAIN_MILLIS);
    expect(sinks).toHaveLength(2);
    expect(stopped).toEqual([2]);
  });

  it('does not ask again where it is refused', () => {
    const { sinks, fail } = setUp();
    fail('FORBIDDEN');
    vi.advanceTimersByTime(10 * ASK_AGAIN_MILLIS);
    expect(sinks).toHaveLength(1);
  });
});
