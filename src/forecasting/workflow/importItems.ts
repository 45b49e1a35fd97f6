import { fillGaps } from '../series.ts';
import type { Filling } from './config.ts';
import { type Frequency, momentOf, startOfStep, stepOf, timestampText } from './frequency.ts';

/** A row of a warehouse's answer. */
export type Row = Readonly<Record<string, unknown>>;

/** Rows that cannot be made into series; the message names what is wrong and where. */
export class ImportError extends Error {
  override readonly name = 'ImportError';
}

/** One series with its dimensions. */
export interface Item {
  readonly itemId: string;
  /** Second dimension; empty where the source has none. */
  readonly locationId: string;
  /** Step of the first value, counted as {@link stepOf} does. */
  readonly firstStep: number;
  /** Even steps, gaps filled. */
  readonly values: readonly number[];
  readonly metadata: Readonly<Record<string, string>>;
}

/** What was read and what was mended. */
export interface ImportReport {
  readonly rows: number;
  readonly items: number;
  readonly filledGaps: number;
  readonly droppedDoubles: number;
  readonly missingValues: number;
  /** Items known by metadata alone: they start cold. */
  readonly coldItems: number;
}

export interface Imported {
  readonly items: readonly Item[];
  readonly cold: readonly Pick<Item, 'itemId' | 'locationId' | 'metadata'>[];
  /** What is known ahead, see {@link RelatedSeries}. */
  readonly related: RelatedSeries;
  /** Moment that weeks are counted from. */
  readonly origin: number;
  readonly report: ImportReport;
}

/** Numbers known ahead by dimensions and step: schedule, venue, rest; texts become one column a value. */
export interface RelatedSeries {
  readonly columns: readonly string[];
  /** By {@link dimensionKey} and step; a dimension that the rows leave out is empty. */
  readonly values: Readonly<Record<string, Readonly<Record<string, readonly number[]>>>>;
}

/** What series and related rows are kept under. */
export const dimensionKey = (itemId: string, locationId: string): string =>
  JSON.stringify([itemId, locationId]);

/** The related values of an item at a step: its own, else those of the item, else of the location. */
export function relatedAt(
  { values }: RelatedSeries,
  { itemId, locationId }: Pick<Item, 'itemId' | 'locationId'>,
  step: number,
): readonly number[] | undefined {
  const found =
    values[dimensionKey(itemId, locationId)] ??
    values[dimensionKey(itemId, '')] ??
    values[dimensionKey('', locationId)];
  return found?.[String(step)];
}

/** Different texts of a related column beyond which it is refused as an identifier. */
const MOST_CATEGORIES = 60;

/** @throws {@link ImportError} for a time that cannot be read or a text column without end */
export function importRelated(
  rows: readonly Row[],
  frequency: Frequency,
  origin: number,
  filling: Filling = 'linear',
): RelatedSeries {
  const own = new Set(['item_id', 'location_id', 'timestamp']);
  const names = Object.keys(rows[0] ?? {}).filter((k) => !own.has(k.toLowerCase()));
  const isNumber = (v: unknown): boolean =>
    v === null || typeof v === 'number' || typeof v === 'bigint' || typeof v === 'boolean';
  const columns: { name: string; of: (row: Row) => number }[] = [];
  for (const name of names) {
    if (rows.every((r) => isNumber(r[name]))) {
      columns.push({ name: name.toLowerCase(), of: (r) => Number(r[name] ?? 0) });
      continue;
    }
    const texts = [...new Set(rows.map((r) => String(r[name])))].sort();
    if (texts.length > MOST_CATEGORIES) {
      throw new ImportError(`related column ${name} has ${texts.length} different texts: too many`);
    }
    for (const text of texts) {
      const column = `${name.toLowerCase()}=${text}`;
      columns.push({ name: column, of: (r) => (String(r[name]) === text ? 1 : 0) });
    }
  }
  const values: Record<string, Record<string, number[]>> = {};
  for (const [i, row] of rows.entries()) {
    const at = momentOf(field(row, 'timestamp'));
    if (Number.isNaN(at)) throw new ImportError(`related row ${i + 1}: timestamp must be a time`);
    const itemId = String(field(row, 'item_id') ?? '');
    const locationId = String(field(row, 'location_id') ?? '');
    if (itemId === '' && locationId === '') {
      throw new ImportError(`related row ${i + 1}: expected item_id, location_id or both`);
    }
    const key = dimensionKey(itemId, locationId);
    values[key] ??= {};
    values[key][String(stepOf(at, frequency, origin))] = columns.map((c) => c.of(row));
  }
  if (filling === 'zero') {
    const nothing = columns.map(() => 0);
    for (const known of Object.values(values)) {
      const steps = Object.keys(known).map(Number);
      const last = steps.reduce((a, b) => Math.max(a, b));
      for (let step = steps.reduce((a, b) => Math.min(a, b)); step < last; step++) {
        known[String(step)] ??= nothing;
      }
    }
  }
  return { columns: columns.map((c) => c.name), values };
}

/** A value of a row by name, whatever the case a warehouse answers in. */
function field(row: Row, name: string): unknown {
  if (name in row) return row[name];
  const upper = name.toUpperCase();
  return upper in row ? row[upper] : undefined;
}

/** Share of steps between first and last that must hold a value: below, the frequency is another. */
const LEAST_FILLED = 0.2;

/**
 * Series from rows `item_id, [location_id], timestamp, target_value` in any order. Equal rows for
 * one step count once; steps without a row are filled as `filling` says; rows without a value are
 * gaps, filled along a straight line.
 *
 * @throws {@link ImportError} for a missing column, a time or value that cannot be read, two values
 *   for one step, a negative count, or steps of another frequency
 */
export function importItems(
  targets: readonly Row[],
  metadata: readonly Row[],
  {
    frequency,
    counts,
    filling = 'linear',
  }: { readonly frequency: Frequency; readonly counts: boolean; readonly filling?: Filling },
  related: readonly Row[] = [],
): Imported {
  if (targets.length === 0) throw new ImportError('the target series query answered no rows');
  for (const name of ['item_id', 'timestamp', 'target_value']) {
    if (field(targets[0]!, name) === undefined) {
      const got = Object.keys(targets[0]!).join(', ');
      throw new ImportError(`the target series need the column ${name}, got ${got}`);
    }
  }
  const moments = targets.map((row, i) => {
    const at = momentOf(field(row, 'timestamp'));
    if (Number.isNaN(at)) {
      const got = String(field(row, 'timestamp'));
      throw new ImportError(`row ${i + 1}: timestamp must be a date or time, got ${got}`);
    }
    return at;
  });
  const origin = frequency === 'W' ? moments.reduce((a, b) => Math.min(a, b)) : 0;
  const byItem = new Map<string, { row: Row; steps: Map<number, number | null> }>();
  let droppedDoubles = 0;
  let missingValues = 0;
  for (const [i, row] of targets.entries()) {
    const { itemId, locationId } = dimensionsOf(row, i);
    const raw = field(row, 'target_value');
    const value = raw === null || raw === '' ? null : Number(raw);
    if (value === null) missingValues++;
    else if (!Number.isFinite(value)) {
      throw new ImportError(
        `row ${i + 1} (${itemId}): target_value must be a number, got ${String(raw)}`,
      );
    } else if (counts && value < 0) {
      throw new ImportError(`row ${i + 1} (${itemId}): a count cannot be ${value}`);
    }
    const key = dimensionKey(itemId, locationId);
    let item = byItem.get(key);
    if (!item) {
      item = { row, steps: new Map() };
      byItem.set(key, item);
    }
    const step = stepOf(moments[i]!, frequency, origin);
    const before = item.steps.get(step);
    if (before !== undefined) {
      if (before !== value) {
        throw new ImportError(
          `${itemId} has two values for one step of frequency ${frequency}: ${before} and ${value} ` +
            `at ${new Date(moments[i]!).toISOString()}`,
        );
      }
      droppedDoubles++;
      continue;
    }
    item.steps.set(step, value);
  }
  const attributes = new Map<string, Record<string, string>>();
  for (const row of metadata) {
    const id = field(row, 'item_id');
    if (id === undefined || id === null) continue;
    const rest = Object.entries(row).filter(([k]) => k.toLowerCase() !== 'item_id');
    attributes.set(
      String(id),
      Object.fromEntries(rest.map(([k, v]) => [k.toLowerCase(), String(v)])),
    );
  }
  let filledGaps = 0;
  const end = moments.reduce(
    (last, at) => Math.max(last, stepOf(at, frequency, origin)),
    -Infinity,
  );
  const items = [...byItem.values()].flatMap(({ row, steps }): Item[] => {
    const { itemId, locationId } = dimensionsOf(row, 0);
    const known = [...steps].filter(([, v]) => v !== null).map(([s]) => s);
    if (known.length === 0) return [];
    const first = known.reduce((a, b) => Math.min(a, b));
    const last = filling === 'zero' ? end : known.reduce((a, b) => Math.max(a, b));
    const length = last - first + 1;
    checkFrequency(itemId, known, length, { frequency, origin, filling });
    filledGaps += length - known.length;
    const ofStep = (step: number): number | null => {
      const value = steps.get(step);
      return value === undefined && filling === 'zero' ? 0 : (value ?? null);
    };
    const values = fillGaps(Array.from({ length }, (_, i) => ofStep(first + i)));
    return [
      {
        itemId,
        locationId,
        firstStep: first,
        values: Array.from(values),
        metadata: attributes.get(itemId) ?? {},
      },
    ];
  });
  if (items.length === 0) throw new ImportError('the target series query holds no value');
  const seen = new Set(items.map((i) => i.itemId));
  const cold = [...attributes].flatMap(([itemId, m]) =>
    seen.has(itemId) ? [] : [{ itemId, locationId: '', metadata: m }],
  );
  return {
    items,
    cold,
    related: importRelated(related, frequency, origin, filling),
    origin,
    report: {
      rows: targets.length,
      items: items.length,
      filledGaps,
      droppedDoubles,
      missingValues,
      coldItems: cold.length,
    },
  };
}

/** @throws {@link ImportError} where values come so rarely, or so evenly, that the frequency is another */
function checkFrequency(
  itemId: string,
  known: readonly number[],
  length: number,
  calendar: { readonly frequency: Frequency; readonly origin: number; readonly filling: Filling },
): void {
  const { frequency, origin, filling } = calendar;
  const rare = rareFrom([...known].sort((a, b) => a - b));
  if (filling === 'zero') {
    // Few rows are nothing odd where a step without one is a zero, unless all come evenly.
    if (!rare || rare.count < known.length) return;
  } else if (known.length > 2 && known.length < LEAST_FILLED * length) {
    throw new ImportError(
      `${itemId} has ${known.length} values in ${length} steps of frequency ${frequency}: ` +
        'is its frequency another? Where a step without a row means 0, say "filling": "zero"',
    );
  }
  if (!rare) return;
  throw new ImportError(
    `${itemId} has a value only every ${rare.every} steps of frequency ${frequency} from ` +
      `${timestampText(startOfStep(rare.from, frequency, origin), frequency)} on: are frequencies mixed?`,
  );
}

/** Even distances in a row, of this many steps or more, that no gaps by chance make. */
const EVEN_DISTANCES = 6;
const LEAST_DISTANCE = 3;

/** Where values begin to come only every so many steps, and how many do; `undefined` where none. */
function rareFrom(
  steps: readonly number[],
): { from: number; every: number; count: number } | undefined {
  let run = 0;
  let found: { from: number; every: number; count: number } | undefined;
  for (let i = 1; i < steps.length; i++) {
    const distance = steps[i]! - steps[i - 1]!;
    const isEven = i > 1 && distance === steps[i - 1]! - steps[i - 2]!;
    run = isEven ? run + 1 : 1;
    if (distance >= LEAST_DISTANCE && run >= EVEN_DISTANCES && run >= (found?.count ?? 0)) {
      found = { from: steps[i - run + 1]!, every: distance, count: run + 1 };
    }
  }
  return found;
}

function dimensionsOf(row: Row, i: number): { itemId: string; locationId: string } {
  const item = field(row, 'item_id');
  if (item === undefined || item === null || item === '') {
    throw new ImportError(`row ${i + 1}: item_id is missing`);
  }
  return { itemId: String(item), locationId: String(field(row, 'location_id') ?? '') };
}
