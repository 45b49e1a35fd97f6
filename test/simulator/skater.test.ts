import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Random } from '../../src/simulator/random.ts';
import { keepOnIce, newSkater, skate } from '../../src/simulator/skater.ts';

const player = { id: '1', name: 'One', team: 'HOME' as const };
const TICK = 0.04;

describe('skate', () => {
  it('reaches a place and stops there, no faster than a skater can', () => {
    const random = new Random(1);
    const skater = newSkater(player, -60, 20, random, false);
    skater.restlessFeet = 0;
    skater.errands = [{ x: 60, y: -20, feetPerSecond: 30, withinFeet: 0, seconds: 60 }];
    let fastest = 0;
    let hardest = 0;
    let before = { vx: 0, vy: 0 };
    for (let tick = 0; tick < 300; tick++) {
      skate(skater, TICK, random);
      fastest = Math.max(fastest, Math.hypot(skater.vx, skater.vy));
      hardest = Math.max(hardest, Math.hypot(skater.vx - before.vx, skater.vy - before.vy) / TICK);
      before = { vx: skater.vx, vy: skater.vy };
    }
    expect(Math.hypot(skater.x - 60, skater.y + 20)).toBeLessThan(1);
    expect(fastest).toBeGreaterThan(24);
    expect(fastest).toBeLessThan(35);
    expect(hardest).toBeLessThan(18);
  });

  it('goes through its errands in order', () => {
    const random = new Random(2);
    const skater = newSkater(player, 0, 0, random, false);
    skater.restlessFeet = 0;
    skater.errands = [
      { x: 20, y: 0, feetPerSecond: 15, withinFeet: 2, seconds: 10 },
      { x: 20, y: 20, feetPerSecond: 15, withinFeet: 0, seconds: 3 },
    ];
    const left: number[] = [];
    for (let tick = 0; tick < 200; tick++) {
      skate(skater, TICK, random);
      if (left.at(-1) !== skater.errands.length) left.push(skater.errands.length);
    }
    expect(left).toEqual([2, 1, 0]);
  });
});

describe('keepOnIce', () => {
  it('leaves nobody outside the boards or their rounded corners', () => {
    fc.assert(
      fc.property(
        fc.double({ min: -150, max: 150, noNaN: true }),
        fc.double({ min: -80, max: 80, noNaN: true }),
        (x, y) => {
          const body = { x, y, vx: x, vy: y };
          keepOnIce(body);
          expect(Math.abs(body.x)).toBeLessThanOrEqual(100);
          expect(Math.abs(body.y)).toBeLessThanOrEqual(42.5);
          const outX = Math.max(0, Math.abs(body.x) - 72);
          const outY = Math.max(0, Math.abs(body.y) - 14.5);
          expect(Math.hypot(outX, outY)).toBeLessThanOrEqual(28);
        },
      ),
    );
  });
});
