import { createHash, timingSafeEqual } from 'node:crypto';
import type { Identity, Scope } from '../identity.ts';

/** A partner's key as it is stored: the secret itself is nowhere. */
export interface StoredKey {
  readonly id: string;
  /** SHA-256 of the secret, hex. The secret has 256 random bits, so that a slow hash adds nothing. */
  readonly hash: string;
  /** Whose it is, in the operator's words. */
  readonly name: string;
  readonly scopes: readonly Scope[];
  /** Redacted records of these sources alone; absent: of all. */
  readonly sources?: readonly string[];
  /** Cost units a minute; a full minute may be saved up. */
  readonly unitsPerMinute: number;
  /** Epoch milliseconds. */
  readonly createdAt: number;
  readonly expiresAt: number | null;
  readonly revokedAt: number | null;
  /** May run registered documents only. */
  readonly isTrustedOnly?: boolean;
  /** Id of the key that this one was made in place of. */
  readonly replaces?: string;
}

/** Keys at rest. DynamoDB: `KEY#id / KEY` in `Records`, index `KEYS`. */
export interface ApiKeys {
  create(key: StoredKey): Promise<void>;
  find(id: string): Promise<StoredKey | undefined>;
  /** Oldest first. */
  list(): Promise<readonly StoredKey[]>;
  /** False when there is no such key. */
  revoke(id: string, now: number): Promise<boolean>;
  /** Lets a key end at this moment, never later than it was made for; false when there is none. */
  endAt(id: string, moment: number): Promise<boolean>;
}

const PREFIX = 'faceoff';

/** The text a partner gets, once: `faceoff_<id>_<secret>`. */
export function formatKey(id: string, secret: Uint8Array): string {
  return `${PREFIX}_${id}_${Buffer.from(secret).toString('hex')}`;
}

export function hashSecret(secret: string): string {
  return createHash('sha256').update(secret).digest('hex');
}

/** The secret part of a key's text. */
export function secretOf(key: string): string {
  return key.slice(key.lastIndexOf('_') + 1);
}

/**
 * Who a key's text belongs to; `undefined` for one that is malformed, unknown, wrong, revoked or
 * expired: which of them is not told.
 */
export async function identityOfKey(
  text: string,
  keys: Pick<ApiKeys, 'find'>,
  now: number,
): Promise<Identity | undefined> {
  const match = /^faceoff_([a-z0-9]{8,32})_([0-9a-f]{64})$/.exec(text);
  const [, id = '', secret = ''] = match ?? [];
  const stored = match ? await keys.find(id) : undefined;
  if (!stored) return undefined;
  const isRight = timingSafeEqual(Buffer.from(stored.hash), Buffer.from(hashSecret(secret)));
  if (!isRight || !isGood(stored, now)) return undefined;
  return {
    id: stored.id,
    scopes: stored.scopes,
    ...(stored.sources ? { sources: stored.sources } : {}),
    unitsPerMinute: stored.unitsPerMinute,
    ...(stored.isTrustedOnly ? { isTrustedOnly: true } : {}),
    ...(stored.expiresAt === null ? {} : { expiresAt: stored.expiresAt }),
  };
}

/** Whether who was known by a key is still so: a socket outlives the request that opened it. */
export async function isStillGood(
  identity: Identity,
  keys: Pick<ApiKeys, 'find'>,
  now: number,
): Promise<boolean> {
  const id = keyIdOf(identity);
  if (id === undefined) return true;
  const stored = await keys.find(id);
  return stored !== undefined && isGood(stored, now);
}

/** Id of the key by which someone is known; `undefined` for a role. */
export function keyIdOf({ id, unitsPerMinute }: Identity): string | undefined {
  return unitsPerMinute === undefined ? undefined : id;
}

/** Neither revoked nor expired. */
export const isGood = ({ expiresAt, revokedAt }: StoredKey, now: number): boolean =>
  revokedAt === null && (expiresAt === null || expiresAt > now);
