import { writeFile } from 'node:fs/promises';
import { Command, InvalidArgumentError } from 'commander';
import type { DefineCommand } from '../defineCommand.ts';
import { checkOutputFile } from '../fileErrors.ts';

function count(text: string): number {
  const value = Number(text);
  if (!Number.isSafeInteger(value) || value < 1 || value > 1200) {
    throw new InvalidArgumentError('expected a whole number from 1 to 1200');
  }
  return value;
}

/** `faceoff fit-detector`: the detector's decision tree from tracking with known draws. */
export const fitDetector: DefineCommand = () =>
  new Command('fit-detector')
    .description('fit the rules that see a line-up to simulated games with known face-offs')
    .option('--games <n>', 'games to fit to; half as many more judge', count, 12)
    .option(
      '--period-seconds <n>',
      'length of the one period that a game has, 1200 by default',
      count,
    )
    .option('--out <file>', 'write the rules with their picture, for detect --rules')
    .option('--picture <file>', 'write the tree as SVG')
    .option('--json', 'machine-readable')
    .action(
      async (options: {
        games: number;
        periodSeconds?: number;
        out?: string;
        picture?: string;
        json?: boolean;
      }) => {
        for (const file of [options.out, options.picture]) {
          if (file !== undefined) await checkOutputFile(file);
        }
        const room = await import('../../simulator/fitDetector.ts');
        const fitted = room.fitDetector({
          games: options.games,
          periodSeconds: options.periodSeconds,
          onProgress: (done, of) => {
            const line = `${done} of ${of} games played`;
            if (process.stderr.isTTY) process.stderr.write(`\r${line}`);
            else if (done % 10 === 0 || done === of) process.stderr.write(`${line}\n`);
          },
        });
        if (process.stderr.isTTY) process.stderr.write('\n');
        const text = `${JSON.stringify(fitted, null, 2)}\n`;
        if (options.out !== undefined) await writeFile(options.out, text);
        if (options.picture !== undefined) {
          const { ruleTreePicture } = await import('../../simulator/drawRuleTree.ts');
          await writeFile(options.picture, ruleTreePicture(fitted.rules.tree));
        }
        if (options.json) process.stdout.write(text);
        else {
          const { held, looks } = fitted;
          process.stdout.write(
            `${fitted.picture}stands for ${fitted.rules.settleMillis} ms; takes over within ` +
              `${fitted.rules.takerFeet} ft, slower than ${fitted.rules.takerSpeed} ft/s\n` +
              `looks: recall ${looks.recall.toFixed(4)}, false ${looks.falseAlarmShare.toFixed(5)}\n` +
              `draws: ${held.draws.predicted} of ${held.draws.true} predicted, ` +
              `${held.draws.missed} missed, ${held.draws.false} false, ` +
              `takers right ${held.takersRight?.toFixed(4)}, median lead ${held.leadSeconds?.median} s\n`,
          );
        }
      },
    );
