import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { brotliCompressSync, gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { PAGE_POLICY, sendNotFound, sendStaticFile } from '../../src/local/staticFiles.ts';

const SCRIPT = 'export const words = "the puck is dropped";\n'.repeat(50);
let root: string;
let server: Server;
let url: string;

beforeAll(async () => {
  root = await mkdtemp(join(tmpdir(), 'faceoff-site-'));
  await mkdir(join(root, 'assets'));
  await mkdir(join(root, 'graphiql'));
  await writeFile(join(root, 'index.html'), '<title>page</title>');
  await writeFile(join(root, '404.html'), '<title>nothing here</title>');
  await writeFile(join(root, 'graphiql', 'index.html'), '<title>GraphiQL</title>');
  await writeFile(join(root, 'assets', 'page.js'), SCRIPT);
  await writeFile(join(root, 'assets', 'page.js.br'), brotliCompressSync(SCRIPT));
  await writeFile(join(root, 'assets', 'page.js.gz'), gzipSync(SCRIPT));
  server = createServer(async (request, response) => {
    const isSent = await sendStaticFile(request, response, root, request.url?.slice(1) ?? '');
    if (!isSent) await sendNotFound(request, response, root, request.url ?? '');
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});
afterAll(async () => {
  server.close();
  server.closeAllConnections();
  await rm(root, { recursive: true, force: true });
});

describe('a file of the site', () => {
  it.each(['br', 'gzip', 'identity'])('comes whole as %s', async (encoding) => {
    const response = await fetch(`${url}/assets/page.js`, {
      headers: { 'accept-encoding': `deflate, ${encoding};q=0.9` },
    });
    const sent = encoding === 'identity' ? null : encoding;
    expect(response.headers.get('content-encoding')).toBe(sent);
    expect(response.headers.get('vary')).toBe('accept-encoding');
    expect(await response.text()).toBe(SCRIPT);
    if (sent) expect(Number(response.headers.get('content-length'))).toBeLessThan(SCRIPT.length);
  });

  it('is kept for ever when its name has its hash, and asked for anew when it is a page', async () => {
    const asset = await fetch(`${url}/assets/page.js`);
    expect(asset.headers.get('cache-control')).toBe('public, max-age=31536000, immutable');
    const page = await fetch(`${url}/index.html`);
    expect(page.headers.get('cache-control')).toBe('no-cache');
    const etag = page.headers.get('etag') ?? '';
    const again = await fetch(`${url}/index.html`, { headers: { 'if-none-match': etag } });
    expect([again.status, await again.text()]).toEqual([304, '']);
    await writeFile(join(root, 'index.html'), '<title>another page</title>');
    const changed = await fetch(`${url}/index.html`, { headers: { 'if-none-match': etag } });
    expect([changed.status, await changed.text()]).toEqual([200, '<title>another page</title>']);
  });

  it('allows nothing inline, but for the styles of GraphiQL', async () => {
    const policy = async (path: string) =>
      (await fetch(url + path)).headers.get('content-security-policy') ?? '';
    expect(await policy('/index.html')).not.toContain('unsafe');
    expect(await policy('/index.html')).toContain("default-src 'none'");
    const graphiql = await policy('/graphiql/index.html');
    expect(graphiql.match(/[a-z-]+ [^;]*unsafe-inline'/g)).toEqual([
      "style-src 'self' 'unsafe-inline'",
    ]);
  });

  it('is nothing outside the site', async () => {
    for (const path of ['/nothing.js', '/assets', '/..%2fpackage.json', '/']) {
      expect((await fetch(url + path)).status, path).toBe(404);
    }
    expect(await (await fetch(`${url}/nothing.js`)).text()).toBe(
      'nothing at /nothing.js: try / or /graphql\n',
    );
    const head = await fetch(`${url}/assets/page.js`, { method: 'HEAD' });
    expect([head.status, await head.text()]).toEqual([200, '']);
  });

  it('is a page of its own for a browser where there is none, with the headers of every page', async () => {
    const headers = { accept: 'text/html,*/*;q=0.8' };
    const answer = await fetch(`${url}/game/7`, { headers });
    expect([answer.status, await answer.text()]).toEqual([404, '<title>nothing here</title>']);
    const page = await fetch(`${url}/index.html`);
    for (const name of [
      'content-type',
      'content-security-policy',
      'x-content-type-options',
      'referrer-policy',
      'cross-origin-opener-policy',
      'cache-control',
    ]) {
      expect(answer.headers.get(name), name).toBe(page.headers.get(name));
    }
    const etag = answer.headers.get('etag') ?? '';
    const again = await fetch(`${url}/game/7`, { headers: { ...headers, 'if-none-match': etag } });
    expect(again.status).toBe(404);
    const line = await fetch(`${url}/game/7`);
    expect(line.headers.get('content-security-policy')).toBe(PAGE_POLICY);
  });
});
