/** What the detector's tree sees of one dot; distances in feet, speeds in ft/s. */
export interface DotView {
  /** Of the two teams' nearest skaters, the farther one. */
  readonly nearestFeet: number;
  /** Of the same two, the faster one. */
  readonly nearestSpeed: number;
  /** Mean distance of a team's skaters to the dot, the larger of both teams. */
  readonly averageFeet: number;
  /** Mean speed of a team's skaters, the larger of both teams. */
  readonly averageSpeed: number;
}

export const DOT_VIEW_FEATURES = [
  'nearestFeet',
  'nearestSpeed',
  'averageFeet',
  'averageSpeed',
] as const satisfies readonly (keyof DotView)[];

/** A decision tree over {@link DotView}: at most `threshold` goes left. */
export type RuleTree =
  | { readonly isLineUp: boolean }
  | {
      readonly feature: keyof DotView;
      readonly threshold: number;
      readonly left: RuleTree;
      readonly right: RuleTree;
    };

/** Cut-offs of the detector, as data: `faceoff fit-detector` writes them. */
export interface DetectorRules {
  readonly tree: RuleTree;
  /** The dot must look like a line-up for this long. */
  readonly settleMillis: number;
  /** … and both nearest be slower than this, ft/s: who still glides about takes no draw yet. */
  readonly lineUpSpeed: number;
  /** A line-up that is not seen for this long is broken. */
  readonly breakMillis: number;
  /** While lined up, the nearest of each team may stray this far. */
  readonly strayFeet: number;
  /** Another skater takes over when he is nearer by this much … */
  readonly takeoverFeet: number;
  /** … in this many of his samples … */
  readonly takeoverSamples: number;
  /** … within this distance of the dot, and slower than this. */
  readonly takerFeet: number;
  readonly takerSpeed: number;
  /** A player without a sample for this long is not known to be anywhere. */
  readonly freshMillis: number;
  /** The skaters' median speed, ft/s, above which the puck has dropped: nobody steps in. */
  readonly playSpeed: number;
  /** What is asked besides where no clock tells that play has stopped. */
  readonly withoutClock: {
    /** The settling time there. */
    readonly settleMillis: number;
    /** The same for a line-up that stood there when tracking began: it has stood for longer. */
    readonly firstSightMillis: number;
    /** Of each team's mean speeds the larger one, ft/s: in play somebody always skates. */
    readonly calmSpeed: number;
    /** The limit there. */
    readonly playSpeed: number;
    /** After a drop nobody lines up for this long. */
    readonly restMillis: number;
  };
}

/** Whether the tree takes the view for a line-up; a view with an unknown (NaN) value is none. */
export function looksLikeLineUp(tree: RuleTree, view: DotView): boolean {
  let node = tree;
  while ('feature' in node) {
    const value = view[node.feature];
    if (Number.isNaN(value)) return false;
    node = value <= node.threshold ? node.left : node.right;
  }
  return node.isLineUp;
}
