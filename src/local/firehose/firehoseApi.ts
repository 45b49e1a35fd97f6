import { randomUUID } from 'node:crypto';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { BodyTooLargeError, readBody } from '../readBody.ts';
import { closeServer, listenOn } from '../serverAddress.ts';
import { BATCH_BYTES, type DeliveryStream, RECORD_BYTES } from './deliveryStream.ts';

/** Source: Amazon Data Firehose, quotas. */
const BATCH_RECORDS = 500;
/** Base64 of a whole batch with its envelope. */
const BODY_BYTES = 8 * 1024 * 1024;

interface Request {
  readonly DeliveryStreamName?: unknown;
  readonly Record?: { readonly Data?: unknown };
  readonly Records?: readonly ({ readonly Data?: unknown } | null)[];
}

/**
 * `PutRecord`, `PutRecordBatch` and `DescribeDeliveryStream` of one delivery stream, in AWS's JSON 1.1
 * protocol on loopback.
 *
 * @see https://docs.aws.amazon.com/firehose/latest/APIReference/API_PutRecordBatch.html
 */
export class FirehoseApi {
  readonly #stream: DeliveryStream;
  readonly #server: Server;

  constructor(stream: DeliveryStream) {
    this.#stream = stream;
    this.#server = createServer((request, response) => {
      this.#answer(request, response).catch((error: unknown) => {
        const tooLarge = error instanceof BodyTooLargeError;
        send(response, tooLarge ? 400 : 500, {
          __type: tooLarge ? 'InvalidArgumentException' : 'InternalFailure',
        });
      });
    });
  }

  /** Listens on loopback; @returns the port */
  start(port = 0): Promise<number> {
    return listenOn(this.#server, port);
  }

  /** Closes, then delivers what is buffered. */
  async stop(): Promise<void> {
    await closeServer(this.#server);
    await this.#stream.flush();
  }

  async #answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const operation = String(request.headers['x-amz-target'] ?? '').replace(
      'Firehose_20150804.',
      '',
    );
    const body = await readBody(request, BODY_BYTES);
    let input: Request | null;
    try {
      input = JSON.parse(body.toString('utf8')) as typeof input;
    } catch {
      return send(response, 400, { __type: 'SerializationException' });
    }
    if (input?.DeliveryStreamName !== this.#stream.name) {
      return send(response, 400, {
        __type: 'ResourceNotFoundException',
        message: `expected the stream ${this.#stream.name}`,
      });
    }
    switch (operation) {
      case 'PutRecord':
        return this.#putRecord(input, response);
      case 'PutRecordBatch':
        return this.#putRecordBatch(input, response);
      case 'DescribeDeliveryStream':
        return send(response, 200, {
          DeliveryStreamDescription: {
            DeliveryStreamName: this.#stream.name,
            DeliveryStreamARN: this.#stream.arn,
            DeliveryStreamStatus: 'ACTIVE',
            DeliveryStreamType: 'DirectPut',
            VersionId: '1',
            Destinations: [],
            HasMoreDestinations: false,
          },
        });
      default:
        return send(response, 400, { __type: 'UnknownOperationException' });
    }
  }

  #putRecord(input: Request, response: ServerResponse): void {
    const data = input.Record?.Data;
    if (typeof data !== 'string') {
      send(response, 400, { __type: 'InvalidArgumentException' });
      return;
    }
    const put = this.#stream.put(Buffer.from(data, 'base64'));
    if ('error' in put) {
      send(response, put.error === 'ServiceUnavailableException' ? 503 : 400, {
        __type: put.error,
      });
      return;
    }
    send(response, 200, { RecordId: put.recordId, Encrypted: false });
  }

  #putRecordBatch(input: Request, response: ServerResponse): void {
    const records = Array.isArray(input.Records) ? input.Records : [];
    const datas = records.map((record) =>
      typeof record?.Data === 'string' ? Buffer.from(record.Data, 'base64') : undefined,
    );
    const bytes = datas.reduce((sum, data) => sum + (data?.length ?? 0), 0);
    const bad =
      records.length === 0 ||
      records.length > BATCH_RECORDS ||
      bytes > BATCH_BYTES ||
      datas.some((data) => data === undefined || data.length > RECORD_BYTES);
    if (bad) {
      send(response, 400, { __type: 'InvalidArgumentException' });
      return;
    }
    const answers = datas.map((data) => this.#stream.put(data!));
    send(response, 200, {
      Encrypted: false,
      FailedPutCount: answers.filter((answer) => 'error' in answer).length,
      RequestResponses: answers.map((answer) =>
        'error' in answer
          ? { ErrorCode: answer.error, ErrorMessage: 'Slow down.' }
          : { RecordId: answer.recordId },
      ),
    });
  }
}

function send(response: ServerResponse, status: number, body: object): void {
  response.writeHead(status, {
    'content-type': 'application/x-amz-json-1.1',
    'x-amzn-requestid': randomUUID(),
  });
  response.end(JSON.stringify(body));
}
