import { createServer, request } from 'node:http';
import { afterEach, describe, expect, it } from 'vitest';
import { ApiGateway } from '../../src/local/apiGateway.ts';
import { Connections } from '../../src/local/connectionsApi.ts';
import {
  addressName,
  checkHost,
  isLoopback,
  listenOn,
  OpenHostError,
} from '../../src/local/serverAddress.ts';

const stops: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const stop of stops.splice(0)) await stop();
});

async function startGateway(host?: string): Promise<number> {
  const gateway = new ApiGateway({
    port: 0,
    ...(host ? { host } : {}),
    webDirectory: '/nonexistent',
    connections: new Connections(),
    invokeHttp: async () => ({ payload: '{"statusCode":200,"body":"{}"}' }),
    invokeWebSocket: async () => ({ payload: '{"statusCode":200}' }),
    log: () => {},
  });
  stops.push(() => gateway.stop());
  return gateway.start();
}

const statusOf = (port: number, headers: Record<string, string>) =>
  new Promise<number | undefined>((resolve, reject) => {
    request({ port, host: '127.0.0.1', path: '/graphql', method: 'POST', headers }, (answer) => {
      answer.resume();
      resolve(answer.statusCode);
    })
      .on('error', reject)
      .end('{}');
  });

describe('the address of the server', () => {
  it('is this machine’s own, unless keys are required', () => {
    for (const host of ['127.0.0.1', '127.8.0.1', '::1', 'localhost']) {
      expect(isLoopback(host)).toBe(true);
      expect(() => checkHost(host, false)).not.toThrow();
    }
    for (const host of ['0.0.0.0', '::', '192.168.1.7', '1270.0.0.1', 'localhost.example.com']) {
      expect(isLoopback(host)).toBe(false);
      expect(() => checkHost(host, false)).toThrow(OpenHostError);
      expect(() => checkHost(host, true)).not.toThrow();
    }
  });

  it('is told by a name that reaches it', () => {
    expect(
      [undefined, '0.0.0.0', '::', '::1', '192.168.1.7'].map((host) => addressName(host)),
    ).toEqual(['localhost', 'localhost', 'localhost', '[::1]', '192.168.1.7']);
  });

  it('must be of this machine', async () => {
    await expect(listenOn(createServer(), 0, '203.0.113.1')).rejects.toThrow(OpenHostError);
  });

  it('on loopback takes its own names and pages only', async () => {
    const port = await startGateway();
    const own = `localhost:${port}`;
    expect(await statusOf(port, { host: own })).toBe(200);
    expect(await statusOf(port, { host: own, origin: `http://${own}` })).toBe(200);
    expect(await statusOf(port, { host: 'evil.example.com' })).toBe(403);
    expect(await statusOf(port, { host: own, origin: 'http://evil.example.com' })).toBe(403);
  });

  it('for other machines takes any name, and only its own pages', async () => {
    const port = await startGateway('0.0.0.0');
    const host = 'rink.example.com';
    expect(await statusOf(port, { host })).toBe(200);
    expect(await statusOf(port, { host, origin: `https://${host}` })).toBe(200);
    expect(await statusOf(port, { host, origin: 'https://evil.example.com' })).toBe(403);
  });
});
