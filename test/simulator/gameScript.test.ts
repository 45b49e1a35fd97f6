import { describe, expect, it } from 'vitest';
import { bundledGames } from '../../src/simulator/bundledLeague.ts';
import {
  type GameScript,
  homeAttacksPositiveX,
  parseGameScript,
} from '../../src/simulator/gameScript.ts';

type Loose = Record<string, unknown>;

/** The bundled game with one thing changed. */
function broken(change: (script: Loose & { draws: Loose[]; players: Loose[] }) => void): unknown {
  const copy = structuredClone(bundledGames()[0]) as unknown as Parameters<typeof change>[0];
  change(copy);
  return copy;
}

const side = (script: { draws: Loose[] }, draw: number) => script.draws[draw]!.home as Loose;

describe('parseGameScript', () => {
  it('reads what it wrote', () => {
    const script: GameScript = bundledGames()[0];
    expect(parseGameScript(JSON.parse(JSON.stringify(script)))).toEqual(script);
  });

  it.each<[string, unknown, string]>([
    ['no object', 'text', 'script: expected an object, got "text"'],
    ['no draws', broken((s) => s.draws.splice(0)), 'draws: expected at least one draw, got []'],
    [
      'an unknown spot',
      broken((s) => {
        s.draws[3]!.spot = 'LEFT';
      }),
      'draws[3].spot: expected C or DL',
    ],
    [
      'a clock beyond the period',
      broken((s) => {
        s.draws[0]!.secondsRemaining = 1201;
      }),
      'draws[0].secondsRemaining: expected a number from 0 to 1200, got 1201',
    ],
    [
      'draws out of order',
      broken((s) => s.draws.splice(2, 0, ...s.draws.splice(1, 1))),
      'draws[2]: expected draws in the order of the game',
    ],
    [
      'a taker who is not on the ice',
      broken((s) => {
        side(s, 1).takerIds = ['9911111'];
      }),
      'draws[1].home.takerIds[0]: expected one of the skaters on the ice, got "9911111"',
    ],
    [
      'a skater of the other team',
      broken((s) => {
        (side(s, 1).skaterIds as string[])[2] = (s.draws[1]!.away as { skaterIds: string[] })
          .skaterIds[0]!;
      }),
      'draws[1].home.skaterIds[2]: expected a player of the HOME roster',
    ],
    [
      'two skaters only',
      broken((s) => {
        side(s, 1).skaterIds = (side(s, 1).skaterIds as string[]).slice(0, 2);
      }),
      'draws[1].home.skaterIds: expected 3 to 6 different skaters',
    ],
    [
      'a player twice in the rosters',
      broken((s) => s.players.push(s.players[0]!)),
      'players: expected every id once',
    ],
    [
      'a day that is none',
      broken((s) => {
        s.gameDate = '2026-13-45';
      }),
      'gameDate: expected a day as YYYY-MM-DD, got "2026-13-45"',
    ],
    [
      'a winner that is no side',
      broken((s) => {
        delete s.draws[0]!.winner;
      }),
      'draws[0].winner: expected HOME or AWAY, got nothing',
    ],
  ])('names the place of %s', (_, value, message) => {
    expect(() => parseGameScript(value)).toThrow(message);
  });
});

describe('homeAttacksPositiveX', () => {
  it('changes every period, overtime too', () => {
    const ends = [1, 2, 3, 4].map((period) =>
      homeAttacksPositiveX({ homeAttacksPositiveXFirst: true }, period),
    );
    expect(ends).toEqual([true, false, true, false]);
  });
});
