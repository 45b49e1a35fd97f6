import { createModelServer } from '../model/serving/modelServer.ts';
import { featureNames } from '../pipeline/features/featureList.ts';

/**
 * Entry of the model container, by SageMaker's layout: model in `/opt/ml/model`, port 8080 or the
 * one that SageMaker binds. A model that cannot be served ends the container with exit code 1.
 */
try {
  const server = await createModelServer({
    modelDirectory: process.env['MODEL_DIR'] ?? '/opt/ml/model',
    features: featureNames,
  });
  const port = Number(process.env['SAGEMAKER_BIND_TO_PORT'] ?? 8080);
  server.listen(port, process.env['MODEL_HOST'] ?? '0.0.0.0');
} catch (error) {
  console.error(
    `the model cannot be served: ${error instanceof Error ? error.message : String(error)}`,
  );
  process.exit(1);
}
