import { teamName } from '../hockey/teamNames.ts';
import type { TeamSource } from './sources.ts';

/**
 * A team of which an item keeps only the usual three letters.
 *
 * @param told - the full name as the feed told it, which may be the letters again
 */
export function teamOfCode(code: string, season?: string, told?: string): TeamSource {
  const name = told !== undefined && told !== code ? told : teamName(code, season);
  return { id: code, abbreviation: code, name: name ?? null };
}

/** A team by its letters as a caller gives them; null for what are no team's letters. */
export function teamOfLetters(letters: string): TeamSource | null {
  return /^[A-Z]{2,4}$/.test(letters) ? teamOfCode(letters) : null;
}
