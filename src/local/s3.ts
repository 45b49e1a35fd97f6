import { createHash, randomUUID } from 'node:crypto';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { join } from 'node:path';
import { FileStore, UnsafeKeyError } from './fileStore.ts';
import { readBody } from './readBody.ts';
import { closeServer, listenOn } from './serverAddress.ts';

const OBJECT_BYTES = 64 * 1024 * 1024;
const PAGE_KEYS = 1_000;

/**
 * The part of Amazon S3's REST protocol that the stores use: PUT, GET, HEAD and DELETE of objects
 * and ListObjectsV2, path style, on loopback; buckets are folders and need not be made. Bodies in
 * `aws-chunked` coding, which the SDK uses for streams, are taken apart. Signatures are not checked.
 *
 * @see docs/decisions/062-own-s3-endpoint.md
 */
export class LocalS3 {
  readonly #directory: string;
  readonly #server: Server;

  constructor(directory: string) {
    this.#directory = directory;
    this.#server = createServer((request, response) => {
      this.#answer(request, response).catch((error: unknown) => {
        const unsafe = error instanceof UnsafeKeyError;
        fail(response, unsafe ? 400 : 500, unsafe ? 'InvalidArgument' : 'InternalError');
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

  /** A bucket, without HTTP between. */
  bucket(name: string): FileStore {
    return new FileStore(join(this.#directory, name));
  }

  async #answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const url = new URL(request.url ?? '/', 'http://localhost');
    const [, bucket = '', ...rest] = url.pathname.split('/').map(decodeURIComponent);
    const key = rest.join('/');
    if (!/^[a-z0-9][a-z0-9.-]{1,62}$/.test(bucket)) return fail(response, 404, 'NoSuchBucket');
    const store = this.bucket(bucket);
    if (key === '' && request.method === 'GET') return this.#list(store, bucket, url, response);
    switch (request.method) {
      case 'PUT': {
        const body = unchunked(request, await readBody(request, OBJECT_BYTES));
        if (request.headers['if-none-match'] === '*') {
          const isNew = await store.create(key, body);
          if (!isNew) return fail(response, 412, 'PreconditionFailed');
        } else {
          await store.put(key, body);
        }
        response.writeHead(200, { etag: etag(body), 'x-amz-request-id': randomUUID() });
        response.end();
        return;
      }
      case 'GET':
      case 'HEAD': {
        const body = await store.get(key);
        if (body === undefined) return fail(response, 404, 'NoSuchKey');
        response.writeHead(200, {
          'content-length': body.length,
          'content-type': 'application/octet-stream',
          etag: etag(body),
        });
        response.end(request.method === 'GET' ? body : undefined);
        return;
      }
      case 'DELETE':
        await store.remove(key);
        response.writeHead(204);
        response.end();
        return;
      default:
        return fail(response, 405, 'MethodNotAllowed');
    }
  }

  async #list(store: FileStore, bucket: string, url: URL, response: ServerResponse): Promise<void> {
    const prefix = url.searchParams.get('prefix') ?? '';
    const after =
      url.searchParams.get('continuation-token') ?? url.searchParams.get('start-after') ?? '';
    const most = Math.min(PAGE_KEYS, Number(url.searchParams.get('max-keys') ?? PAGE_KEYS));
    const keys: string[] = [];
    let truncated = false;
    for await (const key of store.list(prefix)) {
      if (key <= after) continue;
      if (keys.length === most) {
        truncated = true;
        break;
      }
      keys.push(key);
    }
    const encode = url.searchParams.get('encoding-type') === 'url' ? encodeURIComponent : escapeXml;
    const body = [
      '<?xml version="1.0" encoding="UTF-8"?>',
      '<ListBucketResult xmlns="http://s3.amazonaws.com/doc/2006-03-01/">',
      `<Name>${bucket}</Name><Prefix>${encode(prefix)}</Prefix><KeyCount>${keys.length}</KeyCount>`,
      `<MaxKeys>${most}</MaxKeys><IsTruncated>${truncated}</IsTruncated>`,
      truncated
        ? `<NextContinuationToken>${encode(keys.at(-1) ?? '')}</NextContinuationToken>`
        : '',
      url.searchParams.get('encoding-type') === 'url' ? '<EncodingType>url</EncodingType>' : '',
      ...keys.map((key) => `<Contents><Key>${encode(key)}</Key><Size>0</Size></Contents>`),
      '</ListBucketResult>',
    ].join('');
    response.writeHead(200, { 'content-type': 'application/xml' });
    response.end(body);
  }
}

/** Takes `aws-chunked` apart: `size;signature CRLF data CRLF` … `0` and trailers. */
function unchunked(request: IncomingMessage, body: Buffer): Buffer {
  const coding = String(request.headers['content-encoding'] ?? '');
  const sum = String(request.headers['x-amz-content-sha256'] ?? '');
  if (!coding.includes('aws-chunked') && !sum.startsWith('STREAMING-')) return body;
  const parts: Buffer[] = [];
  let at = 0;
  while (at < body.length) {
    const line = body.indexOf('\r\n', at);
    if (line < 0) break;
    const size = Number.parseInt(body.toString('latin1', at, line), 16);
    if (!Number.isFinite(size) || size === 0) break;
    parts.push(body.subarray(line + 2, line + 2 + size));
    at = line + 2 + size + 2;
  }
  return Buffer.concat(parts);
}

function etag(body: Uint8Array): string {
  return `"${createHash('md5').update(body).digest('hex')}"`;
}

function escapeXml(text: string): string {
  return text.replace(/[<>&'"]/g, (sign) => `&#${sign.charCodeAt(0)};`);
}

function fail(response: ServerResponse, status: number, code: string): void {
  response.writeHead(status, { 'content-type': 'application/xml' });
  response.end(
    `<?xml version="1.0" encoding="UTF-8"?><Error><Code>${code}</Code><Message>${code}</Message></Error>`,
  );
}
