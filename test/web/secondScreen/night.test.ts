import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Game, Prediction, Taker } from '../../../src/web/client/documents.ts';
import {
  accountOf,
  foldChange,
  foldPrediction,
  type Night,
  openNight,
} from '../../../src/web/secondScreen/night.ts';
import { teamColors } from '../../../src/web/secondScreen/teamColors.ts';

const taker = (name: string, probability: number): Taker => ({
  playerId: name,
  name,
  number: 9,
  shoots: 'L',
  probability,
  wonInGame: 0,
  takenInGame: 0,
  player: null,
});

const predicted = (
  sequence: number,
  ordinal: number,
  changes: Partial<Prediction> = {},
  homeProbability = 0.6,
): Prediction => ({
  faceoffId: `G-1-${ordinal}`,
  sequence,
  revision: 1,
  status: 'PREDICTED',
  dot: { x: 0, y: 0 },
  homeSpot: 'CENTER',
  situation: { clock: '1st 20:00', score: { home: 0, away: 0 }, strength: null },
  home: taker('Home', homeProbability),
  away: taker('Away', 1 - homeProbability),
  change: null,
  reasons: [],
  isStale: false,
  isLate: false,
  winner: null,
  publishedTime: '2025-01-05T00:25:23.480Z',
  ...changes,
});

const GAME: Game = {
  gameId: 'G',
  date: '2025-01-04',
  status: 'LIVE',
  homeTeam: { abbreviation: 'TOR' },
  awayTeam: { abbreviation: 'BOS' },
  score: { home: 1, away: 0 },
  period: 1,
  cursor: 'c',
  simulated: ['skating'],
  latestPrediction: null,
  faceoffs: null,
};
const fold = (...predictions: readonly Prediction[]): Night =>
  predictions.reduce(foldPrediction, openNight(GAME));

describe('the night', () => {
  it('keeps every number of a draw, and only the last as what was said before the drop', () => {
    const { draws, current } = fold(
      predicted(1, 1),
      predicted(2, 1, { status: 'REVISED' }, 0.45),
      predicted(3, 1, { status: 'DROPPED' }, 0.45),
      predicted(4, 1, { status: 'DECIDED', winner: 'AWAY' }, 0.45),
    );
    expect(draws).toHaveLength(1);
    expect(draws[0]?.revisions.map(({ homeProbability }) => homeProbability)).toEqual([0.6, 0.45]);
    expect(draws[0]).toMatchObject({ homeProbability: 0.45, winner: 'AWAY' });
    expect(current?.status).toBe('DECIDED');
  });

  it('says from the first moment what is simulated, and nothing of a game that does not tell', () => {
    expect(openNight(GAME).simulated).toEqual(['skating']);
    expect(openNight({ ...GAME, simulated: null }).simulated).toEqual([]);
  });

  it('does not change by what it has seen before', () => {
    const once = fold(predicted(1, 1), predicted(2, 1, { status: 'REVISED' }, 0.5));
    fc.assert(
      fc.property(fc.array(fc.constantFrom(1, 2), { maxLength: 5 }), (again) => {
        const night = again.map((n) => predicted(n, 1, {}, 0.9)).reduce(foldPrediction, once);
        expect(night).toBe(once);
      }),
    );
  });

  it('takes a result that comes late without turning back from the next draw', () => {
    const night = fold(
      predicted(1, 1),
      predicted(2, 2, {}, 0.7),
      predicted(3, 1, { status: 'DECIDED', winner: 'HOME' }),
    );
    expect(night.current?.faceoffId).toBe('G-1-2');
    expect(night.draws.map(({ winner }) => winner)).toEqual(['HOME', null]);
    expect(foldPrediction(night, predicted(3, 1, {}, 0.1))).toBe(night);
  });

  it('opens with the draws that were stored, and the newest number', () => {
    const night = openNight({
      ...GAME,
      latestPrediction: predicted(9, 2, { status: 'DROPPED' }),
      faceoffs: {
        nodes: [
          {
            faceoffId: 'G-1-1',
            period: 1,
            periodSecondsElapsed: 65,
            homeSpot: 'CENTER',
            homeTaker: { name: 'First Home' },
            awayTaker: null,
            homeProbability: 0.52,
            winner: 'HOME',
          },
        ],
        pageInfo: { hasNextPage: false, endCursor: null },
      },
    });
    expect(night.draws.map(({ faceoffId }) => faceoffId)).toEqual(['G-1-1', 'G-1-2']);
    expect(night.draws[0]).toMatchObject({ clock: '1st 18:55', awayName: 'Unknown' });
    expect(night.draws[1]?.revisions).toHaveLength(1);
  });

  it('is over when the game says so', () => {
    const { situation } = predicted(1, 1);
    expect(
      foldChange(fold(predicted(1, 1)), { sequence: 2, change: 'ENDED', situation, simulated: [] })
        .isOver,
    ).toBe(true);
  });

  it('gives the account of a hand-worked night', () => {
    const { draws } = fold(
      predicted(1, 1, { status: 'DECIDED', winner: 'HOME' }, 0.6),
      predicted(2, 2, { status: 'DECIDED', winner: 'HOME' }, 0.4),
      predicted(3, 3, { status: 'DECIDED', winner: 'AWAY' }, 0.3),
      predicted(4, 4),
    );
    const account = accountOf(draws);
    expect(account).toMatchObject({ homeWins: 2, awayWins: 1, judged: 3, hits: 2 });
    expect(account.brierScore).toBeCloseTo((0.16 + 0.36 + 0.09) / 3, 12);
    expect(accountOf([]).brierScore).toBeNull();
  });
});

describe('team colors', () => {
  it('are never the same for two teams', () => {
    const letters = fc.stringMatching(/^[A-Z]{3}$/);
    const league = fc.constantFrom('TOR', 'BOS', 'DET', 'MTL', 'EDM', 'PIT', 'NYI', 'COL', 'LAK');
    const team = fc.oneof(letters, league);
    fc.assert(
      fc.property(team, team, (home, away) => {
        const colors = teamColors(home, away);
        expect(colors['--home']).not.toBe(colors['--away']);
      }),
    );
  });
});
