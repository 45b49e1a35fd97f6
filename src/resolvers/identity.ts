/** What a caller may see and do. */
export type Scope = 'public' | 'introspection' | 'redacted-records' | 'training-data' | 'presence';

export const ALL_SCOPES: readonly Scope[] = [
  'public',
  'introspection',
  'redacted-records',
  'training-data',
  'presence',
];

/** Who asks. Resolvers know nothing else of authorisation. */
export interface Identity {
  /** The key's id, or the role; never a secret. */
  readonly id: string;
  readonly scopes: readonly Scope[];
  /** Redacted records of these sources alone: others are as if they were not there. Absent: of all. */
  readonly sources?: readonly string[] | undefined;
  /** Epoch milliseconds at which the right ends; absent: it does not. */
  readonly expiresAt?: number | undefined;
  /** May run registered documents only. */
  readonly isTrustedOnly?: boolean;
  /** Cost units a minute; absent: unlimited. */
  readonly unitsPerMinute?: number | undefined;
}

/** Everything, for the embedded system on one's own machine. */
export const DEVELOPMENT: Identity = { id: 'development', scopes: ALL_SCOPES };

/** The part of an identity that decides what an answer contains; equal text, equal bytes. */
export function scopeKey({ scopes, sources }: Pick<Identity, 'scopes' | 'sources'>): string {
  const rows = sources ? [`sources=${[...sources].sort().join(',')}`] : [];
  return [...[...scopes].sort(), ...rows].join(' ');
}

/** A client that has not said who it is yet: may do nothing. */
export const ANONYMOUS: Identity = { id: 'anonymous', scopes: [] };
