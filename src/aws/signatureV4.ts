import { createHash, createHmac } from 'node:crypto';

/** Credentials as the SDK's providers give them. */
export interface SigningCredentials {
  readonly accessKeyId: string;
  readonly secretAccessKey: string;
  readonly sessionToken?: string | undefined;
}

export interface SigningScope {
  readonly region: string;
  /** The name under which the service signs, e.g. `execute-api`. */
  readonly service: string;
}

/** One request to sign. The path as it is sent, without a query. */
export interface RequestToSign {
  readonly method: string;
  readonly host: string;
  readonly path: string;
  readonly body: Uint8Array | string;
}

const ALGORITHM = 'AWS4-HMAC-SHA256';

/**
 * Signs requests to one service with AWS Signature Version 4. The key of a day is derived once, and a
 * request costs three hashes.
 *
 * @remarks Source: AWS IAM User Guide, "Create a signed AWS API request".
 */
export class SignatureV4 {
  readonly #scope: SigningScope;
  #key: { readonly of: string; readonly bytes: Buffer } | undefined;

  constructor(scope: SigningScope) {
    this.#scope = scope;
  }

  /** The headers that sign the request, `host` left out. */
  sign(
    { method, host, path, body }: RequestToSign,
    credentials: SigningCredentials,
    now: number,
  ): Readonly<Record<string, string>> {
    const { accessKeyId, sessionToken } = credentials;
    const date = `${new Date(now).toISOString().slice(0, 19).replace(/[-:]/g, '')}Z`;
    const scope = `${date.slice(0, 8)}/${this.#scope.region}/${this.#scope.service}/aws4_request`;
    const token = sessionToken ? `x-amz-security-token:${sessionToken}\n` : '';
    const names = `host;x-amz-date${sessionToken ? ';x-amz-security-token' : ''}`;
    const request = `${method}\n${escapedPath(path)}\n\nhost:${host}\nx-amz-date:${date}\n${token}\n${names}\n${sha256(body)}`;
    const signature = createHmac('sha256', this.#keyOf(credentials, date.slice(0, 8)))
      .update(`${ALGORITHM}\n${date}\n${scope}\n${sha256(request)}`)
      .digest('hex');
    return {
      'x-amz-date': date,
      ...(sessionToken ? { 'x-amz-security-token': sessionToken } : {}),
      authorization: `${ALGORITHM} Credential=${accessKeyId}/${scope}, SignedHeaders=${names}, Signature=${signature}`,
    };
  }

  #keyOf({ secretAccessKey }: SigningCredentials, day: string): Buffer {
    const of = `${day} ${secretAccessKey}`;
    if (this.#key?.of !== of) {
      const { region, service } = this.#scope;
      const bytes = [day, region, service, 'aws4_request'].reduce(
        (key: string | Buffer, part) => createHmac('sha256', key).update(part).digest(),
        `AWS4${secretAccessKey}`,
      ) as Buffer;
      this.#key = { of, bytes };
    }
    return this.#key.bytes;
  }
}

/** Each segment escaped once more, as all services but S3 want it. */
function escapedPath(path: string): string {
  return path
    .split('/')
    .map((segment) =>
      encodeURIComponent(segment).replace(
        /[!'()*]/g,
        (letter) => `%${letter.charCodeAt(0).toString(16).toUpperCase()}`,
      ),
    )
    .join('/');
}

const sha256 = (data: Uint8Array | string) => createHash('sha256').update(data).digest('hex');
