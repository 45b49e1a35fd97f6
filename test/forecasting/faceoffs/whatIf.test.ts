import { describe, expect, it } from 'vitest';
import { FaceoffExamples, learnFaceoffs } from '../../../src/forecasting/faceoffs/faceoffModel.ts';
import {
  type ForecastFaceoffsInput,
  forecastFaceoffs,
} from '../../../src/forecasting/faceoffs/forecastFaceoffs.ts';
import { countGames } from '../../../src/forecasting/faceoffs/playedGames.ts';
import { answerWhatIf, whatIfBasis } from '../../../src/forecasting/faceoffs/whatIf.ts';
import type { WhatIfBasis } from '../../../src/forecasting/faceoffs/whatIfBasis.ts';
import { type ForecastSubject, UnknownTeamError } from '../../../src/forecasting/ports.ts';
import { dayOf, leagueDraws, scheduleOf } from './league.ts';

const SEASON = '20232024';
const PLAYED = 50;
const games = countGames([...leagueDraws('20222023', 60, 3), ...leagueDraws(SEASON, PLAYED, 5)]);
const examples = new FaceoffExamples(games);
const input: ForecastFaceoffsInput = {
  examples,
  games,
  schedule: scheduleOf(SEASON, PLAYED, 14),
  model: learnFaceoffs(examples, dayOf(SEASON, PLAYED)),
  season: SEASON,
  knownThrough: dayOf(SEASON, PLAYED - 1),
  issuedAt: 1_700_000_000_000,
};
const { basis, players } = whatIfBasis(input);
/** As it comes back from a store. */
const stored = JSON.parse(JSON.stringify(basis)) as WhatIfBasis;
const teamOf = (s: ForecastSubject): string =>
  s.kind === 'TEAM' ? s.team : players.find((p) => p.playerId === s.playerId)!.team;
const ask = (subject: ForecastSubject, list: readonly { opponent: string; isHome: boolean }[]) =>
  answerWhatIf(
    stored,
    { subject, games: list },
    subject.kind === 'PLAYER' ? players.find((p) => p.playerId === subject.playerId) : undefined,
  );

describe('answerWhatIf', () => {
  it('says of the scheduled games exactly what the forecast says', () => {
    const forecasts = forecastFaceoffs(input).filter((f) => f.span === 'NEXT_10');
    expect(forecasts).toHaveLength(18 + 6);
    for (const { id: _, span: __, history: ___, ...forecast } of forecasts) {
      const team = teamOf(forecast.subject);
      const scheduled = input.schedule
        .filter((g) => g.homeTeam === team || g.awayTeam === team)
        .slice(0, 10)
        .map((g) =>
          g.homeTeam === team
            ? { opponent: g.awayTeam, isHome: true }
            : { opponent: g.homeTeam, isHome: false },
        );
      expect(ask(forecast.subject, scheduled)).toEqual(forecast);
    }
  });

  it('moves with the opponents and the venue, and says how much by them', () => {
    const player: ForecastSubject = { kind: 'PLAYER', playerId: 'MTL-1' };
    const five = (opponent: string, isHome = true) =>
      ask(
        player,
        Array.from({ length: 5 }, () => ({ opponent, isHome })),
      )!;
    const part = (f: ReturnType<typeof five>, name: string) =>
      f.explanation.find((p) => p.part === name)!;
    const [busy, quiet] = [five('BOS'), five('DET')];
    expect(busy.drawsTaken.mean).toBeGreaterThan(quiet.drawsTaken.mean);
    expect(part(busy, 'OPPONENT').drawsTaken).toBeGreaterThan(part(quiet, 'OPPONENT').drawsTaken);
    const away = five('DET', false);
    expect(part(away, 'SCHEDULE').shareWon).toBe(-part(quiet, 'SCHEDULE').shareWon);
  });

  it('refuses an opponent that is no team, or the team itself, and names those there are', () => {
    const team: ForecastSubject = { kind: 'TEAM', team: 'BOS' };
    expect(() => ask(team, [{ opponent: 'XXX', isHome: true }])).toThrow(UnknownTeamError);
    expect(() => ask(team, [{ opponent: 'BOS', isHome: true }])).toThrow(
      /no team is called BOS; known are .*MTL/,
    );
  });

  it('knows nothing of whom it has no basis for', () => {
    const list = [{ opponent: 'BOS', isHome: true }];
    expect(ask({ kind: 'PLAYER', playerId: 'nobody' }, list)).toBeUndefined();
    expect(ask({ kind: 'TEAM', team: 'XXX' }, list)).toBeUndefined();
  });
});
