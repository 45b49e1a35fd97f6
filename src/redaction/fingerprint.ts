import { createHmac } from 'node:crypto';

/**
 * A keyed mark of a value, 128 bits in hexadecimal: tells whether two values are the same and
 * nothing else to who does not hold the key.
 */
export function fingerprint(key: string, value: Uint8Array | string): string {
  return createHmac('sha256', key).update(value).digest('hex').slice(0, 32);
}
