import type { ListeningRights } from '../../pipeline/deliver/ports.ts';
import type { Clock } from '../../pipeline/ports.ts';
import type { ReportError } from '../errors.ts';
import { type ApiKeys, isGood, type StoredKey } from './apiKey.ts';

/** A revocation is known everywhere after this long; an expiry at once. */
const REMEMBERED_MILLIS = 30_000;
const MOST = 1000;

/**
 * Reads each key once in half a minute for a process: thousands of streams share the key of their app.
 *
 * @remarks A key that cannot be read counts as before, or as good: viewers do not go dark because a
 *   table is slow, and the next `subscribe` reads it anew.
 */
export function listeningRights(
  keys: Pick<ApiKeys, 'find'>,
  clock: Clock,
  report: ReportError,
): ListeningRights {
  const known = new Map<string, { readonly key: StoredKey | undefined; readonly until: number }>();
  const hasEnded = async (id: string): Promise<boolean> => {
    const now = clock.now();
    let entry = known.get(id);
    if (!entry || entry.until <= now) {
      try {
        entry = { key: await keys.find(id), until: now + REMEMBERED_MILLIS };
        if (known.size >= MOST) known.clear();
        known.set(id, entry);
      } catch (error) {
        report(`key ${id}`, error);
      }
    }
    return entry !== undefined && (entry.key === undefined || !isGood(entry.key, now));
  };
  return {
    async ended(keyIds) {
      const ids = [...keyIds];
      const ends = await Promise.all(ids.map(hasEnded));
      return new Set(ids.filter((_, index) => ends[index]));
    },
  };
}
