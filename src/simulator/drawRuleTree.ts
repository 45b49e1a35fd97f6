import type { DotView, RuleTree } from '../pipeline/faceoff/lineUpRules.ts';

const NAMES: Record<keyof DotView, readonly [string, string]> = {
  nearestFeet: ['farther of the two nearest', 'ft'],
  nearestSpeed: ['faster of the two nearest', 'ft/s'],
  averageFeet: ['mean distance of a team', 'ft'],
  averageSpeed: ['mean speed of a team', 'ft/s'],
};

/** A rule tree as text that a person reads from the top. */
export function drawRuleTree(tree: RuleTree): string {
  return `${linesOf(tree).join('\n')}\n`;
}

function linesOf(tree: RuleTree): readonly string[] {
  if ('isLineUp' in tree) return [tree.isLineUp ? 'line-up' : 'no line-up'];
  const [name, unit] = NAMES[tree.feature];
  const branch = (label: string, child: RuleTree, bar: string, isLast: boolean) => {
    const [first, ...rest] = linesOf(child);
    return [`${isLast ? '└' : '├'}─ ${label}: ${first}`, ...rest.map((line) => `${bar}  ${line}`)];
  };
  return [
    `${name} at most ${tree.threshold} ${unit}?`,
    ...branch('yes', tree.left, '│', false),
    ...branch('no', tree.right, ' ', true),
  ];
}
