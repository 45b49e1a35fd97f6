import { readFile, writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';
import type { ModelCard } from '../../src/training/modelCard.ts';
import { modelCardReport } from '../../src/training/modelCardReport.ts';

const at = (path: string) => fileURLToPath(new URL(`../../${path}`, import.meta.url));
const CARD = at('docs/model-card.md');
const PICTURE = at('docs/pictures/reliability.svg');

it('docs/model-card.md tells the figures of the shipped card (UPDATE_DOCS=1 writes them)', async () => {
  const card = JSON.parse(await readFile(at('models/faceoff/card.json'), 'utf8')) as ModelCard;
  const { reliability, ...parts } = modelCardReport(card);
  const text = await readFile(CARD, 'utf8');
  const wanted = Object.entries(parts).reduce((whole, [name, part]) => {
    const place = new RegExp(`(<!-- ${name} -->\n)[^]*?(<!-- end ${name} -->)`);
    expect(whole).toMatch(place);
    return whole.replace(place, (_, before, after) => `${before}\n${part}\n\n${after}`);
  }, text);
  if (process.env.UPDATE_DOCS === '1') {
    await writeFile(CARD, wanted);
    await writeFile(PICTURE, reliability);
  }
  expect(text).toBe(wanted);
  expect(await readFile(PICTURE, 'utf8')).toBe(reliability);
});
