import type { ForecastStore } from '../ports.ts';
import { FaceoffExamples, learnFaceoffs } from './faceoffModel.ts';
import { type ForecastFaceoffsInput, forecastFaceoffs } from './forecastFaceoffs.ts';
import { countGames } from './playedGames.ts';
import { HistoryTableError, readDraws } from './readDraws.ts';
import { parseSchedule, scheduleAfter } from './readSchedule.ts';
import { rollFaceoffs } from './rollFaceoffs.ts';
import { whatIfBasis } from './whatIf.ts';

/** What a refresh after a game day starts from. */
export interface RefreshInput {
  /** History table in Parquet: its bytes, or the path of its file. */
  readonly draws: Uint8Array | string;
  /** CSV with `game_date, home_team, away_team`; without it no coming games are known. */
  readonly schedule?: string;
  /** Season of the schedule; that of the latest game where not given. */
  readonly season?: string;
  /** Day up to which games are known, the last of the table where not given; later ones are coming. */
  readonly through?: string;
  /** Whether to roll through the season too and store how forecasts would have done. */
  readonly withAccuracy?: boolean;
  /** Epoch milliseconds. */
  readonly now: number;
}

/** What a refresh stored. */
export interface RefreshSummary {
  readonly forecasts: number;
  readonly accuracyRows: number;
  readonly knownThrough: string;
}

/** The day after a day, `YYYY-MM-DD`. */
export function dayAfter(day: string): string {
  return new Date(Date.parse(day) + 86_400_000).toISOString().slice(0, 10);
}

/** Forecasts every player and team anew and stores the results; the same input stores the same. */
export async function refreshFaceoffs(
  { draws, schedule, season: asked, through, withAccuracy, now }: RefreshInput,
  store: ForecastStore,
  onProgress: (share: number, text: string) => void = () => undefined,
): Promise<RefreshSummary> {
  onProgress(0, 'reading the history');
  const all = countGames(await readDraws(draws));
  const games = through === undefined ? all : all.filter((g) => g.gameDate <= through);
  const last = games.at(-1);
  if (!last)
    throw new HistoryTableError(
      `the history table holds no regular-season draws${through === undefined ? '' : ` up to ${through}`}`,
    );
  const season = asked ?? last.season;
  const knownThrough = last.gameDate;
  onProgress(0.2, 'learning');
  const examples = new FaceoffExamples(games);
  const input: ForecastFaceoffsInput = {
    examples,
    games,
    schedule:
      schedule === undefined
        ? scheduleAfter(all, season, knownThrough)
        : parseSchedule(schedule, season, knownThrough),
    model: learnFaceoffs(examples, dayAfter(knownThrough)),
    season,
    knownThrough,
    issuedAt: now,
  };
  onProgress(0.4, 'forecasting');
  const forecasts = forecastFaceoffs(input);
  onProgress(0.5, 'storing');
  await store.save(forecasts);
  const { basis, players } = whatIfBasis(input);
  await store.saveBasis(basis, players);
  if (withAccuracy) onProgress(0.6, 'rolling through the season');
  const accuracy = withAccuracy ? rollFaceoffs(examples, last.season) : [];
  if (accuracy.length > 0) await store.saveAccuracy(accuracy);
  return { forecasts: forecasts.length, accuracyRows: accuracy.length, knownThrough };
}
