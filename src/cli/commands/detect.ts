import { Command } from 'commander';
import type { DetectionReport } from '../../simulator/detectionReport.ts';
import type { DefineCommand } from '../defineCommand.ts';
import { ExpectedError } from '../expectedError.ts';

interface DetectOptions {
  readonly tracking: string;
  readonly truth?: string;
  readonly rules?: string;
  readonly json?: boolean;
}

/** At most this many broken lines are named; the rest is counted. */
const NAMED_REJECTS = 5;

/** `faceoff detect`: detection alone over a tracking file. */
export const detect: DefineCommand = () =>
  new Command('detect')
    .description('find the upcoming face-offs in a tracking file')
    .requiredOption('--tracking <file>', 'tracking file, .jsonl or .jsonl.gz, in order of arrival')
    .option('--truth <file>', 'what really happened, as simulate writes it: measures detection')
    .option('--rules <file>', 'rules that fit-detector wrote, instead of the built-in ones')
    .option('--json', 'machine-readable')
    .action(async (options: DetectOptions) => {
      const { detectInFile } = await import('../../simulator/detectionReport.ts');
      const { JsonLinesError } = await import('../../simulator/trackingFile.ts');
      const { DetectorRulesError, readDetectorRules } = await import(
        '../../simulator/detectorRulesFile.ts'
      );
      let named = 0;
      try {
        const report = await detectInFile(options.tracking, {
          truthPath: options.truth,
          rules: options.rules === undefined ? undefined : await readDetectorRules(options.rules),
          onReject: ({ lineNumber, problem }) => {
            if (named++ < NAMED_REJECTS) process.stderr.write(`line ${lineNumber}: ${problem}\n`);
          },
          onNotes: ({ gamesWithoutTeams, gamesInMeters }) => {
            for (const gameId of gamesInMeters.slice(0, NAMED_REJECTS)) {
              process.stderr.write(
                `game ${gameId}: nobody is ever farther than 31 from center ice: expected feet ` +
                  '(100 along the ice), got what looks like meters; do not trust what was found\n',
              );
            }
            for (const gameId of gamesWithoutTeams.slice(0, NAMED_REJECTS)) {
              process.stderr.write(
                `game ${gameId}: no face-off can be seen, for not both teams have players: expected ` +
                  'GAME_STARTED with rosters, ON_ICE, or "team" HOME or AWAY on the LOCATION events\n',
              );
            }
          },
          onProgress: (eventsIn) => {
            if (process.stderr.isTTY) process.stderr.write(`\r${eventsIn} events`);
          },
        });
        if (process.stderr.isTTY) process.stderr.write('\n');
        if (named > NAMED_REJECTS) {
          process.stderr.write(`${named - NAMED_REJECTS} more lines were rejected\n`);
        }
        process.stdout.write(options.json ? `${JSON.stringify(report)}\n` : inWords(report));
      } catch (error) {
        if (error instanceof JsonLinesError || error instanceof DetectorRulesError) {
          throw new ExpectedError(error.message);
        }
        throw error;
      }
    });

function inWords(report: DetectionReport): string {
  const lines = report.faceoffs.map(
    ({ timestamp, gameId, faceoffId, dot, homeTakerId, awayTakerId, revision }) =>
      `${new Date(timestamp).toISOString()}  ${faceoffId ?? gameId}  (${dot.x}, ${dot.y})  ` +
      `${homeTakerId} against ${awayTakerId}  revision ${revision}`,
  );
  const percent = (share: number | null | undefined) =>
    share === null || share === undefined ? 'none' : `${(100 * share).toFixed(2)} %`;
  lines.push(`${report.eventsIn} events, ${report.rejects} rejected`);
  const { draws, leadSeconds } = report;
  if (draws !== undefined) {
    lines.push(
      `${draws.predicted} of ${draws.true} face-offs predicted, ${draws.missed} missed, ` +
        `${draws.false} false, ${draws.impossible} impossible`,
      `right takers ${percent(report.takersRight)}, right dot ${percent(report.dotsRight)}, ` +
        `median lead ${leadSeconds?.median.toFixed(1) ?? 'none'} s`,
    );
  }
  return `${lines.join('\n')}\n`;
}
