import { readFile } from 'node:fs/promises';
import { dirname, resolve } from 'node:path';
import { Command, Option } from 'commander';
import type { StepContext } from '../../../forecasting/workflow/runSteps.ts';
import { ExpectedError } from '../../expectedError.ts';
import { progressOf } from './progress.ts';

interface RunOptions {
  readonly config: string;
  readonly runId?: string;
  readonly step: 'all' | 'import' | 'training' | 'forecast';
  readonly json?: boolean;
}

/** `faceoff forecast run`: the whole workflow by its state machine, on this machine. */
export const run = (): Command =>
  new Command('run')
    .description('import, train and forecast from a warehouse, as the state machine does')
    .requiredOption('--config <file>', 'JSON: source, frequency, horizon, quantiles, …')
    .option('--run-id <id>', 'name of the run; the same again goes on where it stopped')
    .addOption(
      new Option('--step <name>', 'one step alone')
        .choices(['all', 'import', 'training', 'forecast'])
        .default('all'),
    )
    .option('--json', 'machine-readable')
    .action(async (options: RunOptions) => {
      const steps = await import('../../../forecasting/workflow/runSteps.ts');
      const context = await contextOf(options);
      const { runStateMachine, StateMachineError } = await import(
        '../../../local/stateMachineRunner.ts'
      );
      const definitions = {
        all: (await import('../../../forecasting/stateMachine/workflow.asl.json')).default,
        import: (await import('../../../forecasting/stateMachine/import.asl.json')).default,
        training: (await import('../../../forecasting/stateMachine/training.asl.json')).default,
        forecast: (await import('../../../forecasting/stateMachine/forecast.asl.json')).default,
      };
      const { withRetryName } = await import('../../../aws/forecastSteps.ts');
      const { RunBusyError } = await import('../../../forecasting/workflow/runLock.ts');
      try {
        const result = await steps.wholeRun(context, (held) =>
          runStateMachine(
            definitions[options.step],
            { runId: context.runId },
            {
              functions: Object.fromEntries(
                (
                  [
                    ['ForecastImportFunctionArn', steps.importStep],
                    ['ForecastTrainingFunctionArn', steps.trainingStep],
                    ['ForecastPredictFunctionArn', steps.forecastStep],
                  ] as const
                ).map(([name, step]) => [name, () => withRetryName<unknown>(() => step(held))]),
              ),
              onState: (name) => process.stderr.write(`${name}\n`),
            },
          ),
        );
        process.stdout.write(
          options.json ? `${JSON.stringify(result)}\n` : inWords(result, context),
        );
      } catch (error) {
        const isExpected = [StateMachineError, RunBusyError, steps.RunError].some(
          (kind) => error instanceof kind,
        );
        if (isExpected) throw new ExpectedError((error as Error).message);
        throw error;
      }
    });

async function contextOf(options: RunOptions): Promise<StepContext> {
  const { ForecastConfigError, parseConfig } = await import(
    '../../../forecasting/workflow/config.ts'
  );
  const { processStarter } = await import('./processStarter.ts');
  const { directoryStore } = await import('../../../forecasting/workflow/directoryStore.ts');
  const folder = dirname(resolve(options.config));
  try {
    const config = parseConfig(JSON.parse(await readFile(options.config, 'utf8')));
    const { kind, database } = config.source;
    return {
      runId: options.runId ?? new Date().toISOString().replaceAll(/[^\w.-]/g, '-'),
      starter: processStarter(),
      config,
      store: directoryStore(resolve(folder, config.output.directory)),
      readSql: (path) => readFile(resolve(folder, path), 'utf8'),
      openWarehouse: async () => {
        if (kind === 'duckdb') {
          const { openDuckdb } = await import('../../../forecasting/warehouse/duckdbWarehouse.ts');
          return openDuckdb(
            database === undefined || database === ':memory:'
              ? undefined
              : resolve(folder, database),
          );
        }
        const { openSnowflake } = await import(
          '../../../forecasting/warehouse/snowflakeWarehouse.ts'
        );
        return openSnowflake(process.env);
      },
      options: { onProgress: progressOf('series') },
    };
  } catch (error) {
    if (error instanceof ForecastConfigError) throw new ExpectedError(error.message);
    if (error instanceof SyntaxError) {
      throw new ExpectedError(`${options.config} is not JSON: ${error.message}`);
    }
    if (error instanceof Error && 'code' in error) {
      throw new ExpectedError(`cannot read ${options.config}: ${error.message}`);
    }
    throw error;
  }
}

function inWords(result: unknown, { runId }: StepContext): string {
  return `run ${runId}\n${JSON.stringify(result, null, 2)}\n`;
}
