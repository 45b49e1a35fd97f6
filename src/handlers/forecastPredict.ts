import { required } from '../aws/environment.ts';
import { type ForecastStepCall, stepContext, withRetryName } from '../aws/forecastSteps.ts';
import { S3ObjectStore, s3Client } from '../aws/s3ObjectStore.ts';
import { forecastStep } from '../forecasting/workflow/runSteps.ts';

const store = new S3ObjectStore(s3Client(), required(process.env, 'FORECAST_BUCKET'));

/** Forecasts the series of a run, exports and writes back. Step `forecast` of the state machines. */
export async function handler(call: ForecastStepCall): Promise<unknown> {
  const summary = await withRetryName(async () =>
    forecastStep(await stepContext(call, store, process.env)),
  );
  console.log(
    JSON.stringify({ level: 'INFO', message: 'forecast step done', step: 'forecast', summary }),
  );
  return summary;
}
