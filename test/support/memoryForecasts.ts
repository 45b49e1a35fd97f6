import {
  type FaceoffForecast,
  FORECAST_SPANS,
  type ForecastAccuracy,
  type ForecastSubject,
  type Forecasts,
  forecastId,
  parseForecastId,
  UnknownTeamError,
  type WhatIfQuestion,
} from '../../src/forecasting/ports.ts';

/** Forecasts in memory: every known player and team has one for each span. Counts its reads. */
export class MemoryForecasts implements Forecasts {
  reads = 0;
  readonly #known: ReadonlySet<string>;

  constructor(known: readonly string[] = []) {
    this.#known = new Set(known);
  }

  async forPlayers(ids: readonly string[]) {
    return this.#find(ids, (playerId) => ({ kind: 'PLAYER', playerId }));
  }

  async forTeams(teams: readonly string[]) {
    return this.#find(teams, (team) => ({ kind: 'TEAM', team }));
  }

  async byId(id: string): Promise<FaceoffForecast | undefined> {
    this.reads++;
    const parsed = parseForecastId(id);
    const who = parsed?.subject.kind === 'PLAYER' ? parsed.subject.playerId : parsed?.subject.team;
    return parsed && who && this.#known.has(who)
      ? forecastOf(parsed.subject, parsed.span)
      : undefined;
  }

  async accuracy(): Promise<readonly ForecastAccuracy[]> {
    this.reads++;
    return [
      {
        subjectKind: 'PLAYER',
        measure: 'DRAWS_TAKEN',
        span: 'NEXT_10',
        windows: 12,
        wape: 0.21,
        rmse: 14,
        mase: 0.8,
        averageWeightedQuantileLoss: 0.13,
        coverage80: 0.8,
        baseline: { name: 'last-10 mean', wape: 0.23 },
      },
    ];
  }

  async whatIf(questions: readonly WhatIfQuestion[]) {
    this.reads++;
    return questions.map(({ subject, games }) => {
      const who = subject.kind === 'PLAYER' ? subject.playerId : subject.team;
      if (!this.#known.has(who)) return undefined;
      const opponents = games.map((g) => g.opponent);
      if (opponents.includes('XXX')) return new UnknownTeamError('XXX', ['BOS', 'TOR']);
      return { ...forecastOf(subject, 'NEXT_1'), games: games.length, opponents };
    });
  }

  #find(keys: readonly string[], subjectOf: (key: string) => ForecastSubject) {
    this.reads++;
    const known = keys.filter((key) => this.#known.has(key));
    return new Map(
      known.map((key) => [key, FORECAST_SPANS.map((span) => forecastOf(subjectOf(key), span))]),
    );
  }
}

function forecastOf(
  subject: ForecastSubject,
  span: (typeof FORECAST_SPANS)[number],
): FaceoffForecast {
  const around = (mean: number) => ({ mean, p10: mean * 0.8, p50: mean, p90: mean * 1.2 });
  return {
    id: forecastId(subject, span),
    subject,
    span,
    games: 1,
    opponents: ['TOR'],
    drawsTaken: around(15),
    drawsWon: around(8),
    shareWon: around(0.53),
    explanation: [{ part: 'LEVEL', drawsTaken: 15, shareWon: 0.53 }],
    history: [
      {
        gameId: '2024020001',
        gameDate: '2024-10-08',
        opponent: 'MTL',
        drawsTaken: 14,
        drawsWon: 9,
      },
    ],
    knownThrough: '2024-10-08',
    issuedAt: 1_728_432_000_000,
  };
}
