import { runTrainingJob } from '../training/trainingJob.ts';

/**
 * Entry of a training job in the model container, by SageMaker's layout under `/opt/ml`. The exit code
 * is 0 when the model is written; else `output/failure` says why.
 */
const stop = new AbortController();
// The first process of a container ignores signals that nobody listens to.
process.once('SIGTERM', () => stop.abort(new Error('the training job was stopped')));
process.exitCode = await runTrainingJob({
  root: process.env.ML_ROOT ?? '/opt/ml',
  log: (line) => console.error(line),
  signal: stop.signal,
});
