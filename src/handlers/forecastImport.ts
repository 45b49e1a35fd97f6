import { required } from '../aws/environment.ts';
import { type ForecastStepCall, stepContext, withRetryName } from '../aws/forecastSteps.ts';
import { S3ObjectStore, s3Client } from '../aws/s3ObjectStore.ts';
import { importStep } from '../forecasting/workflow/runSteps.ts';

const store = new S3ObjectStore(s3Client(), required(process.env, 'FORECAST_BUCKET'));

/** Reads and checks the series of a run. Step `import` of the state machines. */
export async function handler(call: ForecastStepCall): Promise<unknown> {
  const summary = await withRetryName(async () =>
    importStep(await stepContext(call, store, process.env)),
  );
  console.log(
    JSON.stringify({ level: 'INFO', message: 'forecast step done', step: 'import', summary }),
  );
  return summary;
}
