import { defaultRules } from '../pipeline/faceoff/defaultRules.ts';
import type { DotView, RuleTree } from '../pipeline/faceoff/lineUpRules.ts';

const MEASURES: Readonly<Record<keyof DotView, string>> = {
  nearestFeet: 'farther of the two nearest skaters, ft',
  nearestSpeed: 'faster of the two nearest skaters, ft/s',
  averageFeet: 'mean distance of a team, the larger, ft',
  averageSpeed: 'mean speed of a team, the larger, ft/s',
};

/** A node of the tree as the schema has it: indexes instead of children. */
export interface DetectorNodeSource {
  readonly measure: string | null;
  readonly threshold: number | null;
  readonly yes: number | null;
  readonly no: number | null;
  readonly isLineUp: boolean | null;
}

/** The rules that the live path goes by, the tree as a list with its root first. */
export function detectorOfTheLivePath() {
  const { settleMillis, breakMillis, takeoverFeet, takeoverSamples, tree } = defaultRules;
  return { nodes: nodesOf(tree), settleMillis, breakMillis, takeoverFeet, takeoverSamples };
}

function nodesOf(root: RuleTree): readonly DetectorNodeSource[] {
  const nodes: DetectorNodeSource[] = [];
  const add = (tree: RuleTree): number => {
    const index = nodes.length;
    const leaf = { measure: null, threshold: null, yes: null, no: null, isLineUp: null };
    nodes.push(leaf);
    if ('isLineUp' in tree) nodes[index] = { ...leaf, isLineUp: tree.isLineUp };
    else {
      const { feature, threshold } = tree;
      const [yes, no] = [add(tree.left), add(tree.right)];
      nodes[index] = { ...leaf, measure: MEASURES[feature], threshold, yes, no };
    }
    return index;
  };
  add(root);
  return nodes;
}
