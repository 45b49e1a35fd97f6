import { isCity, isFamilyName, isGivenName, isPlace, isWord } from '../knowledge/knowledge.ts';
import {
  adjectivesAndDays,
  isAmbiguous,
  organizationWords,
  streetWords,
  teamsAndBrands,
} from '../knowledge/nonNames.ts';
import { particles } from '../knowledge/personCues.ts';
import type { Casing } from '../preparedText.ts';
import type { Token } from '../token.ts';

/** Most tokens of a name that are looked back over. */
const LOOK_BACK = 7;

/** What ends right before token `end`: a whole name, one lone name, or none. */
export function nameBefore(
  tokens: readonly Token[],
  end: number,
  casing: Casing,
): 'whole' | 'lone' | 'none' {
  let known = 0;
  let strange = 0;
  let words = 0;
  let first = end;
  for (let i = end - 1; i >= 0 && i >= end - LOOK_BACK; i--) {
    const token = tokens[i]!;
    const { folded, shape, text, gap } = token;
    const inside = /^[-.'’"]$/.test(text) && gap === 'none';
    if (shape === 'mark' ? !inside : !isNameWord(token, casing)) break;
    if (shape !== 'mark') {
      first = i;
      if (folded.length > 1 && !particles.has(folded)) words++;
      const strong = !isWord(folded) && !isAmbiguous(folded) && !isCity(folded);
      if (strong && (isGivenName(folded) || isFamilyName(folded))) known++;
      else if (strong && folded.length > 3 && !isPlace(folded)) strange++;
    }
    if (gap === 'line') break;
  }
  if (words === 0) return 'none';
  const whole = tokens.slice(first, end).map(({ folded }) => folded);
  // Most given names are also the name of some town.
  if (words > 1 ? isPlace(whole.join(' ')) : isCity(whole[0]!)) return 'none';
  if (words > 1) return known > 0 || strange > (words > 2 ? 1 : 0) ? 'whole' : 'none';
  const lone = !isWord(whole[0]!) && (known > 0 || whole[0]!.length > 4);
  return lone ? 'lone' : 'none';
}

function isNameWord({ folded, shape }: Token, casing: Casing): boolean {
  if (particles.has(folded) && (shape === 'lower' || casing !== 'mixed')) return true;
  if (casing === 'mixed' ? shape === 'lower' : isWord(folded) && !isGivenName(folded)) return false;
  return (
    shape !== 'number' &&
    !organizationWords.has(folded) &&
    !teamsAndBrands.has(folded) &&
    !adjectivesAndDays.has(folded) &&
    !(streetWords.has(folded) && !isFamilyName(folded))
  );
}
