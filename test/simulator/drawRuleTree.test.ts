import { readFile, writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { defaultRules } from '../../src/pipeline/faceoff/defaultRules.ts';
import { readDetectorRules } from '../../src/simulator/detectorRulesFile.ts';
import { drawRuleTree, ruleTreePicture } from '../../src/simulator/drawRuleTree.ts';

const at = (path: string) => fileURLToPath(new URL(`../../${path}`, import.meta.url));

describe('the tree of the live path', () => {
  it('is drawn in docs/pictures/detector.svg (UPDATE_DOCS=1 writes it)', async () => {
    const picture = ruleTreePicture(defaultRules.tree);
    const file = at('docs/pictures/detector.svg');
    if (process.env.UPDATE_DOCS === '1') await writeFile(file, picture);
    expect(await readFile(file, 'utf8')).toBe(picture);
  });

  it('is a file that detect --rules takes', async () => {
    const rules = await readDetectorRules(at('src/pipeline/faceoff/detectorRules.json'));
    expect(rules).toEqual(defaultRules);
  });
});

describe('drawRuleTree', () => {
  it('reads from the top', () => {
    const tree = {
      feature: 'nearestFeet',
      threshold: 7,
      left: { isLineUp: true },
      right: { isLineUp: false },
    } as const;
    expect(drawRuleTree(tree)).toBe(
      'farther of the two nearest at most 7 ft?\n├─ yes: line-up\n└─ no: no line-up\n',
    );
  });
});
