/** One step into a record: a key, an index, or everything at this level. */
export type Step = { readonly key: string } | { readonly index: number } | { readonly all: true };

export interface KeyPath {
  /** As it was written in configuration. */
  readonly written: string;
  readonly steps: readonly Step[];
  /** A name with dots and no `$` is also tried as one literal key of the record. */
  readonly literal?: string;
}

/** A key that cannot be read; the message quotes it. */
export class InvalidKeyPath extends Error {
  override readonly name = 'InvalidKeyPath';
}

/**
 * Reads keys parted by comma and blank: plain keys (`Tweet1, Tweet2`), and paths with `$`:
 * `$.author.email`, `$.messages[*].text`, `$.list[0]`, `$['a.key, with signs']`.
 *
 * @throws InvalidKeyPath
 */
export function readKeyPaths(written: string): KeyPath[] {
  return splitKeys(written).map(readKeyPath);
}

/** Splits at commas that are not inside quotes. */
function splitKeys(written: string): string[] {
  const keys: string[] = [];
  let from = 0;
  let quote = '';
  for (let i = 0; i <= written.length; i++) {
    const sign = written[i];
    if (quote !== '') {
      if (sign === quote) quote = '';
    } else if ((sign === "'" || sign === '"') && written[i - 1] === '[') quote = sign;
    else if (sign === ',' || sign === undefined) {
      const key = written.slice(from, i).trim();
      if (key !== '') keys.push(key);
      from = i + 1;
    }
  }
  if (quote !== '') throw new InvalidKeyPath(`key ${written}: a quote is not closed`);
  return keys;
}

const STEP = /\.([^.[\]]+)|\[(\d{1,9})\]|\[\*\]|\['([^']*)'\]|\["([^"]*)"\]/y;

/** Reads one key or path. */
export function readKeyPath(written: string): KeyPath {
  const path = written.startsWith('$') ? written.slice(1) : `.${written}`;
  const steps: Step[] = [];
  STEP.lastIndex = 0;
  while (STEP.lastIndex < path.length) {
    const at = STEP.lastIndex;
    const match = STEP.exec(path);
    if (!match) throw new InvalidKeyPath(`key "${written}": not understood at "${path.slice(at)}"`);
    const [whole, name, index, single, double] = match;
    if (name === '*' || whole === '[*]') steps.push({ all: true });
    else if (index !== undefined) steps.push({ index: Number(index) });
    else steps.push({ key: name ?? single ?? double ?? '' });
  }
  if (steps.length === 0 && !written.startsWith('$')) {
    throw new InvalidKeyPath(`key "${written}": expected a name or a path`);
  }
  return {
    written,
    steps,
    ...(written.startsWith('$') || steps.length === 1 ? {} : { literal: written }),
  };
}
