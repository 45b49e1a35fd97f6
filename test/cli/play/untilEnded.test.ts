import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { untilEnded } from '../../../src/cli/play/untilEnded.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

describe("the wait for a game's end", () => {
  const never = new Promise<void>(() => undefined);
  const going = new AbortController().signal;

  it('goes on for as long as records are processed or publications come', async () => {
    let left = 5;
    let publications = 0;
    let end = () => {};
    const ended = new Promise<void>((resolve) => {
      end = resolve;
    });
    const waiting = untilEnded(ended, going, () => ({ left, publications, hasOpenEnd: false }));
    for (; left > 0; left--) await vi.advanceTimersByTimeAsync(59_000);
    for (; publications < 5; publications++) await vi.advanceTimersByTimeAsync(59_000);
    end();
    await expect(waiting).resolves.toBeUndefined();
    expect(vi.getTimerCount()).toBe(0);
  });

  it('says where the game stands when nothing has moved for a minute', async () => {
    const waiting = untilEnded(never, going, () => ({
      left: 7,
      publications: 31,
      hasOpenEnd: true,
    }));
    const told = expect(waiting).rejects.toThrow(
      'expected the end of the game, got nothing for 60 s: 7 records are still to be processed, 31 publications have come',
    );
    await vi.advanceTimersByTimeAsync(60_000);
    await told;
    expect(vi.getTimerCount()).toBe(0);
  });

  it('is over soon behind a recording that has no end, once all of it is processed', async () => {
    let left = 1;
    let isOver = false;
    const waiting = untilEnded(never, going, () => ({ left, publications: 3, hasOpenEnd: true }));
    void waiting.then(() => {
      isOver = true;
    });
    await vi.advanceTimersByTimeAsync(30_000);
    expect(isOver).toBe(false);
    left = 0;
    await vi.advanceTimersByTimeAsync(10_000);
    expect(isOver).toBe(true);
    expect(vi.getTimerCount()).toBe(0);
  });

  it('ends with the signal', async () => {
    const stop = new AbortController();
    const waiting = untilEnded(never, stop.signal, () => ({
      left: 0,
      publications: 0,
      hasOpenEnd: false,
    }));
    stop.abort();
    await expect(waiting).resolves.toBeUndefined();
    expect(vi.getTimerCount()).toBe(0);
  });
});
