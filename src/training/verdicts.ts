import { appendFile, readFile } from 'node:fs/promises';

/** What a reviewer thinks of a prediction: it was sound, it was not, or it cannot be told. */
export const VERDICTS = ['sound', 'unsound', 'unclear'] as const;
export type Verdict = (typeof VERDICTS)[number];

/** One judgement of one reviewer; a later one of the same case counts. */
export interface StoredVerdict {
  readonly caseId: string;
  readonly verdict: Verdict;
  readonly note: string;
  readonly reviewer: string;
  /** ISO 8601. */
  readonly at: string;
}

/** A file of verdicts that cannot be read; the message says which line. */
export class VerdictFileError extends Error {
  override readonly name = 'VerdictFileError';
}

/** Adds a line to the file; nothing that is there is changed. */
export async function storeVerdict(file: string, verdict: StoredVerdict): Promise<void> {
  await appendFile(file, `${JSON.stringify(verdict)}\n`);
}

/** The last verdict of each case; none where there is no file. @throws {@link VerdictFileError} */
export async function readVerdicts(file: string): Promise<ReadonlyMap<string, StoredVerdict>> {
  const verdicts = new Map<string, StoredVerdict>();
  let text: string;
  try {
    text = await readFile(file, 'utf8');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return verdicts;
    throw error;
  }
  for (const [i, line] of text.split('\n').entries()) {
    if (line === '') continue;
    const stored = parse(line);
    if (!stored?.caseId || !VERDICTS.includes(stored.verdict)) {
      throw new VerdictFileError(`${file}, line ${i + 1}: expected a verdict, got something else`);
    }
    verdicts.set(stored.caseId, stored);
  }
  return verdicts;
}

function parse(line: string): StoredVerdict | undefined {
  try {
    return JSON.parse(line) as StoredVerdict;
  } catch {
    return undefined;
  }
}
