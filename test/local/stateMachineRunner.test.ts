import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import {
  runStateMachine,
  type StateMachineDefinition,
  StateMachineError,
  UnknownStateError,
} from '../../src/local/stateMachineRunner.ts';

function definition(name: string): StateMachineDefinition {
  const url = new URL(`../../src/forecasting/stateMachine/${name}.asl.json`, import.meta.url);
  return JSON.parse(readFileSync(url, 'utf8')) as StateMachineDefinition;
}

const named = (name: string): Error => Object.assign(new Error('away'), { name });
const noSleep = async (): Promise<void> => undefined;

describe('runStateMachine', () => {
  it('runs import, training and forecast in order, each with what came before', async () => {
    const seen: unknown[] = [];
    const step = (name: string) => async (payload: unknown) => {
      const { event, execution } = payload as { event: object; execution: string };
      seen.push([name, Object.keys(event), execution]);
      return { said: name };
    };
    const output = await runStateMachine(
      definition('workflow'),
      { runId: 'r' },
      {
        functions: Object.fromEntries([
          ['ForecastImportFunctionArn', step('import')],
          ['ForecastTrainingFunctionArn', step('training')],
          ['ForecastPredictFunctionArn', step('forecast')],
        ]),
        executionId: 'e1',
      },
    );
    expect(seen).toEqual([
      ['import', ['runId'], 'e1'],
      ['training', ['runId', 'import'], 'e1'],
      ['forecast', ['runId', 'import', 'training'], 'e1'],
    ]);
    expect(output).toEqual({
      runId: 'r',
      import: { summary: { said: 'import' } },
      training: { summary: { said: 'training' } },
      forecast: { summary: { said: 'forecast' } },
    });
  });

  it.each(['import', 'training', 'forecast'])('runs %s alone', async (name) => {
    const answer = async () => 7;
    const output = await runStateMachine(
      definition(name),
      {},
      {
        functions: Object.fromEntries(
          ['Import', 'Training', 'Predict'].map((n) => [`Forecast${n}FunctionArn`, answer]),
        ),
      },
    );
    expect(output).toEqual({ [name]: { summary: 7 } });
  });

  it('tries again what may pass, with growing pauses', async () => {
    const pauses: number[] = [];
    let calls = 0;
    const output = await runStateMachine(
      definition('import'),
      {},
      {
        functions: Object.fromEntries([
          [
            'ForecastImportFunctionArn',
            async () => {
              if (++calls < 4) throw named('TemporaryError');
              return 'at last';
            },
          ],
        ]),
        sleep: async (millis) => pauses.push(millis),
      },
    );
    expect(output).toEqual({ import: { summary: 'at last' } });
    expect(pauses).toEqual([5000, 10_000, 20_000]);
  });

  it('ends failed, with the cause, on what never works', async () => {
    let calls = 0;
    const run = runStateMachine(
      definition('workflow'),
      {},
      {
        functions: Object.fromEntries([
          [
            'ForecastImportFunctionArn',
            async () => {
              calls++;
              throw named('ImportError');
            },
          ],
        ]),
        sleep: noSleep,
      },
    );
    await expect(run).rejects.toThrow(StateMachineError);
    await expect(run).rejects.toThrow('ImportError: away');
    expect(calls).toBe(1);
  });

  it('gives up a failure that does not pass', async () => {
    const run = runStateMachine(
      definition('import'),
      {},
      {
        functions: Object.fromEntries([
          [
            'ForecastImportFunctionArn',
            async () => {
              throw named('TemporaryError');
            },
          ],
        ]),
        sleep: noSleep,
      },
    );
    await expect(run).rejects.toThrow('TemporaryError: away');
  });

  it('refuses what it does not know', async () => {
    const map = { StartAt: 'A', States: { A: { Type: 'Map', End: true } } };
    await expect(runStateMachine(map, {}, { functions: {} })).rejects.toThrow(UnknownStateError);
  });

  it('lets a second execution wait for the first and then take its answer', async () => {
    let calls = 0;
    const waits: number[] = [];
    const busy = async () => {
      calls++;
      if (calls < 3) throw named('RunBusyError');
      return 'stored';
    };
    const output = await runStateMachine(
      definition('import'),
      {},
      {
        functions: { ForecastImportFunctionArn: busy },
        sleep: async (millis) => void waits.push(millis),
      },
    );
    expect(output).toEqual({ import: { summary: 'stored' } });
    expect(waits).toEqual([60_000, 60_000]);
  });
});
