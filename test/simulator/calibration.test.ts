import { describe, expect, it } from 'vitest';
import { trialScript } from '../../src/simulator/simulateDetection.ts';
import { simulateGame } from '../../src/simulator/simulateGame.ts';
import { HARD_FAULTS, NOISE_LEVELS } from '../../src/simulator/trackingNoise.ts';

// What public tracking of real draws measured: median 3.0 ft and 90 % within 5.6 ft from taker to
// dot, 6 to 9 skaters within 20 ft at the end dots, nearest pair = takers in 21 of 21 draws.
const script = trialScript(3, {
  periods: 1,
  periodSeconds: 700,
  medianGapSeconds: 14,
  noLineupShare: 0,
});
const positions = new Map(script.players.map((p) => [p.id, p]));

interface AtDrop {
  takerFeet: number[];
  others: number[];
  within20: number;
  isEndDot: boolean;
  isNearestPair: boolean;
}

function drops(): AtDrop[] {
  const noise = { ...NOISE_LEVELS.clean, lateShare: 0, doubledShare: 0 };
  const { events, truth } = simulateGame(script, { seed: 8, noise, faults: HARD_FAULTS });
  const places = new Map<string, { x: number; y: number }>();
  const found: AtDrop[] = [];
  for (const { event } of events) {
    const draw = truth[found.length];
    if (draw !== undefined && event.timestamp > draw.dropTimestamp) {
      const feet = [...places]
        .filter(([id]) => positions.get(id)?.position !== 'G')
        .map(([id, p]) => ({ id, feet: Math.hypot(p.x - draw.dot.x, p.y - draw.dot.y) }))
        .sort((a, b) => a.feet - b.feet);
      const takers = [draw.homeTakerId, draw.awayTakerId];
      const nearest = (team: string) => feet.find((p) => positions.get(p.id)?.team === team)?.id;
      found.push({
        takerFeet: feet.filter((p) => takers.includes(p.id)).map((p) => p.feet),
        others: feet.filter((p) => !takers.includes(p.id)).map((p) => p.feet),
        within20: feet.filter((p) => p.feet < 20).length,
        isEndDot: Math.abs(draw.dot.x) > 50,
        isNearestPair: nearest('HOME') === takers[0] && nearest('AWAY') === takers[1],
      });
    }
    if (event.type === 'ON_ICE') {
      for (const { id, team } of positions.values()) {
        if (team === event.team && !event.playerIds.includes(id)) places.delete(id);
      }
    }
    if (event.type === 'LOCATION' && event.entityId !== 'PUCK') places.set(event.entityId, event);
  }
  return found;
}

const quantile = (values: number[], share: number) =>
  values.sort((a, b) => a - b)[Math.floor(share * (values.length - 1))]!;

describe('simulated draws beside measured ones', () => {
  const all = drops();

  it('are enough to tell', () => {
    expect(all.length).toBeGreaterThan(25);
  });

  it('have their takers as near to the dot as real ones', () => {
    const feet = all.flatMap((d) => d.takerFeet);
    expect(quantile(feet, 0.5)).toBeGreaterThan(2.4);
    expect(quantile(feet, 0.5)).toBeLessThan(3.6);
    expect(quantile(feet, 0.9)).toBeGreaterThan(4.4);
    expect(quantile(feet, 0.9)).toBeLessThan(6.4);
    expect(all.filter((d) => d.isNearestPair).length / all.length).toBeGreaterThan(0.98);
  });

  it('keep the others out of the circle, the hash marks at its edge', () => {
    const others = all.flatMap((d) => d.others);
    expect(others.filter((feet) => feet < 12).length / others.length).toBeLessThan(0.02);
    expect(others.filter((feet) => feet < 14.5).length / others.length).toBeLessThan(0.15);
  });

  it('have six to nine skaters within 20 ft at the end dots', () => {
    const counts = all.filter((d) => d.isEndDot).map((d) => d.within20);
    expect(counts.filter((n) => n >= 6 && n <= 9).length / counts.length).toBeGreaterThan(0.9);
  });
});
