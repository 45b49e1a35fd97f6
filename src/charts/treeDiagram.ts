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

const BOX = { width: 172, line: 15, padding: 13 };
const GAP = { x: 44, y: 12 };
const TOP = 44;
const LEFT = 16;

/**
 * A tree from left to right, "yes" above, as the text of an SVG file: the root stands where reading
 * begins, and a tree with many leaves is tall instead of wider than a page.
 */
export function treeDiagram(diagram: TreeDiagram): string {
  const { root } = diagram;
  const row = Math.max(34, heightOf(linesOf(root)) + GAP.y);
  const width = Math.max(420, LEFT * 2 + depthOf(root) * (BOX.width + GAP.x) - GAP.x);
  const height = TOP + leavesOf(root) * row + 12;
  const body: string[] = [];
  draw(root, LEFT, TOP);
  return svgOf({ title: diagram.title, description: diagram.description, width, height, body });

  /** Draws a node left of its answers and returns the middle of its box. */
  function draw(node: TreeNode, left: number, top: number): number {
    if ('lines' in node) {
      const middle = top + row / 2;
      box(left, middle, node.lines, HUES[(node.kind ?? 0) % HUES.length]!, 2);
      return middle;
    }
    const from = left + BOX.width;
    const to = from + GAP.x;
    const yes = draw(node.yes, to, top);
    const no = draw(node.no, to, top + leavesOf(node.yes) * row);
    const middle = (yes + no) / 2;
    const bend = short(from + GAP.x / 2);
    for (const [answer, word] of [
      [yes, 'yes'],
      [no, 'no'],
    ] as const) {
      body.push(
        `<path d="M${from} ${short(middle)} H${bend} V${short(answer)} H${to}" fill="none" stroke="${MUTED}"/>`,
        label(to - 4, answer + (answer < middle ? -5 : 13), word, { anchor: 'end', fill: MUTED }),
      );
    }
    box(left, middle, wrapped(node.question), GRID, 1);
    return middle;
  }

  function box(
    left: number,
    middle: number,
    lines: readonly string[],
    stroke: string,
    strokeWidth: number,
  ): void {
    const height = heightOf(lines.length);
    const from = middle + 4 - ((lines.length - 1) * BOX.line) / 2;
    body.push(
      `<rect x="${left}" y="${short(middle - height / 2)}" width="${BOX.width}" height="${height}" rx="6" fill="${PAPER}" stroke="${stroke}" stroke-width="${strokeWidth}"/>`,
      ...lines.map((line, i) =>
        label(left + BOX.width / 2, from + i * BOX.line, line, { anchor: 'middle' }),
      ),
    );
  }
}

const heightOf = (lines: number): number => lines * BOX.line + BOX.padding;

/** Most lines of a leaf. */
function linesOf(node: TreeNode): number {
  return 'lines' in node ? node.lines.length : Math.max(linesOf(node.yes), linesOf(node.no));
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
