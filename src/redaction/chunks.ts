import type { Finding } from './finding.ts';
import { resolveOverlaps } from './resolveOverlaps.ts';

/** Amazon Comprehend takes 100 KB of UTF-8 in one request. */
export const COMPREHEND_BYTES = 100_000;
/** Characters that two neighbouring chunks share: longer than any one finding but a long address. */
const OVERLAP = 1_000;

export interface Chunk {
  readonly text: string;
  /** Where it begins in the whole text, UTF-16 units. */
  readonly offset: number;
}

/**
 * Cuts a text into chunks of at most `bytes` of UTF-8 that overlap, at blanks where it can and never
 * inside a character. A short text is one chunk.
 */
export function chunks(text: string, bytes = COMPREHEND_BYTES, overlap = OVERLAP): Chunk[] {
  if (text.length * 3 <= bytes || Buffer.byteLength(text) <= bytes) return [{ text, offset: 0 }];
  const all: Chunk[] = [];
  let offset = 0;
  while (offset < text.length) {
    const limit = endWithin(text, offset, bytes);
    const end = limit === text.length ? limit : atBlank(text, offset, limit);
    all.push({ text: text.slice(offset, end), offset });
    if (end === text.length) break;
    const back = wholeCharacter(text, end - overlap);
    offset = back > offset ? back : end;
  }
  return all;
}

/** The farthest end whose text from `offset` fits into `bytes`. */
function endWithin(text: string, offset: number, bytes: number): number {
  let used = 0;
  let i = offset;
  while (i < text.length) {
    const point = text.codePointAt(i)!;
    const size = point < 0x80 ? 1 : point < 0x800 ? 2 : point < 0x10000 ? 3 : 4;
    if (used + size > bytes) break;
    used += size;
    i += size === 4 ? 2 : 1;
  }
  return i;
}

/** The last blank in the last quarter before `limit`, else `limit`. */
function atBlank(text: string, offset: number, limit: number): number {
  const least = limit - Math.floor((limit - offset) / 4);
  for (let i = limit; i > least; i--) if (/\s/.test(text[i - 1]!)) return i;
  return limit;
}

function wholeCharacter(text: string, offset: number): number {
  const unit = text.charCodeAt(offset);
  return unit >= 0xdc00 && unit <= 0xdfff ? offset - 1 : offset;
}

/** Findings of all chunks, brought back to the whole text; what two chunks found is merged. */
export function mergeChunks(
  text: string,
  found: readonly { readonly chunk: Chunk; readonly findings: readonly Finding[] }[],
): Finding[] {
  const all = found.flatMap(({ chunk, findings }) =>
    findings.map((finding) => ({
      ...finding,
      begin: finding.begin + chunk.offset,
      end: finding.end + chunk.offset,
    })),
  );
  return found.length === 1 ? all : resolveOverlaps(all, text);
}
