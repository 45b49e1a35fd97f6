import { Command, InvalidArgumentError, Option } from 'commander';
import type { DefineCommand } from '../defineCommand.ts';
import { ExpectedError } from '../expectedError.ts';

interface SimulateOptions {
  readonly script?: string;
  readonly history?: string;
  readonly game?: string;
  readonly seed: number;
  readonly out: string;
  readonly truth?: string;
  readonly noise: string;
  readonly faults: 'usual' | 'hard';
  readonly hertz?: number;
  readonly velocities?: 'given' | 'missing';
  readonly mirrored?: boolean;
  readonly writeScript?: string;
  readonly json?: boolean;
}

function seed(text: string): number {
  const value = Number(text);
  if (!Number.isSafeInteger(value) || value < 0) {
    throw new InvalidArgumentError('expected a whole number from 0');
  }
  return value;
}

function hertz(text: string): number {
  const value = Number(text);
  if (!(value >= 10 && value <= 100)) throw new InvalidArgumentError('expected 10 to 100');
  return value;
}

/** `faceoff simulate`: a tracking file of a whole game from the script of its face-offs. */
export const simulate: DefineCommand = () =>
  new Command('simulate')
    .description('write the tracking of a game from the script of its face-offs')
    .option('--script <file>', 'game script (JSON); without one the bundled game')
    .option('--history <folder>', 'folder of history tables; needs --game')
    .option('--game <id>', 'a game of the history')
    .option('--seed <n>', 'same seed, same events', seed, 1)
    .requiredOption('--out <file>', 'tracking file, .jsonl or .jsonl.gz')
    .option('--truth <file>', 'the truth beside it, one draw a line')
    .addOption(
      new Option('--noise <level>', 'how well the tracking sees')
        .choices(['clean', 'broadcast', 'poor'])
        .default('clean'),
    )
    .addOption(
      new Option('--faults <how>', 'hard: television time-outs, false line-ups, late changes')
        .choices(['usual', 'hard'])
        .default('usual'),
    )
    .option(
      '--hertz <n>',
      "positions a second of each player instead of the level's, 10 to 100",
      hertz,
    )
    .addOption(
      new Option('--velocities <how>', "instead of the level's").choices(['given', 'missing']),
    )
    .option('--mirrored', 'turn the picture over across the rink')
    .option('--write-script <file>', 'write the script that was played')
    .option('--json', 'machine-readable summary')
    .action(async (options: SimulateOptions) => {
      const { simulateGame } = await import('../../simulator/simulateGame.ts');
      const { writeJsonLines, writeTrackingFile, JsonLinesError } = await import(
        '../../simulator/trackingFile.ts'
      );
      const { writeTruthFile } = await import('../../simulator/truthFile.ts');
      const { HARD_FAULTS, isNoiseLevel, NOISE_LEVELS } = await import(
        '../../simulator/trackingNoise.ts'
      );
      const { noise } = options;
      if (!isNoiseLevel(noise)) throw new ExpectedError(`no noise level ${noise}`, { exitCode: 2 });
      const script = await loadScript(options);
      const { events, truth } = simulateGame(script, {
        seed: options.seed,
        noise: {
          ...NOISE_LEVELS[noise],
          ...(options.hertz === undefined ? {} : { playerHertz: options.hertz }),
          ...(options.velocities === undefined
            ? {}
            : {
                velocities: {
                  areGiven: options.velocities === 'given',
                  noiseFeetPerSecond: NOISE_LEVELS.clean.velocities.noiseFeetPerSecond,
                },
              }),
          ...(options.mirrored ? { isMirrored: true } : {}),
        },
        ...(options.faults === 'hard' ? { faults: HARD_FAULTS } : {}),
      });
      const total = script.draws.length;
      let shown = 0;
      try {
        if (options.writeScript !== undefined) await writeJsonLines(options.writeScript, [script]);
        const count = await writeTrackingFile(options.out, events, (written) => {
          const step = process.stderr.isTTY ? 1 : 10;
          if (truth.length < shown + step) return;
          shown = truth.length;
          const line = `face-off ${shown} of ${total}, ${written} events`;
          process.stderr.write(process.stderr.isTTY ? `\r${line}` : `${line}\n`);
        });
        if (process.stderr.isTTY) process.stderr.write('\n');
        if (options.truth !== undefined) await writeTruthFile(options.truth, truth);
        const summary = {
          gameId: script.gameId,
          events: count,
          draws: truth.length,
          wavedOut: truth.reduce((sum, draw) => sum + draw.wavedOut.length, 0),
          withoutLineup: truth.filter((draw) => !draw.hasLineup).length,
          noise,
          seed: options.seed,
        };
        process.stdout.write(
          options.json
            ? `${JSON.stringify(summary)}\n`
            : `${summary.gameId}: ${count} events, ${summary.draws} face-offs, ` +
                `${summary.wavedOut} takers waved out → ${options.out}\n`,
        );
      } catch (error) {
        if (error instanceof JsonLinesError) throw new ExpectedError(error.message);
        throw error;
      }
    });

async function loadScript({ script, history, game, seed }: SimulateOptions) {
  if (history !== undefined || game !== undefined) {
    if (history === undefined || game === undefined || script !== undefined) {
      throw new ExpectedError('expected --script alone, or --history and --game together', {
        exitCode: 2,
      });
    }
    const { historyScript } = await import('../play/historySource.ts');
    return historyScript(history, game, seed);
  }
  if (script === undefined) {
    const { bundledGames } = await import('../../simulator/bundledLeague.ts');
    return bundledGames()[0];
  }
  const { readScriptFile } = await import('../../simulator/scriptFile.ts');
  const { GameScriptError } = await import('../../simulator/gameScript.ts');
  try {
    return await readScriptFile(script);
  } catch (error) {
    if (error instanceof GameScriptError) throw new ExpectedError(error.message);
    throw error;
  }
}
