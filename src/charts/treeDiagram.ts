import { GRID, HUES, label, MUTED, PAPER, short, svgOf } from './svg.ts';

/** A binary tree: a question with its answers, or a leaf. */
export type TreeNode =
  | { readonly question: string; readonly yes: TreeNode; readonly no: TreeNode }
  | {
      /** One to three short lines. */
      readonly lines: readonly string[];
      /** Which hue of the look marks the leaf. */
      readonly kind?: number;
    };

export interface TreeDiagram {
  readonly title: string;
  readonly description: string;
  readonly root: TreeNode;
}

const BOX = { width: 172, height: 54 };
const GAP = { x: 14, y: 46 };

/** A tree from top to bottom, "yes" to the left, as the text of an SVG file. */
export function treeDiagram(diagram: TreeDiagram): string {
  const { root } = diagram;
  const width = Math.max(420, leavesOf(root) * (BOX.width + GAP.x) + 2 * GAP.x);
  const height = 48 + depthOf(root) * (BOX.height + GAP.y);
  const body: string[] = [];
  draw(root, GAP.x, 44);
  return svgOf({ title: diagram.title, description: diagram.description, width, height, body });

  /** Draws a node over its leaves and returns the middle of its box. */
  function draw(node: TreeNode, left: number, top: number): number {
    if ('lines' in node) {
      const middle = left + (BOX.width + GAP.x) / 2;
      box(middle, top, node.lines, HUES[(node.kind ?? 0) % HUES.length]!, 2);
      return middle;
    }
    const below = top + BOX.height + GAP.y;
    const yes = draw(node.yes, left, below);
    const no = draw(node.no, left + leavesOf(node.yes) * (BOX.width + GAP.x), below);
    const middle = (yes + no) / 2;
    for (const [child, word] of [
      [yes, 'yes'],
      [no, 'no'],
    ] as const) {
      const from = top + BOX.height;
      body.push(
        `<line x1="${short(middle)}" y1="${from}" x2="${short(child)}" y2="${below}" stroke="${MUTED}"/>`,
        label((middle + child) / 2 + (child < middle ? -6 : 6), (from + below) / 2, word, {
          anchor: child < middle ? 'end' : 'start',
          fill: MUTED,
        }),
      );
    }
    box(middle, top, wrapped(node.question), GRID, 1);
    return middle;
  }

  function box(
    middle: number,
    top: number,
    lines: readonly string[],
    stroke: string,
    strokeWidth: number,
  ): void {
    const from = top + BOX.height / 2 + 4 - ((lines.length - 1) * 15) / 2;
    body.push(
      `<rect x="${short(middle - BOX.width / 2)}" y="${top}" width="${BOX.width}" height="${BOX.height}" rx="6" fill="${PAPER}" stroke="${stroke}" stroke-width="${strokeWidth}"/>`,
      ...lines.map((line, i) => label(middle, from + i * 15, line, { anchor: 'middle' })),
    );
  }
}

function leavesOf(node: TreeNode): number {
  return 'lines' in node ? 1 : leavesOf(node.yes) + leavesOf(node.no);
}

function depthOf(node: TreeNode): number {
  return 'lines' in node ? 1 : 1 + Math.max(depthOf(node.yes), depthOf(node.no));
}

/** Words broken into lines that fit a box. */
function wrapped(text: string): readonly string[] {
  const lines: string[] = [];
  for (const word of text.split(' ')) {
    const last = lines.at(-1);
    if (last !== undefined && last.length + word.length < 26)
      lines[lines.length - 1] = `${last} ${word}`;
    else lines.push(word);
  }
  return lines.slice(0, 3);
}
