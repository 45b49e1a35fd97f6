import { isGivenName, isWord } from '../knowledge/knowledge.ts';
import { adjectivesAndDays, isAmbiguous, labels } from '../knowledge/nonNames.ts';
import { particles, postNominals, titles } from '../knowledge/personCues.ts';
import type { Casing } from '../preparedText.ts';
import type { Token } from '../token.ts';

/** Written as names are in a text of this casing. */
export function isNameLike(token: Token, casing: Casing): boolean {
  if (/\d/.test(token.text)) return false;
  if (token.shape === 'upper' && labels.has(token.folded)) return false;
  switch (token.shape) {
    case 'capital':
      return true;
    case 'mixed':
      return /^\p{Lu}/u.test(token.text);
    case 'upper':
      if (casing === 'upper') return isUncasedName(token);
      return token.text.length === 1 || (token.text.length > 2 && isUncasedName(token));
    case 'lower':
      return casing === 'lower' && isUncasedName(token);
    default:
      return false;
  }
}

/** In a text without capitals: a known name, or a word that English does not have. */
function isUncasedName(token: Token): boolean {
  const { folded } = token;
  if (folded.length < 3 || adjectivesAndDays.has(folded) || titles.has(folded)) return false;
  if (labels.has(folded)) return false;
  if (isWord(folded)) {
    return (
      folded.length > 3 && isGivenName(folded) && !isAmbiguous(folded) && !isCommonVerb(folded)
    );
  }
  if (/^\w+['’](?:s|m|re|ve|ll|d|t)$/.test(folded)) return isGivenName(folded.split("'")[0] ?? '');
  return !isAmbiguous(folded) && (folded.length > 2 || isGivenName(folded));
}

/** Letters after a name, in capitals unless the whole text has none. */
export function isPostNominal({ folded, shape }: Token, casing: Casing): boolean {
  return (
    postNominals.has(folded) &&
    (shape === 'upper' || casing === 'lower' || (folded.length === 2 && shape === 'capital'))
  );
}

export function isParticle(token: Token, casing: Casing): boolean {
  return (
    (token.shape === 'lower' || (casing === 'upper' && token.shape === 'upper')) &&
    token.gap === 'space' &&
    particles.has(token.folded)
  );
}

export function isCommonVerb(folded: string): boolean {
  return /^(?:lives?|says?|said|from|spent|listed|flew|with|will|does|goes|came|went|likes?|loves?|wants?|needs?|works?|have|been|about|when|where|what|that|this|there|they|then|than|your|here|just|only|over|also|into|such|some|most|more|very|much|many|good|please|call|called|asked|told|street|lane|road|drive|court|place|avenue|park|house|card|bank|email|phone|account|and|the)$/.test(
    folded,
  );
}
