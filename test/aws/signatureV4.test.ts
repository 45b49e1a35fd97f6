import { ApiGatewayManagementApiClient } from '@aws-sdk/client-apigatewaymanagementapi';
import { describe, expect, it } from 'vitest';
import { SignatureV4 } from '../../src/aws/signatureV4.ts';

const NOW = Date.parse('2015-08-30T12:36:00Z');
const CREDENTIALS = {
  accessKeyId: 'AKIDEXAMPLE',
  secretAccessKey: 'wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY',
};

/** The same request signed by the SDK. */
async function signedBySdk(path: string, body: string, sessionToken?: string) {
  const credentials = { ...CREDENTIALS, ...(sessionToken ? { sessionToken } : {}) };
  const client = new ApiGatewayManagementApiClient({ region: 'us-east-1', credentials });
  const signer = (await client.config.signer({
    name: 'sigv4',
    signingName: 'execute-api',
  } as never)) as {
    sign(request: object, options: object): Promise<{ headers: Record<string, string> }>;
  };
  const request = {
    method: 'POST',
    protocol: 'https:',
    hostname: 'api.example.com',
    path,
    query: {},
    headers: { host: 'api.example.com' },
    body,
  };
  const { headers } = await signer.sign(request, {
    signingDate: new Date(NOW),
    unsignableHeaders: new Set(['x-amz-content-sha256']),
  });
  return headers;
}

describe('SignatureV4', () => {
  it('gives the signature of AWS’s own test suite', () => {
    const { authorization } = new SignatureV4({ region: 'us-east-1', service: 'service' }).sign(
      { method: 'POST', host: 'example.amazonaws.com', path: '/', body: '' },
      CREDENTIALS,
      NOW,
    );
    expect(authorization).toBe(
      'AWS4-HMAC-SHA256 Credential=AKIDEXAMPLE/20150830/us-east-1/service/aws4_request, SignedHeaders=host;x-amz-date, Signature=5da7c1a2acd57cee7505fc6676e4e544621c30862966e37dddb68e92efbe5d6b',
    );
  });

  it.each([
    ['/stage/@connections/L0SM9cOFvHcCIhw%3D', '{"id":"1","type":"next"}', undefined],
    ['/@connections/abc', 'Ä \u2028', 'a/session+token=='],
    ["/it's(not)*plain!/x", '', undefined],
  ])('signs %s as the SDK does', async (path, body, sessionToken) => {
    const signer = new SignatureV4({ region: 'us-east-1', service: 'execute-api' });
    const own = signer.sign(
      { method: 'POST', host: 'api.example.com', path, body },
      { ...CREDENTIALS, sessionToken },
      NOW,
    );
    const theirs = await signedBySdk(path, body, sessionToken);
    expect(own.authorization).toBe(theirs.authorization);
    expect(own['x-amz-security-token']).toBe(theirs['x-amz-security-token']);
  });

  it('derives a new key on another day and for other credentials', () => {
    const request = { method: 'POST', host: 'h', path: '/', body: '' };
    const scope = { region: 'us-east-1', service: 'execute-api' };
    const signer = new SignatureV4(scope);
    const other = { accessKeyId: 'B', secretAccessKey: 'b' };
    for (const [credentials, now] of [
      [CREDENTIALS, NOW],
      [CREDENTIALS, NOW + 86_400_000],
      [other, NOW + 86_400_000],
    ] as const) {
      expect(signer.sign(request, credentials, now)).toEqual(
        new SignatureV4(scope).sign(request, credentials, now),
      );
    }
  });
});
