import { describe, expect, it } from 'vitest';
import { basisOf } from '../../../src/forecasting/faceoffs/examples.ts';
import { FaceoffExamples, learnFaceoffs } from '../../../src/forecasting/faceoffs/faceoffModel.ts';
import {
  currentMoments,
  type ForecastFaceoffsInput,
  forecastFaceoffs,
  forecastPlayer,
} from '../../../src/forecasting/faceoffs/forecastFaceoffs.ts';
import { countGames } from '../../../src/forecasting/faceoffs/playedGames.ts';
import { rollFaceoffs } from '../../../src/forecasting/faceoffs/rollFaceoffs.ts';
import { FORECAST_SPANS } from '../../../src/forecasting/ports.ts';
import { dayOf, leagueDraws, scheduleOf } from './league.ts';

const LAST = '20222023';
const THIS = '20232024';
const PLAYED = 50;
const games = countGames([...leagueDraws(LAST, 60, 3), ...leagueDraws(THIS, PLAYED, 5)]);
const examples = new FaceoffExamples(games);
const input: ForecastFaceoffsInput = {
  examples,
  games,
  schedule: scheduleOf(THIS, PLAYED, 14),
  model: learnFaceoffs(examples, dayOf(THIS, PLAYED)),
  season: THIS,
  knownThrough: dayOf(THIS, PLAYED - 1),
  issuedAt: 1_700_000_000_000,
};
const forecasts = forecastFaceoffs(input);
const named = (id: string) => forecasts.find((f) => f.id === id)!;

describe('forecastFaceoffs', () => {
  it('covers every current player and team with every span', () => {
    expect(forecasts).toHaveLength((18 + 6) * FORECAST_SPANS.length);
    for (const f of forecasts) {
      for (const q of [f.drawsTaken, f.drawsWon, f.shareWon]) {
        expect(Object.values(q).every(Number.isFinite)).toBe(true);
        expect(q.p10).toBeLessThanOrEqual(q.p50);
        expect(q.p50).toBeLessThanOrEqual(q.p90);
        expect(q.p10).toBeGreaterThanOrEqual(0);
      }
      expect(f.shareWon.p90).toBeLessThanOrEqual(1);
    }
  });

  it('finds how the made-up league was made', () => {
    // BOS takes some 70 draws a game, half of them by BOS-1, who wins 60 %.
    expect(named('team:BOS:next_10').drawsTaken.mean / 700).toBeCloseTo(1, 1);
    expect(named('player:BOS-1:next_10').drawsTaken.mean / 350).toBeCloseTo(1, 1);
    expect(named('player:BOS-1:next_10').shareWon.mean).toBeGreaterThan(0.57);
    expect(named('player:MTL-1:next_10').shareWon.mean).toBeLessThan(0.53);
    expect(named('team:BOS:next_10').shareWon.mean).toBeGreaterThan(0.53);
  });

  it('explains each mean by parts that add up to it', () => {
    for (const f of forecasts) {
      const sum = (of: 'drawsTaken' | 'shareWon'): number =>
        f.explanation.reduce((s, c) => s + c[of], 0);
      expect(sum('drawsTaken')).toBeCloseTo(f.drawsTaken.mean, 8);
      expect(sum('shareWon')).toBeCloseTo(f.shareWon.mean, 8);
    }
  });

  it('counts only games that are scheduled', () => {
    const twenty = named('player:BOS-1:next_20');
    expect(twenty.games).toBe(14);
    expect(named('player:BOS-1:rest_of_season').games).toBe(14);
    const schedule = twenty.explanation.find((c) => c.part === 'SCHEDULE')!;
    expect(schedule.drawsTaken).toBeLessThan(-150);
  });

  it('answers what if the opponents were others: a busy opponent means more draws', () => {
    const moment = currentMoments(examples.seasons, THIS).find((m) => m.playerId === 'MTL-1')!;
    const against = (opponent: string) =>
      forecastPlayer(
        input,
        moment,
        Array.from({ length: 5 }, () => ({
          gameDate: dayOf(THIS, PLAYED),
          homeTeam: 'MTL',
          awayTeam: opponent,
        })),
      ).find((f) => f.span === 'NEXT_5')!;
    const busy = against('BOS');
    expect(busy.opponents).toEqual(['BOS', 'BOS', 'BOS', 'BOS', 'BOS']);
    expect(busy.drawsTaken.mean).toBeGreaterThan(1.1 * against('CHI').drawsTaken.mean);
    expect(busy.shareWon.mean).toBeLessThan(against('CHI').shareWon.mean);
  });

  it('forecasts nothing where nothing is scheduled', () => {
    const moment = currentMoments(examples.seasons, THIS)[0]!;
    const [next] = forecastPlayer(input, moment, []);
    expect(next).toMatchObject({ games: 0, drawsTaken: { mean: 0, p10: 0, p50: 0, p90: 0 } });
  });

  it('starts a season from the last one', () => {
    const before = new FaceoffExamples(games.filter((g) => g.season === LAST));
    const moments = currentMoments(before.seasons, THIS);
    expect(moments).toHaveLength(18);
    const model = learnFaceoffs(before, dayOf(THIS, 0));
    const schedule = scheduleOf(THIS, 0, 10).filter((g) =>
      [g.homeTeam, g.awayTeam].includes('BOS'),
    );
    const star = moments.find((m) => m.playerId === 'BOS-1')!;
    const ten = forecastPlayer({ ...input, model }, star, schedule).find(
      (f) => f.span === 'NEXT_10',
    )!;
    expect(ten.drawsTaken.mean / 350).toBeCloseTo(1, 0);
  });
});

describe('learnFaceoffs', () => {
  it('learns nothing from games on its day or later', () => {
    const day = dayOf(THIS, 40);
    const known = games.filter((g) => g.gameDate < day);
    const limited = new FaceoffExamples(known);
    const moment = currentMoments(limited.seasons, THIS).find((m) => m.playerId === 'BOS-1')!;
    const coming = scheduleOf(THIS, 40, 5).filter((g) => [g.homeTeam, g.awayTeam].includes('BOS'));
    const fromAll = learnFaceoffs(examples, day).player(basisOf(moment), coming);
    const fromKnown = learnFaceoffs(limited, day).player(basisOf(moment), coming);
    expect(fromAll.taken.mean).toBe(fromKnown.taken.mean);
    expect(fromAll.taken.quantile(0.9)).toBe(fromKnown.taken.quantile(0.9));
    expect(fromAll.share.mean).toBe(fromKnown.share.mean);
  });
});

describe('rollFaceoffs', () => {
  it('measures every count and share against the best simple forecast', () => {
    const rows = rollFaceoffs(examples, THIS, { spans: ['NEXT_1'] });
    expect(rows.map((r) => `${r.subjectKind} ${r.measure}`)).toEqual([
      'PLAYER DRAWS_TAKEN',
      'PLAYER DRAWS_WON',
      'PLAYER SHARE_WON',
      'TEAM DRAWS_TAKEN',
      'TEAM DRAWS_WON',
      'TEAM SHARE_WON',
    ]);
    for (const r of rows) {
      expect(r.windows).toBeGreaterThan(10);
      expect(r.wape).toBeGreaterThan(0);
      expect(r.coverage80).toBeGreaterThan(0.6);
    }
    // Who comes next decides how many draws there are: means of the past cannot see it.
    const teams = rows.find((r) => r.subjectKind === 'TEAM' && r.measure === 'DRAWS_TAKEN')!;
    expect(teams.wape).toBeLessThan(teams.baseline.wape);
  });
});
