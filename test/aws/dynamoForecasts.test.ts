import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { DynamoForecasts } from '../../src/aws/dynamoForecasts.ts';
import { FaceoffExamples, learnFaceoffs } from '../../src/forecasting/faceoffs/faceoffModel.ts';
import {
  type ForecastFaceoffsInput,
  forecastFaceoffs,
} from '../../src/forecasting/faceoffs/forecastFaceoffs.ts';
import { countGames } from '../../src/forecasting/faceoffs/playedGames.ts';
import { whatIfBasis } from '../../src/forecasting/faceoffs/whatIf.ts';
import {
  type FaceoffForecast,
  FORECAST_SPANS,
  type ForecastSubject,
  forecastId,
  UnknownTeamError,
} from '../../src/forecasting/ports.ts';
import { leagueDraws } from '../forecasting/faceoffs/league.ts';
import { type DynaliteTables, startDynaliteTables } from '../support/dynaliteTables.ts';

let tables: DynaliteTables;
beforeAll(async () => {
  tables = await startDynaliteTables(['Game']);
});
afterAll(() => tables.close());

function forecastsOf(subject: ForecastSubject, draws: number): FaceoffForecast[] {
  const q = { mean: draws, p10: draws - 2, p50: draws, p90: draws + 2 };
  return FORECAST_SPANS.map((span) => ({
    id: forecastId(subject, span),
    subject,
    span,
    games: 1,
    opponents: ['TOR'],
    drawsTaken: q,
    drawsWon: q,
    shareWon: { mean: 0.5, p10: 0.4, p50: 0.5, p90: 0.6 },
    explanation: [],
    history: [],
    knownThrough: '2024-12-01',
    issuedAt: 1,
  }));
}

describe('DynamoForecasts', () => {
  it('gives back what was saved, by player, by team and by id, in order of the spans', async () => {
    const store = new DynamoForecasts(tables.client, 'Game');
    const players = Array.from({ length: 30 }, (_, i) => `84700${10 + i}`);
    await store.save([
      ...players.flatMap((playerId, i) => forecastsOf({ kind: 'PLAYER', playerId }, 10 + i)),
      ...forecastsOf({ kind: 'TEAM', team: 'BOS' }, 57),
    ]);
    const found = await store.forPlayers([...players, players[0]!, 'nobody']);
    expect(found.size).toBe(30);
    expect(found.get(players[3]!)!.map((f) => f.span)).toEqual([...FORECAST_SPANS]);
    expect(found.get(players[3]!)![0]!.drawsTaken.mean).toBe(13);
    expect((await store.forTeams(['BOS', 'XXX'])).get('BOS')).toHaveLength(5);
    expect((await store.byId('team:BOS:next_10'))?.subject).toEqual({ kind: 'TEAM', team: 'BOS' });
  });

  it('knows nothing of ids that are not, and of accuracy before a backtest', async () => {
    const store = new DynamoForecasts(tables.client, 'Game');
    expect(await store.byId('team:XXX:next_10')).toBeUndefined();
    expect(await store.byId('nonsense')).toBeUndefined();
    expect(await store.accuracy()).toEqual([]);
    expect((await store.forPlayers([])).size).toBe(0);
  });

  it('answers what-ifs from what a refresh stored, unknown players and teams apart', async () => {
    const store = new DynamoForecasts(tables.client, 'Game');
    const question = (subject: ForecastSubject, opponent = 'MTL') => ({
      subject,
      games: [{ opponent, isHome: true }],
    });
    const player = (playerId: string): ForecastSubject => ({ kind: 'PLAYER', playerId });
    const team: ForecastSubject = { kind: 'TEAM', team: 'BOS' };
    expect(await store.whatIf([question(player('BOS-1')), question(team)])).toEqual([
      undefined,
      undefined,
    ]);
    const games = countGames([...leagueDraws('20232024', 40, 5)]);
    const examples = new FaceoffExamples(games);
    const input: ForecastFaceoffsInput = {
      examples,
      games,
      schedule: [{ gameDate: '2024-01-01', homeTeam: 'BOS', awayTeam: 'MTL' }],
      model: learnFaceoffs(examples, '2024-01-01'),
      season: '20232024',
      knownThrough: '2023-12-31',
      issuedAt: 5,
    };
    const { basis, players } = whatIfBasis(input);
    await store.saveBasis(basis, players);
    const answers = await store.whatIf([
      question(player('BOS-1')),
      question(player('nobody')),
      question(team),
      question(team, 'XXX'),
    ]);
    const next = forecastFaceoffs(input).filter((f) => f.span === 'NEXT_1');
    const stored = (id: string) => next.find((f) => f.id === id)!;
    expect(answers[0]).toMatchObject({
      drawsTaken: stored('player:BOS-1:next_1').drawsTaken,
      shareWon: stored('player:BOS-1:next_1').shareWon,
    });
    expect(answers[1]).toBeUndefined();
    expect(answers[2]).toMatchObject({ drawsWon: stored('team:BOS:next_1').drawsWon });
    expect(answers[3]).toBeInstanceOf(UnknownTeamError);
  });

  it('replaces a forecast when it is refreshed', async () => {
    const store = new DynamoForecasts(tables.client, 'Game');
    const subject = { kind: 'PLAYER', playerId: '8471675' } as const;
    await store.save(forecastsOf(subject, 20));
    await store.save(forecastsOf(subject, 21));
    expect((await store.byId('player:8471675:next_1'))?.drawsTaken.mean).toBe(21);
  });
});
