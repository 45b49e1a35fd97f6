import { spawnSync } from 'node:child_process';
import { describe, expect, it } from 'vitest';
import { processStarter } from '../../../../src/cli/commands/forecast/processStarter.ts';

describe('processStarter', () => {
  it('knows a process of this machine that is gone, and only that', () => {
    const { owner, hasEnded } = processStarter();
    expect(owner).toContain(`process ${process.pid} on `);
    expect(hasEnded!(owner)).toBe(false);
    const { pid } = spawnSync(process.execPath, ['--version']);
    const gone = owner.replace(String(process.pid), String(pid));
    expect(hasEnded!(gone)).toBe(true);
    expect(hasEnded!(gone.replace(' on ', ' on another-'))).toBe(false);
    expect(hasEnded!('arn:aws:states:us-east-1:1:execution:a:b')).toBe(false);
  });

  it('is another starter at each start', () => {
    expect(processStarter().owner).not.toBe(processStarter().owner);
  });
});
