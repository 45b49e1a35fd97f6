import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';

const page = readFileSync('docs/live-path.md', 'utf8');
const section = page.slice(page.indexOf('## When things fail'));
const rows = [...section.matchAll(/^\| ([^|]+) \| [^|]+ \| `([^`]+)`: `([^`]+)` \|$/gm)].map(
  ([, failure = '', file = '', name = '']) => ({ failure, file, name }),
);

describe('the failure table of docs/live-path.md', () => {
  it('has every row with its test', () => {
    const lines = section.split('\n').filter((line) => line.startsWith('|')).length;
    expect(rows).toHaveLength(lines - 2);
    expect(rows.length).toBeGreaterThan(12);
  });

  it.each(rows)('names a test that stands: $failure', ({ file, name }) => {
    expect(readFileSync(file, 'utf8')).toContain(name);
  });
});
