import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { shortGameScript } from '../../src/simulator/bundledLeague.ts';
import { type SimulationOptions, simulateGame } from '../../src/simulator/simulateGame.ts';
import type { ArrivedEvent } from '../../src/simulator/trackingFeed.ts';

const script = shortGameScript();

function run(options: SimulationOptions) {
  const { events, truth } = simulateGame(script, options);
  return { events: [...events], truth };
}

const bySequence = (events: readonly ArrivedEvent[]) => {
  const seen = new Map(events.map(({ event }) => [event.sequence, event]));
  return [...seen.values()].sort((a, b) => a.sequence - b.sequence);
};

describe('simulateGame', () => {
  it('makes the same events from the same seed and others from another', () => {
    const digest = (seed: number) =>
      createHash('sha256')
        .update(JSON.stringify(run({ seed }).events))
        .digest('hex');
    const first = digest(1);
    expect(digest(1)).toBe(first);
    expect(digest(2)).not.toBe(first);
  });

  it('lets events arrive in order of arrival, late by at most half a second', () => {
    const { events } = run({ seed: 1, noise: 'poor' });
    let previous = 0;
    let late = 0;
    let wrong = 0;
    for (const { arrivalTimestamp, event } of events) {
      if (arrivalTimestamp < previous || arrivalTimestamp - event.timestamp > 500) wrong++;
      if (arrivalTimestamp > event.timestamp) late++;
      previous = arrivalTimestamp;
    }
    expect(wrong).toBe(0);
    expect(late).toBeGreaterThan(0.02 * events.length);
  });

  it('numbers events in order of their time and sends some twice', () => {
    const { events } = run({ seed: 1 });
    const ordered = bySequence(events);
    expect(ordered.findIndex((e, i) => e.sequence !== i + 1)).toBe(-1);
    expect(ordered.findIndex((e, i) => i > 0 && e.timestamp < ordered[i - 1]!.timestamp)).toBe(-1);
    expect(events.length).toBeGreaterThan(ordered.length);
  });

  it('plays the script: every draw with its takers, dot and winner, in order', () => {
    const { events, truth } = run({ seed: 3 });
    const results = bySequence(events).filter((e) => e.type === 'FACEOFF');
    expect(truth).toHaveLength(script.draws.length);
    for (const [i, draw] of script.draws.entries()) {
      expect(truth[i]).toMatchObject({
        ordinal: i + 1,
        homeTakerId: draw.home.takerIds.at(-1),
        awayTakerId: draw.away.takerIds.at(-1),
        winner: draw.winner,
      });
      expect(results[i]).toMatchObject({
        dot: truth[i]!.dot,
        homeTakerId: truth[i]!.homeTakerId,
        awayTakerId: truth[i]!.awayTakerId,
        winner: draw.winner,
      });
    }
  });

  it('keeps the takers at the dot from the line-up to the drop for as long as the script says', () => {
    const { truth } = run({ seed: 3 });
    for (const [i, draw] of script.draws.entries()) {
      const { lineupTimestamp, settledTimestamp, dropTimestamp, wavedOut } = truth[i]!;
      if (wavedOut.length === 0) {
        const stood = (dropTimestamp - lineupTimestamp) / 1000;
        expect(Math.abs(stood - draw.lineupSeconds)).toBeLessThan(0.15);
      } else {
        expect(settledTimestamp).toBeGreaterThan(lineupTimestamp);
        expect(settledTimestamp).toBeLessThan(dropTimestamp);
      }
    }
  });

  it('starts the clock at the drop and stops it at what the next draw says', () => {
    const { events, truth } = run({ seed: 3 });
    const clocks = bySequence(events).filter((e) => e.type === 'CLOCK');
    for (const [i, draw] of script.draws.entries()) {
      const started = clocks.find((e) => e.timestamp === truth[i]!.dropTimestamp && e.isRunning);
      expect(started?.secondsRemaining).toBe(draw.secondsRemaining);
      const stopped = clocks.find((e) => e.timestamp > truth[i]!.dropTimestamp && !e.isRunning);
      const next = script.draws[i + 1]?.secondsRemaining ?? script.end.secondsRemaining;
      expect(stopped?.secondsRemaining).toBe(next);
    }
  });

  it('tells who is on the ice as the script has it at every drop', () => {
    const { events, truth } = run({ seed: 5 });
    const ordered = bySequence(events);
    for (const [i, draw] of script.draws.entries()) {
      for (const [team, side] of [
        ['HOME', draw.home],
        ['AWAY', draw.away],
      ] as const) {
        const last = ordered.findLast(
          (e) => e.type === 'ON_ICE' && e.team === team && e.timestamp <= truth[i]!.dropTimestamp,
        );
        const expected = [...side.skaterIds, side.goalkeeperId ?? []].flat();
        expect(last?.type === 'ON_ICE' && [...last.playerIds].sort()).toEqual(expected.sort());
      }
    }
  });

  it('leaves the skating alone when only the noise changes', () => {
    expect(run({ seed: 4, noise: 'broadcast' }).truth.map((d) => d.dropTimestamp)).toEqual(
      run({ seed: 4, noise: 'clean' }).truth.map((d) => d.dropTimestamp),
    );
  });
});
