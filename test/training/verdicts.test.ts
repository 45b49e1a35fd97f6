import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { readVerdicts, storeVerdict, VerdictFileError } from '../../src/training/verdicts.ts';

let directory: string;
beforeEach(async () => {
  directory = await mkdtemp(join(tmpdir(), 'faceoff-verdicts-'));
});
afterEach(() => rm(directory, { recursive: true, force: true }));

const verdict = (caseId: string, note: string) => ({
  caseId,
  verdict: 'unsound' as const,
  note,
  reviewer: 'analyst',
  at: '2024-11-01T12:00:00.000Z',
});

describe('verdicts', () => {
  it('are kept in order, the last one of a case counting', async () => {
    const file = join(directory, 'verdicts.jsonl');
    expect((await readVerdicts(file)).size).toBe(0);
    await storeVerdict(file, verdict('2024020204#17', 'first'));
    await storeVerdict(file, verdict('2024020204#18', 'other'));
    await storeVerdict(file, verdict('2024020204#17', 'second'));
    const verdicts = await readVerdicts(file);
    expect([...verdicts.values()].map(({ note }) => note)).toEqual(['second', 'other']);
  });

  it.each(['not json', '{"caseId":"a#1","verdict":"great"}', '[]'])(
    'of a file with the line %s are refused, naming the line',
    async (line) => {
      const file = join(directory, 'verdicts.jsonl');
      await storeVerdict(file, verdict('2024020204#17', ''));
      await writeFile(file, `${line}\n`, { flag: 'a' });
      await expect(readVerdicts(file)).rejects.toThrow(VerdictFileError);
      await expect(readVerdicts(file)).rejects.toThrow(/line 2/);
    },
  );
});
