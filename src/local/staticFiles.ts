import { createHash } from 'node:crypto';
import { readFile, stat } from 'node:fs/promises';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { extname, join, normalize, sep } from 'node:path';

const TYPES: Readonly<Record<string, string>> = {
  '.css': 'text/css; charset=utf-8',
  '.csv': 'text/csv; charset=utf-8',
  '.html': 'text/html; charset=utf-8',
  '.ico': 'image/x-icon',
  '.js': 'text/javascript; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.map': 'application/json; charset=utf-8',
  '.png': 'image/png',
  '.svg': 'image/svg+xml',
  '.ttf': 'font/ttf',
  '.wasm': 'application/wasm',
  '.woff2': 'font/woff2',
};

/** Nothing from elsewhere, nothing inline. `serverless.yml` has the same. */
export const PAGE_POLICY =
  "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' blob:; connect-src 'self'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'";

/** The editor writes its own styles and makes its workers from the site's scripts. */
export const GRAPHIQL_POLICY =
  "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; font-src 'self' data:; worker-src 'self' blob:; connect-src 'self'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'";

/** Compressed files lie beside the plain ones, made when the site is built; the smaller first. */
const ENCODINGS = [
  ['br', '.br'],
  ['gzip', '.gz'],
] as const;

/** The page for addresses that have none. */
const NOT_FOUND_PAGE = '404.html';

/** By file: the hash of what it holds, as long as it is not written anew. */
const hashes = new Map<string, { readonly written: number; readonly hash: string }>();

/**
 * Sends a file of the site as the CDN would: hashed assets for ever, pages asked for anew each time
 * and answered with 304 when they are the same; compressed where the client takes it.
 *
 * @param status - another than 200 is sent whole each time
 * @returns false when there is no such file
 */
export async function sendStaticFile(
  { method, headers }: Pick<IncomingMessage, 'method' | 'headers'>,
  response: ServerResponse,
  root: string,
  path: string,
  status = 200,
): Promise<boolean> {
  const file = normalize(join(root, path));
  if (!file.startsWith(root + sep) || (await writtenAt(file)) === undefined) return false;
  const [encoding, suffix] = await encodingFor(file, headers['accept-encoding']);
  const body = await readFile(file + suffix);
  const etag = `"${await hashOf(file + suffix, body)}"`;
  const isSame =
    (status === 200 && headers['if-none-match']?.split(/,\s*/).includes(etag)) ?? false;
  const [folder] = file.slice(root.length + 1).split(sep);
  response.writeHead(isSame ? 304 : status, {
    'content-type': TYPES[extname(file)] ?? 'application/octet-stream',
    ...(isSame ? {} : { 'content-length': body.length }),
    ...(encoding ? { 'content-encoding': encoding } : {}),
    vary: 'accept-encoding',
    etag,
    'cache-control': folder === 'assets' ? 'public, max-age=31536000, immutable' : 'no-cache',
    ...securityHeaders(folder === 'graphiql' ? GRAPHIQL_POLICY : PAGE_POLICY),
  });
  response.end(isSame || method === 'HEAD' ? undefined : body);
  return true;
}

/** Says 404: to a browser by the site's page for it, to others in a line. */
export async function sendNotFound(
  request: Pick<IncomingMessage, 'method' | 'headers'>,
  response: ServerResponse,
  root: string,
  path: string,
): Promise<void> {
  const isPage = request.headers.accept?.includes('text/html');
  if (isPage && (await sendStaticFile(request, response, root, NOT_FOUND_PAGE, 404))) return;
  response.writeHead(404, {
    'content-type': 'text/plain; charset=utf-8',
    'cache-control': 'no-cache',
    ...securityHeaders(PAGE_POLICY),
  });
  response.end(request.method === 'HEAD' ? undefined : `nothing at ${path}: try / or /graphql\n`);
}

const securityHeaders = (policy: string) => ({
  'content-security-policy': policy,
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'no-referrer',
  'cross-origin-opener-policy': 'same-origin',
});

/** Epoch milliseconds of the last writing; undefined when it is no file. */
function writtenAt(file: string): Promise<number | undefined> {
  return stat(file).then(
    (found) => (found.isFile() ? found.mtimeMs : undefined),
    () => undefined,
  );
}

async function encodingFor(
  file: string,
  accepted: string | string[] | undefined,
): Promise<readonly [encoding: string | undefined, suffix: string]> {
  const names = String(accepted ?? '')
    .split(',')
    .map((one) => one.trim().replace(/;.*$/, ''));
  const plain = await writtenAt(file);
  for (const [encoding, suffix] of ENCODINGS) {
    if (!names.includes(encoding)) continue;
    const compressed = await writtenAt(file + suffix);
    if (compressed !== undefined && compressed >= (plain ?? 0)) return [encoding, suffix];
  }
  return [undefined, ''];
}

async function hashOf(file: string, body: Buffer): Promise<string> {
  const written = (await writtenAt(file)) ?? 0;
  const known = hashes.get(file);
  if (known?.written === written) return known.hash;
  const hash = createHash('sha256').update(body).digest('base64url').slice(0, 22);
  hashes.set(file, { written, hash });
  return hash;
}
