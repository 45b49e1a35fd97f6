import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { join } from 'node:path';
import { featureListHash } from '../featureListHash.ts';
import { parseModel } from '../lightGbmModel.ts';
import { createScorer } from '../scorer.ts';
import { createExplainer } from '../treeShap.ts';
import { BodyTooLargeError, createBodyReader } from './bodyReader.ts';
import { createCsvReader } from './csvReader.ts';
import { parseJsonLines } from './parseJsonLines.ts';
import { type RequestRows, RowFormatError } from './requestRows.ts';

/** SageMaker passes bodies of up to 6 MB. Source: AWS, InvokeEndpoint. */
const BODY_BYTES = 6 * 1024 * 1024;
const KEEP_ALIVE_MILLIS = 75_000;
/** What a batch transform may send. Source: AWS, "Use your own inference code with batch transform". */
const TRANSFORM = {
  MaxConcurrentTransforms: 1,
  BatchStrategy: 'MULTI_RECORD',
  MaxPayloadInMB: BODY_BYTES / 1024 / 1024,
};
const ATTRIBUTES = 'x-amzn-sagemaker-custom-attributes';

/** A request that can never be answered: its status and what was expected. */
class RequestError extends Error {
  readonly statusCode: number;

  constructor(statusCode: number, message: string) {
    super(message);
    this.statusCode = statusCode;
  }
}

/** The model and its feature list do not belong together: serving it would answer nonsense. */
export class FeatureMismatchError extends Error {
  override readonly name = 'FeatureMismatchError';
}

/**
 * Serves `model.txt` of a directory by SageMaker's container contract: `GET /ping`,
 * `POST /invocations` with `text/csv` or `application/jsonlines`, one answer line a row.
 *
 * Custom attributes of a request: `features=<sha256>` must equal the model's own list (else 400),
 * `contributions=true` adds SHAP values (a number: to the first so many rows), `values=float32` takes each value as the nearest 32-bit one
 * (nine digits name it). Answers carry `modelVersion=<first 12 hex of the model's
 * SHA-256>`. Source: AWS, "Use your own inference code with hosting services".
 *
 * @param features - names and order that the caller will send; checked against the model
 * @throws {@link ModelFormatError}, {@link FeatureMismatchError}, or the file's own error
 */
export async function createModelServer(options: {
  readonly modelDirectory: string;
  readonly features?: readonly string[] | undefined;
}): Promise<Server> {
  const text = await readFile(join(options.modelDirectory, 'model.txt'), 'utf8');
  const model = parseModel(text);
  const wrong = options.features?.findIndex((name, i) => name !== model.featureNames[i]) ?? -1;
  if (options.features && (wrong >= 0 || options.features.length !== model.featureNames.length)) {
    const at = wrong >= 0 ? wrong : Math.min(options.features.length, model.featureNames.length);
    throw new FeatureMismatchError(
      `expected feature ${at} of the model to be "${options.features[at]}", got "${model.featureNames[at]}"`,
    );
  }
  const width = model.featureNames.length;
  const scorer = createScorer(model);
  const explainer = createExplainer(model);
  const hash = featureListHash(model.featureNames);
  const modelVersion = createHash('sha256').update(text).digest('hex').slice(0, 12);

  const readBody = createBodyReader(BODY_BYTES);
  const readCsv = createCsvReader(width);

  async function invoke(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const asked = attributes(request.headers[ATTRIBUTES]);
    const theirs = asked.get('features');
    if (theirs && theirs !== hash) {
      throw new RequestError(400, `expected rows of feature list ${hash}, got ${theirs}`);
    }
    const type = (request.headers['content-type'] ?? 'text/csv').split(';')[0]?.trim();
    if (type !== 'text/csv' && type !== 'application/jsonlines') {
      throw new RequestError(415, `expected text/csv or application/jsonlines, got ${type}`);
    }
    const isCsv = request.headers.accept?.includes('text/csv') ?? false;
    const { bytes, release } = await readBody(request);
    let text: string;
    try {
      // The caller had 32-bit values and wrote as many digits as name them.
      const isFloat32 = asked.get('values') === 'float32';
      const given =
        type === 'text/csv'
          ? readCsv(bytes, isFloat32)
          : parseJsonLines(bytes.toString('utf8'), model.featureNames, isFloat32);
      if (given.rows === 0) throw new RequestError(400, 'expected at least one row, got none');
      const contributions = asked.get('contributions');
      const explained = contributions === 'true' ? given.rows : Number(contributions) || 0;
      text = isCsv ? csvAnswer(given) : jsonAnswer(given, explained);
    } finally {
      release();
    }
    // With its length told, headers and answer go out in one piece.
    response.writeHead(200, {
      'content-type': isCsv ? 'text/csv' : 'application/jsonlines',
      'content-length': Buffer.byteLength(text),
      [ATTRIBUTES]: `modelVersion=${modelVersion}`,
    });
    response.end(text);
  }

  function csvAnswer({ values, rows }: RequestRows): string {
    let text = '';
    for (let row = 0; row < rows; row++) text += `${scorer.predict(values, row * width)}\n`;
    return text;
  }

  /** The first so many rows with contributions. */
  function jsonAnswer({ values, rows }: RequestRows, explained: number): string {
    let text = '';
    for (let row = 0; row < rows; row++) {
      const rawScore = scorer.rawScore(values, row * width);
      const probability = scorer.link(rawScore);
      if (row < explained) {
        const contributions = Array.from(explainer.contributions(values, row * width));
        text += `${JSON.stringify({ probability, rawScore, contributions })}\n`;
      } else text += `{"probability":${probability},"rawScore":${rawScore}}\n`;
    }
    return text;
  }

  const server = createServer((request, response) => {
    const path = request.url?.split('?')[0];
    if (request.method === 'GET' && path === '/ping') {
      response.writeHead(200, { 'content-type': 'application/json' });
      response.end(JSON.stringify({ modelVersion, features: width }));
      return;
    }
    if (request.method === 'GET' && path === '/execution-parameters') {
      response.writeHead(200, { 'content-type': 'application/json' });
      response.end(JSON.stringify(TRANSFORM));
      return;
    }
    if (request.method !== 'POST' || path !== '/invocations') {
      response.writeHead(404).end();
      return;
    }
    invoke(request, response).catch((error: unknown) => {
      response.writeHead(statusOf(error), { 'content-type': 'text/plain', connection: 'close' });
      response.end(error instanceof Error ? error.message : String(error));
    });
  });
  // Longer than a caller keeps a connection open, so that it is never closed under a request.
  server.keepAliveTimeout = KEEP_ALIVE_MILLIS;
  return server;
}

function attributes(header: string | string[] | undefined): ReadonlyMap<string, string> {
  const text = Array.isArray(header) ? header.join(';') : (header ?? '');
  return new Map(
    text.split(';').map((pair): [string, string] => {
      const at = pair.indexOf('=');
      return at < 0 ? [pair.trim(), ''] : [pair.slice(0, at).trim(), pair.slice(at + 1).trim()];
    }),
  );
}

function statusOf(error: unknown): number {
  if (error instanceof RequestError) return error.statusCode;
  if (error instanceof BodyTooLargeError) return 413;
  return error instanceof RowFormatError ? 400 : 500;
}
