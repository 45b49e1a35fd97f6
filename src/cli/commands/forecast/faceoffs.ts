import { writeFile } from 'node:fs/promises';
import { Command } from 'commander';
import type { ForecastFaceoffsInput } from '../../../forecasting/faceoffs/forecastFaceoffs.ts';
import type { FaceoffForecast } from '../../../forecasting/ports.ts';
import { ExpectedError } from '../../expectedError.ts';
import { dayArgument, seasonArgument } from './dayAndSeason.ts';
import { progressOf } from './progress.ts';

interface FaceoffsOptions {
  readonly draws: string;
  readonly schedule?: string;
  readonly season?: string;
  readonly through?: string;
  readonly player?: string;
  readonly team?: string;
  readonly opponents?: string;
  readonly output: string;
  readonly json?: boolean;
}

/** `faceoff forecast faceoffs`: draws of all players and teams, or a what-if for one. */
export const faceoffs = (): Command =>
  new Command('faceoffs')
    .description('forecast the draws that players and teams will take and win')
    .requiredOption('--draws <file>', 'history table in Parquet')
    .option('--schedule <file>', 'CSV with game_date, home_team, away_team')
    .option(
      '--season <season>',
      'like 20242025; the last of the table where not given',
      seasonArgument,
    )
    .option(
      '--through <date>',
      'day up to which games are known; the last where not given',
      dayArgument,
    )
    .option('--player <id>', 'one player alone')
    .option('--team <code>', 'one team alone, like BOS')
    .option('--opponents <list>', 'what if the next opponents were these, like BOS,@TOR (@ away)')
    .requiredOption('--output <file>', 'JSON lines; - is stdout')
    .option('--json', 'summary as JSON')
    .action(async (options: FaceoffsOptions) => {
      const { player, team, opponents } = options;
      if (player !== undefined && team !== undefined) {
        throw new ExpectedError('expected either --player or --team', { exitCode: 2 });
      }
      if (opponents !== undefined && player === undefined && team === undefined) {
        throw new ExpectedError('--opponents needs --player or --team', { exitCode: 2 });
      }
      const forecasts = await forecastsFor(options);
      const text = forecasts.map((f) => `${JSON.stringify(f)}\n`).join('');
      if (options.output === '-') process.stdout.write(text);
      else await writeFile(options.output, text);
      const toSummary = options.output === '-' ? process.stderr : process.stdout;
      const summary = { forecasts: forecasts.length, output: options.output };
      toSummary.write(
        options.json ? `${JSON.stringify(summary)}\n` : `${forecasts.length} forecasts written\n`,
      );
    });

async function forecastsFor(options: FaceoffsOptions): Promise<FaceoffForecast[]> {
  const { HistoryTableError, readDraws } = await import(
    '../../../forecasting/faceoffs/readDraws.ts'
  );
  const { countGames } = await import('../../../forecasting/faceoffs/playedGames.ts');
  const { FaceoffExamples, learnFaceoffs } = await import(
    '../../../forecasting/faceoffs/faceoffModel.ts'
  );
  const { currentMoments, forecastFaceoffs, forecastPlayer, forecastTeam } = await import(
    '../../../forecasting/faceoffs/forecastFaceoffs.ts'
  );
  const { imagined } = await import('../../../forecasting/faceoffs/whatIf.ts');
  const { UnknownTeamError } = await import('../../../forecasting/ports.ts');
  const { dayAfter } = await import('../../../forecasting/faceoffs/refreshFaceoffs.ts');
  const { readSchedule, scheduleAfter } = await import(
    '../../../forecasting/faceoffs/readSchedule.ts'
  );
  const onProgress = progressOf('reading, learning, forecasting');
  try {
    const all = countGames(await readDraws(options.draws));
    onProgress(1, 3);
    const season = options.season ?? all.at(-1)?.season;
    const through = options.through ?? all.at(-1)?.gameDate;
    if (season === undefined || through === undefined) {
      throw new ExpectedError(`${options.draws} holds no regular-season draws`);
    }
    const games = all.filter((g) => g.gameDate <= through);
    if (games.length === 0) {
      throw new ExpectedError(
        `expected games up to ${through} in ${options.draws}, whose first is of ${all[0]?.gameDate}`,
      );
    }
    const examples = new FaceoffExamples(games);
    const input: ForecastFaceoffsInput = {
      examples,
      games,
      schedule:
        options.schedule === undefined
          ? scheduleAfter(all, season, through)
          : await readSchedule(options.schedule, season, through),
      model: learnFaceoffs(examples, dayAfter(through)),
      season,
      knownThrough: through,
      issuedAt: Date.now(),
    };
    onProgress(2, 3);
    if (options.player === undefined && options.team === undefined) {
      const found = forecastFaceoffs(input);
      onProgress(3, 3);
      if (found.length > 0) return found;
      throw new ExpectedError(`${options.draws} knows nobody who plays in season ${season}`);
    }
    const moment = currentMoments(examples.seasons, season).find(
      (m) => m.playerId === options.player,
    );
    if (!moment && options.player !== undefined) {
      throw new ExpectedError(`no draws of player ${options.player} are known`);
    }
    const { teams } = input.model.strengths;
    const team = moment?.team ?? options.team!.trim().toUpperCase();
    if (!teams.includes(team)) throw new UnknownTeamError(team, teams);
    const coming =
      options.opponents === undefined
        ? input.schedule.filter((g) => [g.homeTeam, g.awayTeam].includes(team))
        : options.opponents.split(',').map((text) => {
            const opponent = text.replace('@', '').trim().toUpperCase();
            return imagined({ opponent, isHome: !text.includes('@') }, team, teams);
          });
    const found = moment
      ? forecastPlayer(input, moment, coming)
      : forecastTeam(input, team, coming);
    onProgress(3, 3);
    return found;
  } catch (error) {
    const isExpected = error instanceof HistoryTableError || error instanceof UnknownTeamError;
    if (isExpected) throw new ExpectedError(error.message);
    throw error;
  }
}
