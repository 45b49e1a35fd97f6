/** Why a record can never be redacted. Messages never quote the record. */
export type RejectReason = 'NotBase64' | 'NotUtf8' | 'NotJson' | 'TooLarge' | 'NestedTooDeep';

export class RejectedRecord extends Error {
  override readonly name = 'RejectedRecord';
  readonly reason: RejectReason;

  constructor(reason: RejectReason) {
    super(reason);
    this.reason = reason;
  }
}

/** Firehose takes records of at most 1,000 KiB before base64. */
export const RECORD_BYTES = 1_024_000;

const utf8 = new TextDecoder('utf-8', { fatal: true });
const BASE64 = /^[A-Za-z0-9+/]*={0,2}$/;

export interface DecodedRecord {
  readonly raw: Uint8Array;
  readonly value: unknown;
}

/**
 * Reads the data of one record: base64 of UTF-8 of one JSON value, with or without a line end.
 *
 * @throws RejectedRecord
 */
export function decodeRecord(data: string): DecodedRecord {
  if (data.length % 4 !== 0 || !BASE64.test(data)) throw new RejectedRecord('NotBase64');
  const raw = Buffer.from(data, 'base64');
  if (raw.length > RECORD_BYTES) throw new RejectedRecord('TooLarge');
  let text: string;
  try {
    text = utf8.decode(raw);
  } catch {
    throw new RejectedRecord('NotUtf8');
  }
  try {
    return { raw, value: JSON.parse(text) as unknown };
  } catch {
    throw new RejectedRecord('NotJson');
  }
}
