import { Agent as HttpAgent, request as httpRequest, type IncomingMessage } from 'node:http';
import { Agent as HttpsAgent, request as httpsRequest } from 'node:https';
import { ApiGatewayManagementApiClient } from '@aws-sdk/client-apigatewaymanagementapi';
import {
  ConnectionGoneError,
  type ConnectionSender,
  ThrottledError,
} from '../pipeline/deliver/ports.ts';
import { SignatureV4, type SigningCredentials } from './signatureV4.ts';

/** A post that takes longer has failed: the caller decides about another try. */
const POST_MILLIS = 1000;
const SOCKETS = 128;
/** Credentials are asked for again this long after the last time; the SDK itself renews them. */
const CREDENTIALS_MILLIS = 30_000;

/** What of the SDK's client is used: who and where we are. */
export interface SigningIdentity {
  region(): Promise<string>;
  credentials(): Promise<SigningCredentials>;
}

/**
 * Sends through API Gateway's `@connections`, over kept-alive sockets, with no retries of its own.
 *
 * @param callbackUrl - the WebSocket stage's management endpoint
 * @remarks Requests are made and signed here and not by the SDK's client, whose layers cost several
 *   times as much CPU for each post (docs/decisions/051); credentials and region come from the SDK.
 *   Source: API Gateway, "Use @connections commands in your backend service".
 */
export class ApiGatewaySender implements ConnectionSender {
  readonly #url: URL;
  readonly #basePath: string;
  readonly #agent: HttpAgent;
  readonly #request: typeof httpRequest;
  readonly #identity: SigningIdentity;
  #signer: SignatureV4 | undefined;
  #signing: { readonly ready: Promise<Signing>; readonly until: number } | undefined;

  constructor(
    callbackUrl: string,
    identity: SigningIdentity = new ApiGatewayManagementApiClient({}).config,
  ) {
    this.#url = new URL(callbackUrl);
    this.#basePath = this.#url.pathname.replace(/\/$/, '');
    const isPlain = this.#url.protocol === 'http:';
    const options = { keepAlive: true, maxSockets: SOCKETS, scheduling: 'lifo' } as const;
    this.#agent = isPlain ? new HttpAgent(options) : new HttpsAgent(options);
    this.#request = isPlain ? httpRequest : httpsRequest;
    this.#identity = identity;
  }

  async post(connectionId: string, message: string): Promise<void> {
    const status = await this.#send('POST', connectionId, Buffer.from(message));
    if (status >= 300) throw failureOf(status);
  }

  async disconnect(connectionId: string): Promise<void> {
    const status = await this.#send('DELETE', connectionId, NOTHING);
    if (status >= 300 && status !== 410) throw failureOf(status);
  }

  /** Status of the answer. @throws when there was none in time */
  async #send(method: 'POST' | 'DELETE', connectionId: string, body: Buffer): Promise<number> {
    const { signer, credentials } = await this.#currentSigning();
    const { hostname, port, host } = this.#url;
    const path = `${this.#basePath}/@connections/${encodeURIComponent(connectionId)}`;
    const headers = {
      host,
      'content-length': body.length,
      ...signer.sign({ method, host, path, body }, credentials, Date.now()),
    };
    return new Promise((resolve, reject) => {
      const request = this.#request(
        { agent: this.#agent, hostname, port, method, path, headers, timeout: POST_MILLIS },
        (response: IncomingMessage) => {
          response.once('error', reject);
          response.once('end', () => resolve(response.statusCode ?? 0));
          response.resume();
        },
      );
      request.once('error', reject);
      request.once('timeout', () => {
        request.destroy(new Error(`Expected an answer within ${POST_MILLIS} ms, got none`));
      });
      request.end(body);
    });
  }

  #currentSigning(): Promise<Signing> {
    const now = Date.now();
    if (!this.#signing || this.#signing.until <= now) {
      const ready = this.#signingNow();
      this.#signing = { ready, until: now + CREDENTIALS_MILLIS };
      // A provider that failed is asked again at once; the caller hears of it too.
      ready.catch(() => {
        this.#signing = undefined;
      });
    }
    return this.#signing.ready;
  }

  async #signingNow(): Promise<Signing> {
    const [region, credentials] = await Promise.all([
      this.#identity.region(),
      this.#identity.credentials(),
    ]);
    this.#signer ??= new SignatureV4({ region, service: 'execute-api' });
    return { signer: this.#signer, credentials };
  }
}

interface Signing {
  readonly signer: SignatureV4;
  readonly credentials: SigningCredentials;
}

const NOTHING = Buffer.alloc(0);

function failureOf(status: number): Error {
  if (status === 410) return new ConnectionGoneError('The connection is gone');
  if (status === 429) return new ThrottledError('The gateway throttles');
  return new Error(`Expected the gateway to take the message, got status ${status}`);
}
