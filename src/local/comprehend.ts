import { randomUUID } from 'node:crypto';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { toComprehend } from '../redaction/comprehendEntity.ts';
import { detectPii } from '../redaction/detectPii.ts';
import type { PiiType } from '../redaction/piiType.ts';
import { BodyTooLargeError, readBody } from './readBody.ts';
import { closeServer, listenOn } from './serverAddress.ts';

/** 100 KB of UTF-8 is the most text of one request. Source: Amazon Comprehend, quotas. */
const TEXT_BYTES = 100_000;
/** JSON may write a character as `\u0000`, six bytes. */
const BODY_BYTES = TEXT_BYTES * 6 + 1_024;
const LANGUAGES = ['en', 'es'];
const TARGET = 'Comprehend_20171127.';

export interface ComprehendSettings {
  /**
   * Called before each request is answered; a name of an error answers with it instead. Gives tests
   * and rehearsals the throttling and failures of the real service.
   */
  readonly fault?: (
    operation: string,
  ) => 'ThrottlingException' | 'InternalServerException' | undefined;
}

/**
 * Amazon Comprehend's `ContainsPiiEntities` and `DetectPiiEntities` over HTTP in AWS's JSON 1.1
 * protocol, answered by the embedded detector: the AWS client needs only this endpoint. Limits and
 * errors are those of the service; offsets count code points. Signatures are not checked.
 *
 * @see https://docs.aws.amazon.com/comprehend/latest/APIReference/API_DetectPiiEntities.html
 */
export class LocalComprehend {
  readonly #server: Server;
  readonly #settings: ComprehendSettings;

  constructor(settings: ComprehendSettings = {}) {
    this.#settings = settings;
    this.#server = createServer((request, response) => {
      this.#answer(request, response).catch((error: unknown) => {
        const tooLarge = error instanceof BodyTooLargeError;
        fail(response, tooLarge ? 'TextSizeLimitExceededException' : 'InternalServerException');
      });
    });
  }

  /** Listens on loopback; @returns the port */
  start(port = 0): Promise<number> {
    return listenOn(this.#server, port);
  }

  stop(): Promise<void> {
    return closeServer(this.#server);
  }

  async #answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const target = String(request.headers['x-amz-target'] ?? '');
    const operation = target.startsWith(TARGET) ? target.slice(TARGET.length) : '';
    const body = await readBody(request, BODY_BYTES);
    if (operation !== 'ContainsPiiEntities' && operation !== 'DetectPiiEntities') {
      return fail(response, 'UnknownOperationException');
    }
    const fault = this.#settings.fault?.(operation);
    if (fault !== undefined) return fail(response, fault);
    let input: { readonly Text?: unknown; readonly LanguageCode?: unknown } | null;
    try {
      input = JSON.parse(body.toString('utf8')) as typeof input;
    } catch {
      return fail(response, 'SerializationException');
    }
    const { Text: text, LanguageCode: language } = input ?? {};
    if (typeof text !== 'string' || text.length === 0) {
      return fail(response, 'InvalidRequestException', 'Text: expected at least one character');
    }
    if (typeof language !== 'string') {
      return fail(response, 'InvalidRequestException', 'LanguageCode: expected a language');
    }
    if (!LANGUAGES.includes(language)) {
      return fail(response, 'UnsupportedLanguageException', 'LanguageCode: expected en or es');
    }
    if (Buffer.byteLength(text) > TEXT_BYTES) {
      return fail(response, 'TextSizeLimitExceededException', `Text: over ${TEXT_BYTES} bytes`);
    }
    const findings = detectPii(text);
    if (operation === 'DetectPiiEntities') {
      return send(response, 200, { Entities: toComprehend(text, findings) });
    }
    const labels = new Map<PiiType, number>();
    for (const { type, score } of findings) {
      labels.set(type, Math.max(score, labels.get(type) ?? 0));
    }
    send(response, 200, { Labels: [...labels].map(([Name, Score]) => ({ Name, Score })) });
  }
}

type Failure =
  | 'InvalidRequestException'
  | 'TextSizeLimitExceededException'
  | 'UnsupportedLanguageException'
  | 'InternalServerException'
  | 'ThrottlingException'
  | 'SerializationException'
  | 'UnknownOperationException';

function fail(response: ServerResponse, type: Failure, message: string = type): void {
  send(response, type === 'InternalServerException' ? 500 : 400, { __type: type, message });
}

function send(response: ServerResponse, status: number, body: object): void {
  const bytes = Buffer.from(JSON.stringify(body));
  response.writeHead(status, {
    'content-type': 'application/x-amz-json-1.1',
    'content-length': bytes.length,
    'x-amzn-requestid': randomUUID(),
  });
  response.end(bytes);
}
