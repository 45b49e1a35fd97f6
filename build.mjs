/**
 * Builds what runs: the `faceoff` command, one bundle per Lambda as it is deployed, the model
 * container, and the web pages. TypeScript only checks types; esbuild writes the code.
 */

import { existsSync } from 'node:fs';
import { readdir, rm } from 'node:fs/promises';
import { build } from 'esbuild';

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
        keepNames: true,
        banner,
      }),
    ),
  );
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

async function buildWeb() {
  if (!existsSync('src/web/vite.config.ts')) return;
  const vite = await import('vite');
  await vite.build({ configFile: 'src/web/vite.config.ts', logLevel: 'warn' });
}

// The package that brings the Lambda runtime's Node links it as `node`, and npm scripts would run on
// it instead of the Node that the person has.
await rm('node_modules/.bin/node', { force: true });

const only = process.argv[2];
if (!only) await rm('dist', { recursive: true, force: true });
if (!only || only === 'handlers') await buildHandlers();
if (!only || only === 'command') await buildCommand();
if (!only || only === 'web') await buildWeb();
