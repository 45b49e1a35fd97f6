import { createServer, type IncomingMessage, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ApiGatewaySender } from '../../src/aws/apiGatewaySender.ts';
import { ConnectionGoneError, ThrottledError } from '../../src/pipeline/deliver/ports.ts';

const heard: {
  method?: string | undefined;
  url?: string | undefined;
  body: string;
  authorization?: string | undefined;
}[] = [];
const sockets = new Set<unknown>();
let status = 200;
let server: Server;
let sender: ApiGatewaySender;
let asked = 0;

async function textOf(request: IncomingMessage): Promise<string> {
  const parts: Buffer[] = [];
  for await (const part of request) parts.push(part as Buffer);
  return Buffer.concat(parts).toString();
}

beforeAll(async () => {
  server = createServer(async (request, response) => {
    const { method, url, headers } = request;
    sockets.add(request.socket);
    heard.push({ method, url, body: await textOf(request), authorization: headers.authorization });
    if (status === 0) return void request.socket.destroy();
    if (status > 0) response.writeHead(status).end('{"message":"…"}');
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', () => resolve()));
  const { port } = server.address() as AddressInfo;
  sender = new ApiGatewaySender(`http://127.0.0.1:${port}/stage`, {
    region: async () => 'eu-west-1',
    async credentials() {
      asked++;
      if (asked === 1) throw new Error('no credentials yet');
      return { accessKeyId: 'AKID', secretAccessKey: 'secret' };
    },
  });
});
afterAll(async () => {
  server.closeAllConnections();
  await new Promise((resolve) => server.close(resolve));
});

describe('ApiGatewaySender', () => {
  it('asks again for credentials that could not be had', async () => {
    await expect(sender.post('c', 'x')).rejects.toThrow('no credentials yet');
    await sender.post('c', 'x');
    expect(asked).toBe(2);
  });

  it('posts a signed message to the connection, over one kept-alive socket', async () => {
    await sender.post('L0SM9cOF=', '{"a":"Ä"}');
    await sender.post('L0SM9cOF=', 'second');
    expect(heard.slice(-2)).toMatchObject([
      { method: 'POST', url: '/stage/@connections/L0SM9cOF%3D', body: '{"a":"Ä"}' },
      { body: 'second' },
    ]);
    expect(heard.at(-1)?.authorization).toMatch(
      /^AWS4-HMAC-SHA256 Credential=AKID\/\d{8}\/eu-west-1\/execute-api\/aws4_request/,
    );
    expect(sockets.size).toBe(1);
    expect(asked).toBe(2);
  });

  it.each([
    [410, ConnectionGoneError],
    [429, ThrottledError],
  ])('says what %i means', async (answer, kind) => {
    status = answer;
    await expect(sender.post('c', 'x')).rejects.toBeInstanceOf(kind);
  });

  it.each([413, 403, 500])('fails on %i', async (answer) => {
    status = answer;
    await expect(sender.post('c', 'x')).rejects.toThrow(`status ${answer}`);
  });

  it('fails when the socket breaks, and works again after', async () => {
    status = 0;
    await expect(sender.post('c', 'x')).rejects.toThrow(/socket hang up|ECONNRESET/);
    status = 200;
    await sender.post('c', 'x');
  });

  it('fails when no answer comes', async () => {
    status = -1;
    await expect(sender.post('c', 'x')).rejects.toThrow('Expected an answer within');
  });

  it('disconnects, and is content with a connection that is gone', async () => {
    status = 204;
    await sender.disconnect('c');
    expect(heard.at(-1)).toMatchObject({
      method: 'DELETE',
      url: '/stage/@connections/c',
      body: '',
    });
    status = 410;
    await sender.disconnect('c');
    status = 429;
    await expect(sender.disconnect('c')).rejects.toBeInstanceOf(ThrottledError);
  });
});
