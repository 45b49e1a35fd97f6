import { pathToFileURL } from 'node:url';
import { parentPort, workerData } from 'node:worker_threads';

/**
 * One Lambda container: loads the deployed bundle once and takes one invocation at a time, as the
 * Lambda runtime does. Payloads cross as JSON text, as they do there.
 */
interface Invocation {
  readonly payload: string;
  readonly requestId: string;
  readonly deadline: number;
}

const { bundle, functionName, memoryMegabytes } = workerData as {
  readonly bundle: string;
  readonly functionName: string;
  readonly memoryMegabytes: number;
};
const port = parentPort;
if (!port) throw new Error('expected to run as a worker');

const { handler } = (await import(pathToFileURL(bundle).href)) as {
  handler: (event: unknown, context: unknown) => Promise<unknown>;
};

port.on('message', async ({ payload, requestId, deadline }: Invocation) => {
  const context = {
    functionName,
    functionVersion: '$LATEST',
    invokedFunctionArn: `arn:aws:lambda:us-east-1:000000000000:function:${functionName}`,
    memoryLimitInMB: String(memoryMegabytes),
    awsRequestId: requestId,
    logGroupName: `/aws/lambda/${functionName}`,
    logStreamName: 'embedded',
    callbackWaitsForEmptyEventLoop: false,
    getRemainingTimeInMillis: () => deadline - Date.now(),
  };
  try {
    const result = await handler(JSON.parse(payload), context);
    port.postMessage({ result: JSON.stringify(result ?? null) });
  } catch (error) {
    const { name, message, stack } = error instanceof Error ? error : new Error(String(error));
    port.postMessage({ error: { errorType: name, errorMessage: message, stack } });
  }
});
port.postMessage({ ready: true });
