import { required } from '../aws/environment.ts';
import { type ForecastStepCall, stepContext, withRetryName } from '../aws/forecastSteps.ts';
import { S3ObjectStore, s3Client } from '../aws/s3ObjectStore.ts';
import { trainingStep } from '../forecasting/workflow/runSteps.ts';

const store = new S3ObjectStore(s3Client(), required(process.env, 'FORECAST_BUCKET'));

/** Backtests on the series of a run and exports accuracy. Step `training` of the state machines. */
export async function handler(call: ForecastStepCall): Promise<unknown> {
  const summary = await withRetryName(async () =>
    trainingStep(await stepContext(call, store, process.env)),
  );
  console.log(
    JSON.stringify({ level: 'INFO', message: 'forecast step done', step: 'training', summary }),
  );
  return summary;
}
