import type { Phase } from '../state/gameState.ts';
import { type Signal, type Transition, transitions } from './transitions.ts';

const ACTION_WORDS = {
  PREDICT: 'predict',
  CLOSE_DRAW: 'close the draw',
  DECIDE_DRAW: 'decide the draw',
} as const;

const words = (name: string) => name.toLowerCase().replaceAll('_', ' ');

/** Every transition as a Mermaid state diagram, in the order of the table. */
export function drawTransitions(table: typeof transitions = transitions): string {
  const lines = entriesOf(table).map(([from, signal, { to, actions }]) => {
    const done = actions.map((action) => ACTION_WORDS[action]).join(', ');
    return `  ${from} --> ${to}: ${words(signal)}${done && ` / ${done}`}`;
  });
  return `${['stateDiagram-v2', '  [*] --> BEFORE_GAME', ...lines].join('\n')}\n`;
}

/** The same as a Markdown table: a row per phase and signal. */
export function tabulateTransitions(table: typeof transitions = transitions): string {
  const rows = entriesOf(table).map(([from, signal, { to, actions }]) => [
    from,
    words(signal),
    to === from ? 'stays' : to,
    actions.map((action) => ACTION_WORDS[action]).join(', ') || '–',
  ]);
  const all = [['in phase', 'when', 'goes to', 'and does'], ...rows];
  const widths = [0, 1, 2, 3].map((i) => Math.max(...all.map((row) => row[i]!.length)));
  const line = (row: readonly string[]) =>
    `| ${row.map((cell, i) => cell.padEnd(widths[i]!)).join(' | ')} |`;
  const rule = `| ${widths.map((width) => '-'.repeat(width)).join(' | ')} |`;
  return `${[line(all[0]!), rule, ...rows.map(line)].join('\n')}\n`;
}

function entriesOf(table: typeof transitions): [Phase, Signal, Transition][] {
  return Object.entries(table).flatMap(([from, bySignal]) =>
    Object.entries(bySignal).map(([signal, transition]): [Phase, Signal, Transition] => [
      from as Phase,
      signal as Signal,
      transition,
    ]),
  );
}
