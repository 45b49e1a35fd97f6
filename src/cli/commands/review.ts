import { userInfo } from 'node:os';
import { Argument, Command, InvalidArgumentError } from 'commander';
import type { ReviewCase } from '../../training/reviewCases.ts';
import { type StoredVerdict, VERDICTS, type Verdict } from '../../training/verdicts.ts';
import type { DefineCommand } from '../defineCommand.ts';
import { ExpectedError } from '../expectedError.ts';

interface ReviewOptions {
  readonly history?: string;
  readonly season?: string;
  readonly model?: string;
  readonly cases: number;
  readonly verdicts: string;
  readonly json?: true;
}

interface VerdictOptions {
  readonly verdicts: string;
  readonly note: string;
  readonly reviewer: string;
  readonly json?: true;
}

const count = (text: string): number => {
  const value = Number(text);
  if (Number.isSafeInteger(value) && value >= 1 && value <= 1000) return value;
  throw new InvalidArgumentError('expected a whole number from 1 to 1000');
};

const FILE = ['--verdicts <file>', 'verdicts, one JSON a line', 'verdicts.jsonl'] as const;

/** `faceoff review`: a person's look at the model's edge cases. */
export const review: DefineCommand = () => {
  const command = new Command('review')
    .description('list edge cases: largest errors, largest swings, rookies; store verdicts on them')
    .option('--history <dir>', 'directory with faceoffs*.parquet or .csv')
    .option('--season <season>', 'draws to look at, e.g. 20242025; without it the newest')
    .option('--model <dir>', 'model to look into; without it the shipped one')
    .option('--cases <n>', 'of each kind', count, 10)
    .option(...FILE)
    .option('--json', 'machine-readable')
    .action(list);
  command
    .command('verdict')
    .description('store what a reviewer thinks of a case')
    .argument('<case>', 'as the list names it, e.g. 2024020204#17')
    .addArgument(new Argument('<verdict>').choices([...VERDICTS]))
    .option(...FILE)
    .option('--note <text>', 'why', '')
    .option('--reviewer <name>', 'who judges', userInfo().username)
    .option('--json', 'the stored verdict as JSON')
    .action(async (caseId: string, verdict: Verdict, own: VerdictOptions) => {
      const { storeVerdict } = await import('../../training/verdicts.ts');
      if (!/^[\w-]+#\d+$/.test(caseId)) {
        throw new ExpectedError(`expected a case like 2024020204#17, got "${caseId}"`, {
          exitCode: 2,
        });
      }
      // The parent has an option of the same name and takes what stands before the subcommand.
      const file =
        command.getOptionValueSource('verdicts') === 'cli'
          ? (command.opts() as VerdictOptions).verdicts
          : own.verdicts;
      const { note, reviewer } = own;
      const stored = { caseId, verdict, note, reviewer, at: new Date().toISOString() };
      await storeVerdict(file, stored);
      const isJson = own.json ?? (command.opts() as VerdictOptions).json;
      process.stdout.write(
        isJson ? `${JSON.stringify(stored)}\n` : `${caseId}: ${verdict}, stored in ${file}\n`,
      );
    });
  return command;
};

async function list(options: ReviewOptions): Promise<void> {
  if (options.history === undefined) {
    throw new ExpectedError('expected --history with a directory of tables', { exitCode: 2 });
  }
  const { checkSeason, loadHistory } = await import('../loadHistory.ts');
  const { loadModel } = await import('../loadModel.ts');
  const { ProgressBar } = await import('../progressBar.ts');
  const { loadSeason } = await import('../loadSeason.ts');
  const { reviewCases } = await import('../../training/reviewCases.ts');
  const { readVerdicts, VerdictFileError } = await import('../../training/verdicts.ts');
  if (options.season !== undefined) checkSeason(options.season);
  let verdicts: ReadonlyMap<string, StoredVerdict>;
  try {
    verdicts = await readVerdicts(options.verdicts);
  } catch (error) {
    if (error instanceof VerdictFileError) throw new ExpectedError(error.message);
    throw error;
  }
  const { model, version } = await loadModel(options.model);
  const { games, players } = await loadHistory(options.history);
  const bar = new ProgressBar();
  const { season, data } = await loadSeason(games, players, options.season, bar);
  const cases = reviewCases(model, data, games, players, options.cases);
  bar.done(`${cases.length} cases of ${data.rows} draws`);
  process.stdout.write(
    options.json
      ? `${JSON.stringify({ season, modelVersion: version, cases: cases.map((one) => ({ ...one, verdict: verdicts.get(one.caseId) ?? null })) })}\n`
      : cases.map((one) => caseText(one, verdicts.get(one.caseId))).join('\n'),
  );
}

const percent = (share: number) => `${(100 * share).toFixed(1)} %`;

function caseText(one: ReviewCase, verdict: StoredVerdict | undefined): string {
  const { homeTaker, awayTaker } = one;
  const taker = ({ name, drawsBefore }: ReviewCase['homeTaker']) =>
    `${name} (${drawsBefore} draws)`;
  return [
    `${one.kind}  ${one.caseId}  ${one.gameDate} ${one.awayTeam} at ${one.homeTeam}, ${one.clock}, ${one.homeSpot ?? 'place unknown'}`,
    `  ${taker(homeTaker)} ${percent(one.probability)} against ${taker(awayTaker)}; rating alone ${percent(one.ratingProbability)}; ${one.winner === 'HOME' ? homeTaker.name : awayTaker.name} won`,
    `  log-odds: ${one.contributions.map(({ idea, logOdds }) => `${idea} ${logOdds >= 0 ? '+' : '−'}${Math.abs(logOdds).toFixed(3)}`).join(', ')}`,
    ...(one.reasons.length > 0 ? [`  ${one.reasons.join('; ')}`] : []),
    ...(verdict ? [`  verdict: ${verdict.verdict}${verdict.note ? `, ${verdict.note}` : ''}`] : []),
    '',
  ].join('\n');
}
