import { isStateCode } from '../knowledge/regions.ts';
import type { Token } from '../token.ts';

/**
 * Reads what closes an address of North America or Britain, whatever its capitals: a town of up to
 * four words, a state and a code, or a town and a postcode. The token index behind it, or nothing.
 */
export function readTail(tokens: readonly Token[], from: number): number | undefined {
  for (let at = from; at < from + 6; at++) {
    const token = tokens[at];
    if (!token || (at > from && token.gap === 'line')) return undefined;
    const code = at > from || token.gap === 'line' ? readCode(tokens, at) : undefined;
    if (code !== undefined) return code;
    const within =
      token.shape === 'mark'
        ? /^[-.,'’]$/.test(token.text)
        : token.shape !== 'number' && /^\p{L}{2,}$/u.test(token.text);
    if (!within) return undefined;
  }
  return undefined;
}

/** `OH 45402`, `OH 45402-1234`, `ON K1A 0B1`, `SW1A 1AA`: the token index behind, or nothing. */
function readCode(tokens: readonly Token[], at: number): number | undefined {
  const [head, next, last] = [tokens[at]!, tokens[at + 1], tokens[at + 2]];
  if (head.shape === 'mark' || head.shape === 'number' || head.text.length > 4) return undefined;
  if (isStateCode(head.text.toUpperCase()) && next) {
    if (/^\d{5}$/.test(next.text)) {
      const plus = last?.text === '-' && /^\d{4}$/.test(tokens[at + 3]?.text ?? '');
      return plus ? at + 4 : at + 2;
    }
    if (/^[a-z]\d[a-z]$/i.test(next.text) && /^\d[a-z]\d$/i.test(last?.text ?? '')) return at + 3;
  }
  if (/^[a-z]{1,2}\d[a-z\d]?$/i.test(head.text) && /^\d[a-z]{2}$/i.test(next?.text ?? ''))
    return at + 2;
  return undefined;
}
