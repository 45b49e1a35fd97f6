import { Readable } from 'node:stream';
import { expect, it } from 'vitest';
import { numberedLines } from '../../src/cli/numberedLines.ts';

it('counts all lines, leaves out blank ones, and drops a byte order mark before the first', async () => {
  const lines = [];
  for await (const line of numberedLines(
    Readable.from([Buffer.from('\uFEFF{"a":1}\r\n\r\n \n2\uFEFF')]),
  )) {
    lines.push(line);
  }
  expect(lines).toEqual([
    { number: 1, text: '{"a":1}' },
    { number: 4, text: '2\uFEFF' },
  ]);
});
