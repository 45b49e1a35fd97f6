import { join } from 'node:path';
import { createModelServer } from '../model/serving/modelServer.ts';
import { featureNames } from '../pipeline/features/featureList.ts';

/**
 * Entry of the serving container, by SageMaker's layout: model in `/opt/ml/model`, port 8080 or the
 * one that SageMaker binds. A model that cannot be served ends the container with exit code 1; a stop
 * lets running requests end and exits with 0.
 */
try {
  const root = process.env.ML_ROOT ?? '/opt/ml';
  const server = await createModelServer({
    modelDirectory: process.env.MODEL_DIR ?? join(root, 'model'),
    features: featureNames,
  });
  // A port that is taken ends the container too, instead of one that never answers.
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    const port = Number(process.env.SAGEMAKER_BIND_TO_PORT ?? 8080);
    server.listen(port, process.env.MODEL_HOST ?? '0.0.0.0', resolve);
  });
  // The first process of a container ignores signals that nobody listens to.
  process.once('SIGTERM', () => server.close(() => process.exit(0)));
} catch (error) {
  console.error(
    `the model cannot be served: ${error instanceof Error ? error.message : String(error)}`,
  );
  process.exit(1);
}
