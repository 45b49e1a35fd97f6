import { isWord } from '../knowledge/knowledge.ts';
import type { Token } from '../token.ts';

/** "Fuglie 41": capitalized words between the line's begin and the number name the street. */
export function backToLine(tokens: readonly Token[], at: number): number {
  if (tokens[at]!.shape !== 'number') return at;
  for (let i = at - 1; i >= at - 3 && i >= 0; i--) {
    const token = tokens[i]!;
    if (token.shape !== 'capital' || isWord(token.folded) || tokens[i + 1]!.gap !== 'space')
      return at;
    if (i === 0 || token.gap === 'line') return i;
  }
  return at;
}

/** "Door No. 329", "H.No. 12", "Flat 4": what the number numbers stands before it. */
export function backToUnit(tokens: readonly Token[], at: number): number {
  let i = at - 1;
  while (i > 0 && i > at - 4 && /^(?:\.|no|number|#)$/.test(tokens[i]!.folded)) i--;
  const unit = tokens[i];
  const numbers =
    unit !== undefined &&
    /^(?:door|flat|house|h|plot|shop|villa|block|blk|unit|apt|apartment|suite)$/.test(unit.folded);
  if (numbers) return i;
  // "No. 228 Zhongshan East Road"
  return i < at - 1 && tokens[i + 1]!.text === 'No' ? i + 1 : at;
}

/** "the corner of X and Y" is one address with its own words. */
export function backToCorner(tokens: readonly Token[], at: number): number {
  return tokens[at - 3]?.folded === 'the' ? at - 3 : at - 2;
}
