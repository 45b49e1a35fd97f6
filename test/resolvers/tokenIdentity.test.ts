import { createHmac, timingSafeEqual } from 'node:crypto';
import { createClient } from 'graphql-ws';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { WebSocket } from 'ws';
import type { Identity, Scope } from '../../src/resolvers/identity.ts';
import { startSiteSystem } from '../support/siteSystem.ts';

const SECRET = 'of the issuer';
const base64url = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url');
const signatureOf = (text: string) => createHmac('sha256', SECRET).update(text).digest();

interface Claims {
  readonly sub: string;
  readonly scope: string;
  /** Epoch seconds. */
  readonly exp: number;
}

function tokenOf(claims: Claims): string {
  const text = `${base64url({ alg: 'HS256', typ: 'JWT' })}.${base64url(claims)}`;
  return `${text}.${signatureOf(text).toString('base64url')}`;
}

/** What a JWT authoriser would be: claims of a signed token as an identity. Source: RFC 7519. */
function identityOfToken(credentials: Readonly<Record<string, unknown>>): Identity | undefined {
  const { authorization } = credentials;
  if (typeof authorization !== 'string') return undefined;
  const [head = '', body = '', signature = ''] = authorization.replace(/^Bearer /, '').split('.');
  const wanted = signatureOf(`${head}.${body}`);
  const given = Buffer.from(signature, 'base64url');
  if (given.length !== wanted.length || !timingSafeEqual(given, wanted)) return undefined;
  const claims = JSON.parse(Buffer.from(body, 'base64url').toString('utf8')) as Claims;
  if (claims.exp * 1000 <= Date.now()) return undefined;
  return {
    id: `token:${claims.sub}`,
    scopes: claims.scope.split(' ') as Scope[],
    expiresAt: claims.exp * 1000,
  };
}

interface Answer {
  readonly data?: unknown;
  readonly errors?: readonly { readonly extensions: { readonly code: string } }[];
}

let system: Awaited<ReturnType<typeof startSiteSystem>>;
beforeAll(async () => {
  system = await startSiteSystem({ ofRequest: identityOfToken, ofSocket: identityOfToken });
});
afterAll(() => system.close());

const overHttp = async (query: string, token: string): Promise<Answer> => {
  const response = await fetch(new URL('/graphql', system.httpUrl), {
    method: 'POST',
    headers: { 'content-type': 'application/json', authorization: `Bearer ${token}` },
    body: JSON.stringify({ query }),
  });
  return (await response.json()) as Answer;
};

const overSocket = async (query: string, token: string): Promise<Answer> => {
  const client = createClient({
    url: system.url,
    webSocketImpl: WebSocket,
    retryAttempts: 0,
    connectionParams: { authorization: `Bearer ${token}` },
  });
  try {
    return (await client.iterate({ query }).next()).value as Answer;
  } catch (error) {
    return Array.isArray(error) ? { errors: error } : {};
  } finally {
    await client.dispose();
  }
};

const inAnHour = Math.floor(Date.now() / 1000) + 3600;
const INTROSPECTION = '{ __type(name: "Game") { name } }';

describe.each([
  ['HTTP', overHttp],
  ['WebSocket', overSocket],
] as const)('tokens of an issuer in place of API keys, over %s', (_, ask) => {
  it('are obeyed scope by scope, with no resolver knowing of them', async () => {
    const viewer = tokenOf({ sub: 'viewer', scope: 'public', exp: inAnHour });
    const analyst = tokenOf({ sub: 'analyst', scope: 'public introspection', exp: inAnHour });
    expect(await ask('{ recentGames { gameId } }', viewer)).toMatchObject({
      data: { recentGames: [] },
    });
    expect(await ask(INTROSPECTION, viewer)).toMatchObject({
      errors: [{ extensions: { code: 'FORBIDDEN' } }],
    });
    expect(await ask(INTROSPECTION, analyst)).toMatchObject({
      data: { __type: { name: 'Game' } },
    });
  });

  it.each([
    ['past its time', tokenOf({ sub: 'late', scope: 'public', exp: inAnHour - 7200 })],
    ['of another issuer', `${tokenOf({ sub: 'x', scope: 'public', exp: inAnHour })}x`],
  ])('give nothing when one is %s', async (__, token) => {
    expect((await ask('{ recentGames { gameId } }', token)).data).toBeUndefined();
  });
});
