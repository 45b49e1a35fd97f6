/** Prices of Amazon Comprehend for personal data, US East, dollars per unit of 100 characters. */
export interface PriceTable {
  /** Date on which the price page was read, ISO. */
  readonly asOf: string;
  readonly detectPerUnit: number;
  readonly containsPerUnit: number;
}

/**
 * Published prices by date, newest last. A change of price is a line here.
 *
 * @see https://aws.amazon.com/comprehend/pricing/
 */
export const priceTables: readonly PriceTable[] = [
  { asOf: '2021-06-01', detectPerUnit: 0.0001, containsPerUnit: 0.000002 },
];

const CHARACTERS_PER_UNIT = 100;
/** Each request is charged as 300 characters at least. */
const UNITS_AT_LEAST = 3;

/** Units that one request with this many characters is charged. */
export function units(characters: number): number {
  return Math.max(UNITS_AT_LEAST, Math.ceil(characters / CHARACTERS_PER_UNIT));
}

export interface CostQuestion {
  readonly records: number;
  /** Characters checked in each record, all its keys together. */
  readonly characters: number;
  /** Share of records that hold personal data, 0..1. */
  readonly share: number;
  /** Requests that the characters of one record are spread over. Default 1: fields are joined. */
  readonly requestsPerRecord?: number;
}

export interface CostEstimate {
  readonly asOf: string;
  /** Units of `ContainsPiiEntities`: every record. */
  readonly containsUnits: number;
  /** Units of `DetectPiiEntities`: records with personal data. */
  readonly detectUnits: number;
  /** Dollars when every record is first asked `Contains`. */
  readonly containsThenDetect: number;
  /** Dollars when every record goes to `Detect` at once. */
  readonly detectOnly: number;
  readonly cheaper: 'contains then detect' | 'detect only';
  /** Share of personal data above which `Contains` no longer pays. */
  readonly breakEvenShare: number;
}

/**
 * What Amazon Comprehend charges for a stream of records.
 *
 * @throws RangeError when a number is negative, not finite, or the share is above 1
 */
export function estimateCost(
  question: CostQuestion,
  prices: PriceTable = priceTables[priceTables.length - 1]!,
): CostEstimate {
  const { records, characters, share, requestsPerRecord = 1 } = question;
  for (const [name, value] of Object.entries({ records, characters, share, requestsPerRecord })) {
    if (!Number.isFinite(value) || value < 0) {
      throw new RangeError(`${name}: expected a number from 0, got ${value}`);
    }
  }
  if (share > 1) throw new RangeError(`share: expected 0 to 1, got ${share}`);
  const perRecord =
    units(characters / Math.max(1, requestsPerRecord)) * Math.max(1, requestsPerRecord);
  const containsUnits = records * perRecord;
  const detectUnits = Math.round(records * share) * perRecord;
  const containsThenDetect = dollars(
    containsUnits * prices.containsPerUnit + detectUnits * prices.detectPerUnit,
  );
  const detectOnly = dollars(containsUnits * prices.detectPerUnit);
  return {
    asOf: prices.asOf,
    containsUnits,
    detectUnits,
    containsThenDetect,
    detectOnly,
    cheaper: containsThenDetect <= detectOnly ? 'contains then detect' : 'detect only',
    breakEvenShare: 1 - prices.containsPerUnit / prices.detectPerUnit,
  };
}

function dollars(value: number): number {
  return Math.round(value * 1e6) / 1e6;
}
