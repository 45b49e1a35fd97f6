import type { Clock } from '../../pipeline/ports.ts';
import type { TrustedDocument, TrustedDocuments } from './trustedDocument.ts';

const MOST = 500;
const REMEMBERED_MILLIS = 60_000;

/**
 * Reads each registered document once a minute for a process: its text never changes, but it may be
 * removed. What is not registered is asked for each time, so that a new one works at once.
 */
export function rememberedDocuments(
  documents: Pick<TrustedDocuments, 'find'>,
  clock: Clock,
): Pick<TrustedDocuments, 'find'> {
  const known = new Map<string, { readonly document: TrustedDocument; readonly until: number }>();
  return {
    async find(hash) {
      const now = clock.now();
      const before = known.get(hash);
      if (before && before.until > now) return before.document;
      known.delete(hash);
      const document = await documents.find(hash);
      if (!document) return undefined;
      if (known.size >= MOST) known.clear();
      known.set(hash, { document, until: now + REMEMBERED_MILLIS });
      return document;
    },
  };
}
