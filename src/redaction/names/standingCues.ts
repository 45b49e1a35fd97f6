import type { Cue } from '../knowledge/personCues.ts';
import { cuesAfter, cuesBefore } from '../knowledge/personCues.ts';

/** Characters beside a run that any cue may span. */
const SPAN = 80;
/** Places that are remembered: lists and forms repeat the same words around names. */
const REMEMBERED = 500;

/** The cues that stand before and after a run of words. */
export interface StandingCues {
  readonly before: readonly Cue[];
  readonly after: readonly Cue[];
}

/** Looks up cues in one text, each different surrounding once. */
export function cueReader(text: string): (begin: number, end: number) => StandingCues {
  const before = new Map<string, readonly Cue[]>();
  const after = new Map<string, readonly Cue[]>();
  return (begin, end) => ({
    before: remembered(before, text.slice(Math.max(0, begin - SPAN), begin), () =>
      cuesBefore(text, begin),
    ),
    after: remembered(after, text.slice(end, end + SPAN), () => cuesAfter(text, end)),
  });
}

function remembered(
  known: Map<string, readonly Cue[]>,
  key: string,
  look: () => readonly Cue[],
): readonly Cue[] {
  // Once so many differ, the next will differ too.
  if (known.size >= REMEMBERED) return look();
  const found = known.get(key);
  if (found !== undefined) return found;
  const cues = look();
  known.set(key, cues);
  return cues;
}
