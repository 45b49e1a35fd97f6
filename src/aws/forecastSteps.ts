import { openDuckdb } from '../forecasting/warehouse/duckdbWarehouse.ts';
import { openSnowflake } from '../forecasting/warehouse/snowflakeWarehouse.ts';
import { WarehouseError } from '../forecasting/warehouse/warehouse.ts';
import { parseConfig } from '../forecasting/workflow/config.ts';
import type { StepContext } from '../forecasting/workflow/runSteps.ts';
import type { RunStore } from '../forecasting/workflow/runStore.ts';

/** What starts a step: the configuration's key in the bucket and the run, or when it was planned. */
export interface ForecastStepEvent {
  readonly configKey: string;
  readonly runId?: string;
  readonly scheduledAt?: string;
}

/** A step's call by a state machine: what started it, and the execution that asks. */
export interface ForecastStepCall {
  readonly event: ForecastStepEvent;
  /** Step Functions' id of the execution; its retries are the same start of the run. */
  readonly execution: string;
}

/** A failure that a retry may mend; the state machines retry it by this name. */
export class TemporaryError extends Error {
  override readonly name = 'TemporaryError';
}

/**
 * What a step of the workflow works with, from its event and the bucket. SQL files lie beside the
 * configuration. A run without a name is named by its planned time, so that a second start of the
 * same plan is the same run.
 */
export async function stepContext(
  { event, execution }: ForecastStepCall,
  store: RunStore,
  environment: Readonly<Record<string, string | undefined>>,
): Promise<StepContext> {
  const runId = event.runId ?? event.scheduledAt?.replaceAll(/[^\w.-]/g, '-');
  if (!runId) throw new Error('expected runId or scheduledAt in the event, got neither');
  const read = async (key: string): Promise<string> => {
    const body = await store.get(key);
    if (!body) throw new Error(`expected ${key} in the bucket, got nothing`);
    return new TextDecoder().decode(body);
  };
  const config = parseConfig(JSON.parse(await read(event.configKey)));
  const folder = event.configKey.slice(0, event.configKey.lastIndexOf('/') + 1);
  return {
    runId,
    starter: { owner: execution, now: Date.now },
    config,
    store,
    readSql: (path) => read(folder + path),
    openWarehouse: () =>
      config.source.kind === 'duckdb'
        ? openDuckdb(config.source.database)
        : openSnowflake(environment),
  };
}

/** Runs a step and gives a failure that may pass the name that is retried. */
export async function withRetryName<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (error instanceof WarehouseError && error.isTemporary) {
      throw new TemporaryError(error.message, { cause: error });
    }
    throw error;
  }
}
