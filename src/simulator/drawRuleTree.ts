import { type TreeNode, treeDiagram } from '../charts/treeDiagram.ts';
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

/** The same as a picture: the text of an SVG file. */
export function ruleTreePicture(tree: RuleTree): string {
  return treeDiagram({
    title: 'Is this a line-up?',
    description: 'The decision tree of the detector, from its first question on.',
    root: nodeOf(tree),
  });
}

function nodeOf(tree: RuleTree): TreeNode {
  if ('isLineUp' in tree) {
    return tree.isLineUp ? { lines: ['line-up'], kind: 2 } : { lines: ['no line-up'], kind: 1 };
  }
  const [name, unit] = NAMES[tree.feature];
  return {
    question: `${name}: at most ${tree.threshold} ${unit}?`,
    yes: nodeOf(tree.left),
    no: nodeOf(tree.right),
  };
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
