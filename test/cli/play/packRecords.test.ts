import { describe, expect, it } from 'vitest';
import { type ArrivedEvent, packRecords } from '../../../src/cli/play/packRecords.ts';

const arrivals = (...at: number[]): ArrivedEvent[] =>
  at.map((arrivalTimestamp, sequence) => ({
    arrivalTimestamp,
    event: { gameId: 'g', sequence, timestamp: arrivalTimestamp, type: 'GAME_ENDED' },
  }));

async function pack(...at: number[]) {
  const packed: [number, number][] = [];
  for await (const { readyTimestamp, events } of packRecords(arrivals(...at))) {
    packed.push([readyTimestamp, events.length]);
  }
  return packed;
}

describe('packRecords', () => {
  it('sends a record after 40 ms', async () => {
    expect(await pack(0, 10, 39, 41, 80, 300)).toEqual([
      [40, 3],
      [81, 2],
      [300, 1],
    ]);
  });

  it('sends a record at 40 events', async () => {
    expect(await pack(...Array.from({ length: 90 }, () => 5))).toEqual([
      [5, 40],
      [5, 40],
      [5, 10],
    ]);
  });

  it('sends nothing for nothing', async () => {
    expect(await pack()).toEqual([]);
  });
});
