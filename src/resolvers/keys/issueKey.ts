import { randomBytes } from 'node:crypto';
import { formatKey, hashSecret, type StoredKey, secretOf } from './apiKey.ts';

/** A new key: what is stored of it, and its text, which is shown once. */
export interface IssuedKey {
  readonly stored: StoredKey;
  readonly text: string;
}

/** Makes a key of 256 random bits for what its owner may do. */
export function issueKey(
  details: Omit<StoredKey, 'id' | 'hash' | 'createdAt' | 'revokedAt'>,
  now: number,
  random: (bytes: number) => Uint8Array = randomBytes,
): IssuedKey {
  const id = Buffer.from(random(6)).toString('hex');
  const text = formatKey(id, random(32));
  const hash = hashSecret(secretOf(text));
  return { text, stored: { ...details, id, hash, createdAt: now, revokedAt: null } };
}

/** A key of the same rights in its place; it lives as long as the old one was made for. */
export function successorOf(
  old: StoredKey,
  now: number,
  random?: (bytes: number) => Uint8Array,
): IssuedKey {
  const { id, hash: _, createdAt, expiresAt, revokedAt: __, ...rights } = old;
  const lifetime = expiresAt === null ? null : expiresAt - createdAt;
  return issueKey(
    { ...rights, expiresAt: lifetime === null ? null : now + lifetime, replaces: id },
    now,
    random,
  );
}

/** Whether a key is good now, and why not. */
export function stateOf(
  { expiresAt, revokedAt }: Pick<StoredKey, 'expiresAt' | 'revokedAt'>,
  now: number,
): 'active' | 'expired' | 'revoked' {
  if (revokedAt !== null) return 'revoked';
  return expiresAt !== null && expiresAt <= now ? 'expired' : 'active';
}
