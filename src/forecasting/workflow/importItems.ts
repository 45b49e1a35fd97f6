import { fillGaps } from '../series.ts';
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

/** Numbers known ahead by item and step: schedule, venue, rest; texts become one column a value. */
export interface RelatedSeries {
  readonly columns: readonly string[];
  /** By item id and step. */
  readonly values: Readonly<Record<string, Readonly<Record<string, readonly number[]>>>>;
}

/** Different texts of a related column beyond which it is refused as an identifier. */
const MOST_CATEGORIES = 60;

/** @throws {@link ImportError} for a time that cannot be read or a text column without end */
export function importRelated(
  rows: readonly Row[],
  frequency: Frequency,
  origin: number,
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
    const { itemId } = dimensionsOf(row, i);
    values[itemId] ??= {};
    values[itemId][String(stepOf(at, frequency, origin))] = columns.map((c) => c.of(row));
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
 * one step count once; gaps are filled along a straight line; rows without a value count as gaps.
 *
 * @throws {@link ImportError} for a missing column, a time or value that cannot be read, two values
 *   for one step, a negative count, or steps of another frequency
 */
export function importItems(
  targets: readonly Row[],
  metadata: readonly Row[],
  { frequency, counts }: { readonly frequency: Frequency; readonly counts: boolean },
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
    const key = JSON.stringify([itemId, locationId]);
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
  const items = [...byItem.values()].flatMap(({ row, steps }): Item[] => {
    const { itemId, locationId } = dimensionsOf(row, 0);
    const known = [...steps].filter(([, v]) => v !== null).map(([s]) => s);
    if (known.length === 0) return [];
    const first = known.reduce((a, b) => Math.min(a, b));
    const last = known.reduce((a, b) => Math.max(a, b));
    const length = last - first + 1;
    if (known.length > 2 && known.length < LEAST_FILLED * length) {
      throw new ImportError(
        `${itemId} has ${known.length} values in ${length} steps of frequency ${frequency}: ` +
          'is its frequency another?',
      );
    }
    const rare = rareFrom(known.sort((a, b) => a - b));
    if (rare) {
      const from = timestampText(startOfStep(rare.from, frequency, origin), frequency);
      throw new ImportError(
        `${itemId} has a value only every ${rare.every} steps of frequency ${frequency} from ` +
          `${from} on: are frequencies mixed?`,
      );
    }
    filledGaps += length - known.length;
    const values = fillGaps(Array.from({ length }, (_, i) => steps.get(first + i) ?? null));
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
    related: importRelated(related, frequency, origin),
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

/** Even distances in a row, of this many steps or more, that no gaps by chance make. */
const EVEN_DISTANCES = 6;
const LEAST_DISTANCE = 3;

/** Where values of a series begin to come only every so many steps; `undefined` where they do not. */
function rareFrom(steps: readonly number[]): { from: number; every: number } | undefined {
  let run = 0;
  for (let i = 1; i < steps.length; i++) {
    const distance = steps[i]! - steps[i - 1]!;
    const isEven = i > 1 && distance === steps[i - 1]! - steps[i - 2]!;
    run = isEven ? run + 1 : 1;
    if (distance >= LEAST_DISTANCE && run >= EVEN_DISTANCES) {
      return { from: steps[i - run + 1]!, every: distance };
    }
  }
  return undefined;
}

function dimensionsOf(row: Row, i: number): { itemId: string; locationId: string } {
  const item = field(row, 'item_id');
  if (item === undefined || item === null || item === '') {
    throw new ImportError(`row ${i + 1}: item_id is missing`);
  }
  return { itemId: String(item), locationId: String(field(row, 'location_id') ?? '') };
}
