import { readFile, writeFile } from 'node:fs/promises';
import { expect, it } from 'vitest';
import {
  drawTransitions,
  tabulateTransitions,
} from '../../../src/pipeline/faceoff/drawTransitions.ts';
import { transitions } from '../../../src/pipeline/faceoff/transitions.ts';

const DOCUMENT = new URL('../../../docs/live-path.md', import.meta.url);
const BETWEEN = /(<!-- drawn from [^\n]*-->\n\n)[\s\S]*?(<!-- end -->)/;

it('is what docs/live-path.md shows (UPDATE_DOCS=1 writes it)', async () => {
  const text = await readFile(DOCUMENT, 'utf8');
  const drawn = `\`\`\`mermaid\n${drawTransitions()}\`\`\`\n\n${tabulateTransitions()}\n`;
  expect(text).toMatch(BETWEEN);
  const wanted = text.replace(BETWEEN, (_, before, after) => `${before}${drawn}${after}`);
  if (process.env.UPDATE_DOCS === '1') await writeFile(DOCUMENT, wanted);
  else expect(text).toBe(wanted);
});

it('draws every transition once, with what is done', () => {
  const arrows = drawTransitions()
    .split('\n')
    .filter((line) => line.includes('-->'))
    .slice(1);
  const count = Object.values(transitions).reduce((sum, of) => sum + Object.keys(of).length, 0);
  expect(new Set(arrows).size).toBe(count);
  expect(arrows).toContain('  LINE_UP --> PLAY: clock started / close the draw');
});
