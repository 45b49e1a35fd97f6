import {
  InvokeEndpointCommand,
  type SageMakerRuntimeClient,
} from '@aws-sdk/client-sagemaker-runtime';
import type { FaceoffModel, ModelAnswer, ModelRequest } from '../pipeline/ports.ts';
import { modelRows } from './modelRows.ts';

/** The live path waits no longer: a late probability is worth less than the last known one. */
const DEADLINE_MILLIS = 150;
/** A start waits no longer for its first call. */
const WARM_UP_MILLIS = 2000;

/** The endpoint was too late to be of use; asked again it may answer. */
export class EndpointSilentError extends Error {
  override readonly name = 'EndpointSilentError';
}

function attributesOf(text: string | undefined): ReadonlyMap<string, string> {
  const pairs = (text ?? '').split(';').map((pair) => pair.split('=', 2) as [string, string?]);
  return new Map(pairs.map(([name, value]) => [name.trim(), value?.trim() ?? '']));
}

/** The model behind a SageMaker endpoint: one `InvokeEndpoint` for all rows. */
export class SageMakerModel implements FaceoffModel {
  readonly #client: SageMakerRuntimeClient;
  readonly #endpointName: string;
  readonly #deadlineMillis: number;

  constructor(
    client: SageMakerRuntimeClient,
    endpointName: string,
    deadlineMillis = DEADLINE_MILLIS,
  ) {
    this.#client = client;
    this.#endpointName = endpointName;
    this.#deadlineMillis = deadlineMillis;
  }

  /**
   * Makes the first call, which takes several times as long as those after it (client, connection,
   * code that has not run yet), before a draw needs it. Without effect where the endpoint is away:
   * that is for the first draw to tell.
   *
   * @param featureListHash - SHA-256 of the feature list
   * @param width - how many features a row has
   */
  async warmUp(featureListHash: string, width: number): Promise<void> {
    const row = new Float64Array(width).fill(Number.NaN);
    const request = { featureListHash, rows: [row], contributions: 1 };
    await this.#ask(request, WARM_UP_MILLIS).catch(() => undefined);
  }

  predict(request: ModelRequest) {
    return this.#ask(request, this.#deadlineMillis);
  }

  async #ask({ featureListHash, rows, contributions }: ModelRequest, deadlineMillis: number) {
    const { csv, isFloat32 } = modelRows(rows);
    const abortSignal = AbortSignal.timeout(deadlineMillis);
    const command = new InvokeEndpointCommand({
      EndpointName: this.#endpointName,
      ContentType: 'text/csv',
      Accept: 'application/jsonlines',
      CustomAttributes: `contributions=${contributions};features=${featureListHash};values=${isFloat32 ? 'float32' : 'float64'}`,
      Body: csv,
    });
    const answer = await this.#client.send(command, { abortSignal }).catch((cause: unknown) => {
      if (!abortSignal.aborted) throw cause;
      const late = `expected the endpoint to answer within ${deadlineMillis} ms, got nothing`;
      throw new EndpointSilentError(late, { cause });
    });
    const lines = Buffer.from(answer.Body).toString('utf8').split('\n').filter(Boolean);
    if (lines.length !== rows.length) {
      throw new Error(`expected ${rows.length} answers of the endpoint, got ${lines.length}`);
    }
    const answers = lines.map((line): ModelAnswer => {
      const { probability, contributions: parts } = JSON.parse(line) as Partial<ModelAnswer>;
      if (typeof probability !== 'number' || !(probability >= 0 && probability <= 1)) {
        throw new Error(`expected a probability of the endpoint, got ${typeof probability}`);
      }
      return { probability, contributions: parts ?? [] };
    });
    const modelVersion = attributesOf(answer.CustomAttributes).get('modelVersion');
    if (!modelVersion) throw new Error('expected the endpoint to name its modelVersion, got none');
    return { modelVersion, answers };
  }
}
