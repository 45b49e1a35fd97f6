import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { LocationScanner, SCANNED_PUCK } from '../../../src/pipeline/ingest/locationScanner.ts';
import { parseTrackingEvent } from '../../../src/pipeline/ingest/parseTrackingEvent.ts';

const GAME = '2024020001';
const scanner = new LocationScanner(GAME);
const scan = (line: string) => {
  const bytes = new TextEncoder().encode(line);
  return scanner.scan(bytes, 0, bytes.length) ? { ...scanner.fields } : undefined;
};

/** What `JSON.parse` and the parser say of the same line; `undefined` when they refuse it. */
function parsed(line: string) {
  try {
    const event = parseTrackingEvent(JSON.parse(line));
    if (event.type !== 'LOCATION' || event.gameId !== GAME) return undefined;
    return {
      sequence: event.sequence,
      timestamp: event.timestamp,
      entity: event.entityId === 'PUCK' ? SCANNED_PUCK : Number(event.entityId),
      x: event.x,
      y: event.y,
      vx: event.vx ?? Number.NaN,
      vy: event.vy ?? Number.NaN,
    };
  } catch {
    return undefined;
  }
}

/** The scanner may leave a line to `JSON.parse`, but may never differ from it. */
function agrees(line: string) {
  const fast = scan(line);
  if (fast) expect(fast, line).toEqual(parsed(line));
}

const line = (x: string, y: string, rest = '', id = '"8478402"') =>
  `{"gameId":"${GAME}","sequence":8112,"timestamp":1736035923480,"type":"LOCATION","entityId":${id},"x":${x},"y":${y}${rest}}`;

describe('LocationScanner', () => {
  it('reads the common line without JSON.parse', () => {
    expect(scan(line('-68.2', '21.7', ',"vx":0.1,"vy":-0.3'))).toEqual({
      sequence: 8112,
      timestamp: 1736035923480,
      entity: 8478402,
      x: -68.2,
      y: 21.7,
      vx: 0.1,
      vy: -0.3,
    });
  });

  it('reads the puck and a line without velocities', () => {
    const fields = scan(line('0', '-0.5', '', '"PUCK"'));
    expect(fields?.entity).toBe(SCANNED_PUCK);
    expect(fields?.vx).toBeNaN();
  });

  it.each([
    ['an exponent', line('1e1', '2')],
    ['a leading zero', line('01', '2')],
    ['a leading plus', line('+1', '2')],
    ['a bare point', line('1.', '2')],
    ['more digits than a double holds', line('1.23456789012345678', '2')],
    ['a place off the rink', line('151', '2')],
    ['another game', line('1', '2').replace(GAME, '2024020002')],
    ['an escaped id', line('1', '2', '', '"\\u0038478402"')],
    ['another order of keys', line('1', '2').replace('"x":1,"y":2', '"y":2,"x":1')],
    ['more fields', line('1', '2', ',"team":"HOME"')],
    ['white space', line('1', '2').replace(',"y"', ', "y"')],
    ['an id with a leading zero', line('1', '2', '', '"0123"')],
    ['a cut line', line('1', '2').slice(0, -1)],
    ['something behind the line', `${line('1', '2')} `],
  ])('leaves %s to JSON.parse', (_, text) => {
    expect(scan(text)).toBeUndefined();
  });

  it('never differs from JSON.parse on any number', () => {
    const number = fc.oneof(
      fc.double({ noNaN: true, min: -200, max: 200 }).map(String),
      fc.integer().map(String),
      fc.stringMatching(/^-?\d{1,17}(\.\d{0,17})?([eE][-+]?\d{1,3})?$/),
    );
    fc.assert(
      fc.property(number, number, fc.option(fc.tuple(number, number)), (x, y, v) => {
        agrees(line(x, y, v ? `,"vx":${v[0]},"vy":${v[1]}` : ''));
      }),
      { numRuns: 3000 },
    );
  });

  it('never differs from JSON.parse on a line with a few bytes changed', () => {
    const good = line('-68.25', '21.7', ',"vx":0.1,"vy":-0.3');
    fc.assert(
      fc.property(
        fc.array(
          fc.tuple(fc.nat(good.length - 1), fc.constantFrom(...'0123456789.-+eE{}[]",: \\u')),
          {
            minLength: 1,
            maxLength: 3,
          },
        ),
        (changes) => {
          const letters = [...good];
          for (const [at, letter] of changes) letters[at] = letter;
          agrees(letters.join(''));
        },
      ),
      { numRuns: 5000 },
    );
  });
});
