import { createHmac } from 'node:crypto';
import type { Operator } from './operator.ts';

/** Shorter keys can be guessed. */
const KEY_BYTES = 16;

/**
 * `[NAME:9f86d081884c7d65]`: HMAC-SHA-256 of type and value, 64 bits of it in hexadecimal. The same
 * value gives the same word in every record, so hashed fields can still be joined. A hash without a
 * key would be undone by hashing every phone number there is.
 *
 * @throws RangeError when the key is shorter than 16 bytes
 */
export function keyedHash(key: string): Operator {
  if (Buffer.byteLength(key) < KEY_BYTES) {
    throw new RangeError(`hash key: expected at least ${KEY_BYTES} bytes`);
  }
  return (value, type) => {
    const digest = createHmac('sha256', key)
      .update(`${type}\0${normal(value)}`)
      .digest('hex');
    return `[${type}:${digest.slice(0, 16)}]`;
  };
}

/** Case and blanks do not make another person. */
export function normal(value: string): string {
  return value.normalize('NFC').toLowerCase().replace(/\s+/g, ' ').trim();
}
