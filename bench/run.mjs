/**
 * Runs one benchmark: `npm run bench -- NAME [ARGS]`. TypeScript ones are bundled on the fly; what
 * they print is JSON. Without a name it lists them.
 */

import { spawn } from 'node:child_process';
import { readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';

const folder = fileURLToPath(new URL('.', import.meta.url));
const [name, ...args] = process.argv.slice(2);
const files = (await readdir(folder)).filter(
  (file) => /\.(ts|mjs)$/.test(file) && file !== 'run.mjs',
);
const file = files.find((one) => one.replace(/\.(ts|mjs)$/, '') === name);
if (!file) {
  console.error(
    `expected one of: ${files.map((one) => one.replace(/\.(ts|mjs)$/, '')).join(', ')}`,
  );
  process.exit(name === undefined ? 0 : 2);
}
let script = join(folder, file);
if (file.endsWith('.ts')) {
  // Beside the sources, so that packages and relative files are found.
  script = join(folder, `.${name}.bundle.mjs`);
  await build({
    entryPoints: [join(folder, file)],
    outfile: script,
    bundle: true,
    platform: 'node',
    format: 'esm',
    target: 'node20',
    packages: 'external',
    loader: { '.sql': 'text', '.graphql': 'text' },
    logLevel: 'warning',
  });
}
const child = spawn(process.execPath, ['--expose-gc', script, ...args], { stdio: 'inherit' });
child.on('close', async (code) => {
  if (file.endsWith('.ts')) await rm(script, { force: true });
  process.exitCode = code ?? 1;
});
