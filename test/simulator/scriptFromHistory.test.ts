import { describe, expect, it } from 'vitest';
import type { RosterPlayer } from '../../src/pipeline/ingest/trackingEvent.ts';
import { parseGameScript } from '../../src/simulator/gameScript.ts';
import {
  type HistoryDraw,
  type HistoryGame,
  scriptFromHistory,
} from '../../src/simulator/scriptFromHistory.ts';

const positions = 'CCCCLLLLRRRRDDDDDDGG'.split('') as NonNullable<RosterPlayer['position']>[];
const players = (['HOME', 'AWAY'] as const).flatMap((team) =>
  positions.map((position, i) => ({ id: `${team[0]}${i}`, name: `${team} ${i}`, team, position })),
);

function draw(more: Partial<HistoryDraw> = {}): HistoryDraw {
  return {
    period: 1,
    periodSecondsElapsed: 0,
    homeSpot: 'C',
    homeTakerId: 'H0',
    awayTakerId: 'A1',
    winner: 'AWAY',
    homeSkaters: 5,
    awaySkaters: 5,
    isHomeGoalkeeperIn: true,
    isAwayGoalkeeperIn: true,
    ...more,
  };
}

const game = (draws: readonly HistoryDraw[], more: Partial<HistoryGame> = {}): HistoryGame => ({
  gameId: '2099020001',
  season: '20992100',
  gameType: 'R',
  gameDate: '2099-10-10',
  homeTeam: { id: 'HHH', name: 'Home', abbreviation: 'HHH' },
  awayTeam: { id: 'AAA', name: 'Away', abbreviation: 'AAA' },
  players,
  draws,
  ...more,
});

const on = (letter: string, numbers: readonly number[]) => numbers.map((n) => `${letter}${n}`);

describe('scriptFromHistory', () => {
  it('keeps what the rows tell: draws, takers, dots, winners, scores, players on the ice', () => {
    const script = scriptFromHistory(
      game(
        [
          draw({
            homeScore: 0,
            awayScore: 0,
            homeOnIds: on('H', [0, 4, 8, 12, 13, 19]),
            awayOnIds: on('A', [1, 4, 8, 12, 13, 18]),
          }),
          draw({
            periodSecondsElapsed: 74,
            homeSpot: 'DL',
            homeScore: 1,
            awayScore: 0,
            homeOnIds: on('H', [0, 4, 8, 12, 13, 19]),
            awayOnIds: on('A', [1, 4, 8, 12, 13, 18]),
          }),
        ],
        { finalScore: { home: 1, away: 0 } },
      ),
    );
    expect(script.draws[1]).toMatchObject({
      period: 1,
      secondsRemaining: 1126,
      spot: 'DL',
      reason: 'GOAL',
      winner: 'AWAY',
      score: { home: 1, away: 0 },
      home: { takerIds: ['H0'], skaterIds: on('H', [0, 4, 8, 12, 13]), goalkeeperId: 'H19' },
      away: { takerIds: ['A1'], skaterIds: on('A', [1, 4, 8, 12, 13]), goalkeeperId: 'A18' },
    });
    expect(script.end).toEqual({ period: 1, secondsRemaining: 0, score: { home: 1, away: 0 } });
    expect(script.simulated).toEqual(['skating', 'stoppages']);
    expect(parseGameScript(JSON.parse(JSON.stringify(script))).draws).toHaveLength(2);
  });

  it('picks line-mates and goalkeepers from the roster and says so', () => {
    const script = scriptFromHistory(
      game([draw(), draw({ periodSecondsElapsed: 60, homeSkaters: 4 })]),
    );
    expect(script.simulated).toEqual(['skating', 'stoppages', 'lineMates', 'goalkeepers']);
    expect(script.draws.map((d) => d.home.skaterIds.length)).toEqual([5, 4]);
    for (const { home } of script.draws) {
      expect(home.skaterIds).toContain('H0');
      const kinds = home.skaterIds.map((id) => players.find((p) => p.id === id)?.position);
      expect(kinds).not.toContain('G');
      expect(kinds.filter((kind) => kind === 'D')).toHaveLength(2);
    }
    expect(() => parseGameScript(JSON.parse(JSON.stringify(script)))).not.toThrow();
  });

  it('invents no score', () => {
    const script = scriptFromHistory(game([draw()], { finalScore: { home: 3, away: 2 } }));
    expect(script.draws[0]!.score).toBeUndefined();
    expect(script.end.score).toBeUndefined();
  });

  it('plays without a goalkeeper where the rows say he was pulled', () => {
    const script = scriptFromHistory(
      game([
        draw({
          isHomeGoalkeeperIn: false,
          homeSkaters: 6,
          homeOnIds: on('H', [0, 1, 4, 8, 12, 13]),
        }),
      ]),
    );
    expect(script.draws[0]!.home).toEqual({
      takerIds: ['H0'],
      skaterIds: on('H', [0, 1, 4, 8, 12, 13]),
    });
  });

  it('names those who play, not the whole roster of the season', () => {
    const season = [
      ...players,
      ...Array.from({ length: 40 }, (_, i) => ({ ...players[0]!, id: `X${i}` })),
    ];
    const known = draw({
      homeOnIds: on('H', [0, 4, 8, 12, 13, 19]),
      awayOnIds: on('A', [1, 4, 8, 12, 13, 18]),
    });
    expect(scriptFromHistory(game([known], { players: season })).players).toHaveLength(12);
    const picked = scriptFromHistory(game([draw()], { players: season })).players;
    expect(picked.length).toBeGreaterThan(30);
    expect(picked.length).toBeLessThanOrEqual(42);
  });

  it('plays a draw without a place at some dot and says so', () => {
    const script = scriptFromHistory(game([draw({ homeSpot: undefined })]));
    expect(script.simulated).toContain('dots');
    expect(() => parseGameScript(JSON.parse(JSON.stringify(script)))).not.toThrow();
  });

  it('mends rows that are out of order by a second', () => {
    const script = scriptFromHistory(
      game([draw(), draw({ periodSecondsElapsed: 80 }), draw({ periodSecondsElapsed: 79 })]),
    );
    expect(script.draws.map((d) => d.secondsRemaining)).toEqual([1200, 1120, 1120]);
  });

  it('ends an overtime before its clock runs out and says that nobody wrote down when', () => {
    const script = scriptFromHistory(
      game([1, 2, 3, 4].map((period) => draw({ period, homeSkaters: period === 4 ? 3 : 5 }))),
    );
    expect(script.simulated).toContain('endOfOvertime');
    expect(script.end.period).toBe(4);
    expect(script.end.secondsRemaining).toBeGreaterThan(0);
    expect(script.end.secondsRemaining).toBeLessThan(300);
  });
});
