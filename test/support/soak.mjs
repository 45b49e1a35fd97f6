/** `npm run soak`: the simulation with 100,000 schedules, or as many as `SCHEDULES` says. */
import { spawn } from 'node:child_process';

const vitest = spawn(
  process.execPath,
  [
    'node_modules/vitest/vitest.mjs',
    'run',
    '--project',
    'simulation',
    '--testTimeout',
    '28800000',
    ...process.argv.slice(2),
  ],
  { stdio: 'inherit', env: { SCHEDULES: '100000', ...process.env } },
);
vitest.on('exit', (code) => {
  process.exitCode = code ?? 1;
});
