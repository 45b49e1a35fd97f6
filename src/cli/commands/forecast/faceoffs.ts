import { writeFile } from 'node:fs/promises';
import { Command } from 'commander';
import type { ForecastFaceoffsInput } from '../../../forecasting/faceoffs/forecastFaceoffs.ts';
import type { FaceoffForecast } from '../../../forecasting/ports.ts';
import { ExpectedError } from '../../expectedError.ts';

interface FaceoffsOptions {
  readonly draws: string;
  readonly schedule?: string;
  readonly season?: string;
  readonly through?: string;
  readonly player?: string;
  readonly opponents?: string;
  readonly output: string;
}

/** `faceoff forecast faceoffs`: draws of all players and teams, or a what-if for one player. */
export const faceoffs = (): Command =>
  new Command('faceoffs')
    .description('forecast the draws that players and teams will take and win')
    .requiredOption('--draws <file>', 'history table in Parquet')
    .option('--schedule <file>', 'CSV with game_date, home_team, away_team')
    .option('--season <season>', 'like 20242025; the last of the table where not given')
    .option('--through <date>', 'day up to which games are known; the last where not given')
    .option('--player <id>', 'one player alone')
    .option('--opponents <list>', 'what if his next opponents were these, like BOS,@TOR (@ away)')
    .requiredOption('--output <file>', 'JSON lines; - is stdout')
    .action(async (options: FaceoffsOptions) => {
      const forecasts = await forecastsFor(options);
      const text = forecasts.map((f) => `${JSON.stringify(f)}\n`).join('');
      if (options.output === '-') {
        process.stdout.write(text);
        return;
      }
      await writeFile(options.output, text);
      process.stdout.write(`${forecasts.length} forecasts written\n`);
    });

async function forecastsFor(options: FaceoffsOptions): Promise<FaceoffForecast[]> {
  const { HistoryTableError, readDraws } = await import(
    '../../../forecasting/faceoffs/readDraws.ts'
  );
  const { countGames } = await import('../../../forecasting/faceoffs/playedGames.ts');
  const { FaceoffExamples, learnFaceoffs } = await import(
    '../../../forecasting/faceoffs/faceoffModel.ts'
  );
  const { currentMoments, forecastFaceoffs, forecastPlayer } = await import(
    '../../../forecasting/faceoffs/forecastFaceoffs.ts'
  );
  const { dayAfter } = await import('../../../forecasting/faceoffs/refreshFaceoffs.ts');
  const { readSchedule, scheduleAfter } = await import(
    '../../../forecasting/faceoffs/readSchedule.ts'
  );
  try {
    const all = countGames(await readDraws(options.draws));
    const season = options.season ?? all.at(-1)?.season;
    const through = options.through ?? all.at(-1)?.gameDate;
    if (season === undefined || through === undefined) {
      throw new ExpectedError(`${options.draws} holds no regular-season draws`);
    }
    const games = all.filter((g) => g.gameDate <= through);
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
    if (options.player === undefined) return forecastFaceoffs(input);
    const moment = currentMoments(examples.seasons, season).find(
      (m) => m.playerId === options.player,
    );
    if (!moment) throw new ExpectedError(`no draws of player ${options.player} are known`);
    const coming =
      options.opponents === undefined
        ? input.schedule.filter((g) => [g.homeTeam, g.awayTeam].includes(moment.team))
        : options.opponents.split(',').map((text) => {
            const opponent = text.replace('@', '').trim().toUpperCase();
            return text.includes('@')
              ? { gameDate: through, homeTeam: opponent, awayTeam: moment.team }
              : { gameDate: through, homeTeam: moment.team, awayTeam: opponent };
          });
    return forecastPlayer(input, moment, coming);
  } catch (error) {
    if (error instanceof HistoryTableError) throw new ExpectedError(error.message);
    throw error;
  }
}
