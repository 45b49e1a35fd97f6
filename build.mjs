/**
 * Builds what runs: the `faceoff` command, one bundle per Lambda as it is deployed, the model
 * container, and the web pages. TypeScript only checks types; esbuild writes the code.
 */

import { existsSync } from 'node:fs';
import { readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';
import { build } from 'esbuild';
import { parse } from 'graphql';

const banner = {
  // CommonJS dependencies inside an ES module bundle call `require`.
  js: "import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url);",
};
const shared = {
  bundle: true,
  platform: 'node',
  format: 'esm',
  target: 'node20',
  sourcemap: 'linked',
  sourcesContent: false,
  logLevel: 'warning',
  loader: { '.sql': 'text', '.graphql': 'text' },
};

/**
 * What the Lambdas take instead of packages that others load. They never call the first ones: Apollo
 * Server's reports to its cloud, which are switched off, and its building of a schema from text; the
 * serializer of graphql-jit, which is not asked for; the AWS SDK's look at a browser. SHA-256 in
 * JavaScript is what Apollo Server falls back to in a bundle, for the text of every request.
 */
const insteadOf = {
  '@apollo/usage-reporting-protobuf': 'module.exports = {};',
  '@graphql-tools/schema': 'module.exports = {};',
  'lodash.sortby': 'module.exports = {};',
  'fast-json-stringify': 'module.exports = {};',
  bowser: 'module.exports = {};',
  'sha.js': "module.exports = (kind) => require('node:crypto').createHash(kind);",
};
const replaced = {
  name: 'replaced',
  setup({ onResolve, onLoad }) {
    const names = Object.keys(insteadOf).map((name) => name.replace('.', '\\.'));
    onResolve({ filter: new RegExp(`^(${names.join('|')})$`) }, ({ path }) => ({
      path,
      namespace: 'replaced',
    }));
    onLoad({ filter: /./, namespace: 'replaced' }, ({ path }) => ({ contents: insteadOf[path] }));
  },
};

/** The schema parsed: reading 40 KB of text costs 17 ms of a cold start, JSON of its tree 4. */
const parsedSchema = {
  name: 'parsed-schema',
  setup({ onLoad }) {
    onLoad({ filter: /resolvers\/schemaDocument\.ts$/ }, async () => {
      const document = parse(await readFile('schema.graphql', 'utf8'), { noLocation: true });
      const text = JSON.stringify(JSON.stringify(document));
      return { contents: `export const schemaDocument = () => JSON.parse(${text});` };
    });
  },
};

/** Lambdas: everything bundled and minified, as deployed. */
async function buildHandlers() {
  const names = (await readdir('src/handlers')).filter((n) => n.endsWith('.ts'));
  await Promise.all(
    names.map((name) =>
      build({
        ...shared,
        entryPoints: [`src/handlers/${name}`],
        outfile: `dist/handlers/${name.slice(0, -3)}/index.mjs`,
        minify: true,
        // graphql-js checks each instance of its classes twice where it is not production.
        define: { 'process.env.NODE_ENV': '"production"' },
        banner,
        plugins: [replaced, parsedSchema],
      }),
    ),
  );
  // The training job's threads, beside its bundle.
  await build({
    ...shared,
    entryPoints: ['src/model/leafWork.worker.ts'],
    outfile: 'dist/handlers/modelTraining/workers/leafWork.worker.mjs',
    minify: true,
  });
}

/** The command and its workers: dependencies stay in node_modules. */
async function buildCommand() {
  const workers = existsSync('src')
    ? (await readdir('src', { recursive: true })).filter((n) => n.endsWith('.worker.ts'))
    : [];
  await build({
    ...shared,
    entryPoints: [
      { in: 'src/cli/faceoff.ts', out: 'faceoff' },
      ...workers.map((w) => ({
        in: `src/${w}`,
        out: `workers/${w.slice(w.lastIndexOf('/') + 1, -3)}`,
      })),
    ],
    outdir: 'dist',
    outExtension: { '.js': '.mjs' },
    packages: 'external',
    splitting: true,
    chunkNames: 'chunks/[name]-[hash]',
  });
}

const COMPRESSED = /\.(css|html|js|json|svg|ttf)$/;

/** Writes `.br` and `.gz` beside each text of the site, so that serving compresses nothing. */
async function compressSite(folder) {
  const files = (await readdir(folder, { recursive: true })).filter((n) => COMPRESSED.test(n));
  await Promise.all(
    files.map(async (name) => {
      const body = await readFile(`${folder}/${name}`);
      const [br, gz] = await Promise.all([
        promisify(brotliCompress)(body, {
          params: {
            // The last levels cost seconds on the editor's large chunks and win some percent.
            [constants.BROTLI_PARAM_QUALITY]: body.length > 100_000 ? 6 : 11,
            [constants.BROTLI_PARAM_SIZE_HINT]: body.length,
          },
        }),
        promisify(gzip)(body, { level: 9 }),
      ]);
      await writeFile(`${folder}/${name}.br`, br);
      await writeFile(`${folder}/${name}.gz`, gz);
    }),
  );
}

async function buildWeb() {
  if (!existsSync('src/web/vite.config.ts')) return;
  const vite = await import('vite');
  await vite.build({ configFile: 'src/web/vite.config.ts', logLevel: 'warn' });
  await compressSite('dist/web');
}

// The package that brings the Lambda runtime's Node links it as `node`, and npm scripts would run on
// it instead of the Node that the person has.
await rm('node_modules/.bin/node', { force: true });

const only = process.argv[2];
if (!only) await rm('dist', { recursive: true, force: true });
if (!only || only === 'handlers') await buildHandlers();
if (!only || only === 'command') await buildCommand();
if (!only || only === 'web') await buildWeb();
