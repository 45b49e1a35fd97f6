import { describe, expect, it } from 'vitest';
import { DOTS } from '../../src/hockey/rink.ts';
import type { TrackingEvent } from '../../src/pipeline/ingest/trackingEvent.ts';
import { shortGameScript } from '../../src/simulator/bundledLeague.ts';
import type { GameScript } from '../../src/simulator/gameScript.ts';
import { simulateGame } from '../../src/simulator/simulateGame.ts';
import { type GameFaults, NOISE_LEVELS } from '../../src/simulator/trackingNoise.ts';
import type { TrueDraw } from '../../src/simulator/truth.ts';

/** Tracking without any error, so that places can be asked for. */
const exact = {
  ...NOISE_LEVELS.clean,
  positionFeet: 0,
  driftFeet: 0,
  lateShare: 0,
  doubledShare: 0,
};

function run(faults: Partial<GameFaults> = {}, script: GameScript = shortGameScript()) {
  const game = simulateGame(script, { seed: 11, noise: exact, faults });
  const events = Array.from(game.events, ({ event }) => event);
  return { events, truth: game.truth, script };
}

/** Where a player is at a moment, by his newest position. */
function placeOf(events: readonly TrackingEvent[], entityId: string, atMillis: number) {
  const sample = events.findLast(
    (e) => e.type === 'LOCATION' && e.entityId === entityId && e.timestamp <= atMillis,
  );
  if (sample?.type !== 'LOCATION') throw new Error(`${entityId} is nowhere`);
  return sample;
}

const feetTo = (dot: { x: number; y: number }, place: { x: number; y: number }) =>
  Math.hypot(place.x - dot.x, place.y - dot.y);

const takersOf = (draw: TrueDraw) => [draw.homeTakerId, draw.awayTakerId];

describe('a stoppage', () => {
  it('ends with both takers at the dot and the puck in a hand above it', () => {
    const { events, truth } = run();
    for (const draw of truth) {
      for (const taker of takersOf(draw)) {
        expect(feetTo(draw.dot, placeOf(events, taker, draw.dropTimestamp))).toBeLessThan(7.5);
      }
      expect(feetTo(draw.dot, placeOf(events, 'PUCK', draw.dropTimestamp))).toBeLessThan(1.5);
    }
  });

  it('sends a waved-out taker away and brings a teammate to the dot', () => {
    const { events, truth, script } = run();
    const waves = truth.flatMap((draw) => draw.wavedOut.map((wave) => ({ draw, wave })));
    const scripted = script.draws.reduce(
      (sum, d) => sum + d.home.takerIds.length + d.away.takerIds.length - 2,
      0,
    );
    expect(waves).toHaveLength(scripted);
    expect(scripted).toBeGreaterThanOrEqual(2);
    for (const { draw, wave } of waves) {
      const before = placeOf(events, wave.playerId, wave.timestamp);
      const after = placeOf(events, wave.playerId, draw.dropTimestamp);
      const substitute = placeOf(events, wave.substituteId, draw.dropTimestamp);
      expect(feetTo(draw.dot, before)).toBeLessThan(7.5);
      expect(feetTo(draw.dot, after)).toBeGreaterThan(10);
      expect(feetTo(draw.dot, substitute)).toBeLessThan(7.5);
      const { timestamp, substituteNearerTimestamp, substituteThirdSampleTimestamp } = wave;
      expect(substituteNearerTimestamp).toBeGreaterThan(timestamp);
      expect(substituteThirdSampleTimestamp).toBeGreaterThan(substituteNearerTimestamp);
      expect(wave.substituteSettledTimestamp).toBeLessThanOrEqual(draw.dropTimestamp);
    }
  });

  it('may end without a line-up', () => {
    const short = shortGameScript();
    const draws = short.draws.map((draw) => ({
      ...draw,
      home: { ...draw.home, takerIds: draw.home.takerIds.slice(-1) },
      away: { ...draw.away, takerIds: draw.away.takerIds.slice(-1) },
      lineupSeconds: 0,
    }));
    const { truth } = run({}, { ...short, draws });
    for (const draw of truth) {
      expect(draw).toMatchObject({ hasLineup: false, settledTimestamp: draw.dropTimestamp });
    }
  });

  it('stands at another dot first when the play is moved', () => {
    /** Whether somebody stands at a wrong dot, the puck above it, before the line-up. */
    const isMoved = ({ events, truth }: ReturnType<typeof run>) => {
      const draw = truth[1]!;
      const spell = events.filter(
        (e) => e.timestamp > draw.stoppageTimestamp + 3000 && e.timestamp < draw.lineupTimestamp,
      );
      const wrong = DOTS.filter((dot) => dot.x !== draw.dot.x || dot.y !== draw.dot.y);
      return wrong.some((dot) => {
        const at = spell.filter((e) => e.type === 'LOCATION' && feetTo(dot, e) < 6.5);
        const who = new Set(at.map((e) => (e.type === 'LOCATION' ? e.entityId : '')));
        return who.has('PUCK') && who.size >= 3;
      });
    };
    expect(isMoved(run({ falseLineups: 1 }))).toBe(true);
    expect(isMoved(run())).toBe(false);
  });

  it('lasts a minute longer with a television time-out', () => {
    const plain = run().truth;
    const long = run({ televisionTimeouts: 1 }).truth;
    for (const [i, draw] of long.entries()) {
      const own = draw.lineupTimestamp - draw.stoppageTimestamp;
      const usual = plain[i]!.lineupTimestamp - plain[i]!.stoppageTimestamp;
      expect(own - usual).toBeGreaterThan(40_000);
    }
  });

  it('changes a player while the others stand, and ends with whom the script names', () => {
    const { events, truth, script } = run({ changesDuringLineup: 1 });
    for (const [i, draw] of truth.entries()) {
      const changes = events.filter(
        (e) =>
          e.type === 'ON_ICE' &&
          e.timestamp > draw.lineupTimestamp &&
          e.timestamp <= draw.dropTimestamp,
      );
      expect(changes.length).toBeGreaterThan(0);
      const last = changes.at(-1)!;
      const side = last.type === 'ON_ICE' && last.team === 'HOME' ? 'home' : 'away';
      const { skaterIds } = script.draws[i]![side];
      expect(last.type === 'ON_ICE' && last.playerIds).toEqual(
        expect.arrayContaining([...skaterIds]),
      );
    }
  });
});
