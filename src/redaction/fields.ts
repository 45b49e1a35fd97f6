import type { KeyPath } from './keyPath.ts';

/** One text in a record, with the way to change it. */
export interface Field {
  /** Where it stands: `$.messages[0].text`. */
  readonly path: string;
  /** The configured key that chose it; none when every text was taken. */
  readonly key: string | undefined;
  /** Nearest name, for context: `text`. */
  readonly label: string;
  readonly text: string;
  /** Puts a new text in its place; a number becomes a text. */
  replace(text: string): void;
}

export interface SelectedFields {
  readonly fields: readonly Field[];
  /** Configured keys that this record does not have. */
  readonly missing: readonly string[];
}

/** Deepest nesting that is followed; `JSON.parse` allows thousands, the stack does not. */
const DEEPEST = 200;

/** A record nested deeper than can be searched. */
export class NestedTooDeep extends Error {
  override readonly name = 'NestedTooDeep';
}

type Place = {
  readonly holder: Record<string | number, unknown>;
  readonly at: string | number;
  readonly path: string;
};

/**
 * The texts of a record that the keys choose, or all of them. Numbers count as their text; where a
 * key leads to an object or array, everything below it is taken. Each place comes once.
 *
 * @param root - a holder with the record at `record`, so that a bare text can be replaced too
 * @throws NestedTooDeep
 */
export function selectFields(
  root: { record: unknown },
  keys: readonly KeyPath[] | undefined,
): SelectedFields {
  const fields = new Map<string, Field>();
  const missing: string[] = [];
  const start: Place = { holder: root, at: 'record', path: '$' };
  if (keys === undefined) collect(start, undefined, fields, 0);
  for (const key of keys ?? []) {
    const places = follow(start, key);
    if (places.length === 0) missing.push(key.written);
    for (const place of places) collect(place, key.written, fields, 0);
  }
  return { fields: [...fields.values()], missing };
}

function valueAt({ holder, at }: Place): unknown {
  return Object.hasOwn(holder, at) ? holder[at] : undefined;
}

function follow(start: Place, key: KeyPath): Place[] {
  let places = [start];
  for (const step of key.steps) {
    places = places.flatMap((place) => {
      const value = valueAt(place);
      if (typeof value !== 'object' || value === null) return [];
      if ('all' in step) return children(place);
      const at = 'key' in step ? step.key : step.index;
      const fits = Array.isArray(value) ? typeof at === 'number' : Object.hasOwn(value, at);
      return fits && Object.hasOwn(value, at) ? [child(place, value, at)] : [];
    });
  }
  if (key.literal !== undefined) {
    const record = valueAt(start);
    if (typeof record === 'object' && record !== null && Object.hasOwn(record, key.literal)) {
      places.push(child(start, record, key.literal));
    }
  }
  return places;
}

function children(place: Place): Place[] {
  const value = valueAt(place);
  if (Array.isArray(value)) return value.map((_, i) => child(place, value, i));
  if (typeof value === 'object' && value !== null) {
    return Object.keys(value).map((name) => child(place, value, name));
  }
  return [];
}

function child(parent: Place, holder: object, at: string | number): Place {
  const step =
    typeof at === 'number'
      ? `[${at}]`
      : /^[\p{L}_][\p{L}\p{N}_-]*$/u.test(at)
        ? `.${at}`
        : `[${JSON.stringify(at)}]`;
  return { holder: holder as Record<string | number, unknown>, at, path: parent.path + step };
}

function collect(
  place: Place,
  key: string | undefined,
  fields: Map<string, Field>,
  depth: number,
): void {
  if (depth > DEEPEST) throw new NestedTooDeep(`nested deeper than ${DEEPEST} levels`);
  const value = valueAt(place);
  if (typeof value === 'string' || typeof value === 'number') {
    if (fields.has(place.path)) return;
    fields.set(place.path, {
      path: place.path,
      key,
      label: labelOf(place.path),
      text: String(value),
      replace: (text) =>
        Object.defineProperty(place.holder, place.at, {
          value: text,
          writable: true,
          enumerable: true,
          configurable: true,
        }),
    });
    return;
  }
  for (const inner of children(place)) collect(inner, key, fields, depth + 1);
}

/** The last name in a path as words: `$.author.phoneNumber` → `phone number`. */
function labelOf(path: string): string {
  const name = /([\p{L}\p{N}_ -]+)(?:"\]|\[\d+\])*$/u.exec(path)?.[1] ?? '';
  return name
    .replace(/([\p{Ll}\p{N}])(\p{Lu})/gu, '$1 $2')
    .replace(/[_-]+/g, ' ')
    .trim()
    .toLowerCase();
}
