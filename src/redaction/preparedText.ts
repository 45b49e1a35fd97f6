import type { Landmarks } from './landmarks.ts';
import { readLandmarks } from './landmarks.ts';
import type { Token } from './token.ts';
import { tokenize } from './token.ts';

/** How the writer uses capitals; names in a text without capitals are found by other signs. */
export type Casing = 'mixed' | 'lower' | 'upper';

/** A text with what several recognizers ask of it, worked out once and only when asked. */
export class PreparedText {
  readonly text: string;
  #tokens: readonly Token[] | undefined;
  #casing: Casing | undefined;
  #landmarks: Landmarks | undefined;

  constructor(text: string) {
    this.text = text;
  }

  get tokens(): readonly Token[] {
    this.#tokens ??= tokenize(this.text);
    return this.#tokens;
  }

  get casing(): Casing {
    this.#casing ??= casingOf(this.tokens);
    return this.#casing;
  }

  get landmarks(): Landmarks {
    this.#landmarks ??= readLandmarks(this.text);
    return this.#landmarks;
  }
}

/** `lower` and `upper` need a few words of evidence; acronyms and initials do not count. */
function casingOf(tokens: readonly Token[]): Casing {
  let lower = 0;
  let capital = 0;
  let upper = 0;
  for (const token of tokens) {
    if (token.shape === 'lower') lower++;
    else if (token.shape === 'capital' || token.shape === 'mixed') capital++;
    else if (token.shape === 'upper' && token.end - token.begin > 1) upper++;
  }
  if (upper >= 3 && lower + capital <= upper * 0.15) return 'upper';
  if (lower >= 2 && capital + upper === 0) return 'lower';
  if (lower >= 40 && capital <= lower * 0.01) return 'lower';
  return 'mixed';
}
