import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';

const COMMAND = fileURLToPath(new URL('../../dist/faceoff.mjs', import.meta.url));

function faceoff(
  parameters: readonly string[],
  input = '',
  environment: Record<string, string> = {},
) {
  const { stdout, stderr, status } = spawnSync(process.execPath, [COMMAND, ...parameters], {
    input,
    encoding: 'utf8',
    env: { PATH: process.env.PATH ?? '', ...environment },
  });
  return { stdout, stderr, status };
}
const lines = (...values: unknown[]) =>
  values.map((value) => `${JSON.stringify(value)}\n`).join('');

describe('faceoff pii detect', () => {
  it('answers line by line in code points', () => {
    const { stdout, status } = faceoff(
      ['pii', 'detect'],
      lines({ id: 'a', text: '🏒 My name is Joelle Tremblay.' }, { id: 'b', text: 'A draw.' }),
    );
    expect(status).toBe(0);
    const [a, b] = stdout
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line) as unknown);
    expect(a).toEqual({
      id: 'a',
      entities: [{ Score: expect.any(Number), Type: 'NAME', BeginOffset: 13, EndOffset: 28 }],
    });
    expect(b).toEqual({ id: 'b', entities: [] });
  });

  it.each([
    ['{"id":1}\n', 'line 1: expected'],
    ['{"id":1,"text":"x"}\n{\n', 'line 2: expected one JSON value'],
  ])('names the line of bad input %j', (input, message) => {
    const { stderr, status } = faceoff(['pii', 'detect'], input);
    expect(status).toBe(1);
    expect(stderr).toContain(message);
  });
});

describe('broken lines', () => {
  const broken = '{"id":1,"text":"x"}\nnot Anna Novak\n\n{"id":2}\n[1]\n{"id":3,"text":"y"}\n';

  it('are skipped by pii detect, which does the others and ends with 1', () => {
    const { stdout, stderr, status } = faceoff(['pii', 'detect'], broken);
    expect(stdout).toBe(lines({ id: 1, entities: [] }, { id: 3, entities: [] }));
    expect(stderr.split('\n').filter(Boolean)).toEqual([
      'faceoff: line 2: expected one JSON value on a line',
      'faceoff: line 4: expected {"id": …, "text": "…"}',
      'faceoff: line 5: expected {"id": …, "text": "…"}',
      'faceoff: skipped 3 of 6 lines',
    ]);
    expect(status).toBe(1);
  });

  it('are never passed through by redact, nor repeated on stderr', () => {
    const { stdout, stderr, status } = faceoff(['redact'], 'I am Anna Novak\n{"a":"x"}\n');
    expect([stdout, status]).toEqual([lines({ a: 'x' }), 1]);
    expect(stderr).not.toContain('Novak');
  });

  it('are none in an empty input', () => {
    expect(faceoff(['redact'])).toEqual({ stdout: '', stderr: '', status: 0 });
  });

  it('end quietly when nobody reads on', () => {
    const { stderr, status } = spawnSync(
      'bash',
      ['-c', `set -o pipefail; "${process.execPath}" "${COMMAND}" redact --sample 20000 | head -1`],
      { encoding: 'utf8' },
    );
    expect([stderr, status]).toEqual(['', 0]);
  });
});

describe('faceoff pii cost', () => {
  const usual = ['--records', '10000', '--characters', '500', '--share'];
  it('says what the example costs', () => {
    const { stdout } = faceoff(['pii', 'cost', ...usual, '0.005', '--json']);
    expect(JSON.parse(stdout)).toMatchObject({ containsThenDetect: 0.125 });
  });

  it('ends with 2 on a share above 1', () => {
    expect(faceoff(['pii', 'cost', ...usual, '1.5']).status).toBe(2);
  });
});

describe('faceoff redact', () => {
  const record = { note: 'My name is Joelle Tremblay.', other: 'Call (312) 555-0134.' };

  it('takes every text when no key is said', () => {
    expect(faceoff(['redact', '--operator', 'replace'], lines(record)).stdout).toBe(
      lines({ note: 'My name is [NAME].', other: 'Call [PHONE].' }),
    );
  });

  it('takes the keys that are said', () => {
    expect(faceoff(['redact', '--keys', 'note'], lines(record)).stdout).toBe(
      lines({ ...record, note: 'My name is ***************.' }),
    );
  });

  it('says which keys lead nowhere, for what they were meant for stays as it was', () => {
    const { stderr, status, stdout } = faceoff(
      ['redact', '--keys', 'note, nots'],
      lines(record, { nots: 'x' }),
    );
    expect(status).toBe(0);
    expect(stdout.split('\n')).toHaveLength(3);
    expect(new Set(stderr.trim().split('\n'))).toEqual(
      new Set(['key note leads nowhere in 1 records', 'key nots leads nowhere in 1 records']),
    );
  });

  it.each([
    [['--operator', 'hash'], 'no hash key'],
    [['--policy', '{"types":{"NAMES":"mask"}}'], 'unknown type'],
    [['--keys', '$..x'], 'not understood'],
    [['--operator', 'remove'], 'Allowed choices'],
  ])('ends with 2 on %j', (parameters, message) => {
    const { stderr, status, stdout } = faceoff(['redact', ...parameters], lines(record));
    expect([status, stdout]).toEqual([2, '']);
    expect(stderr).toContain(message);
  });

  it('redacts all of what its own samples hold', () => {
    const samples = faceoff(['redact', '--sample', '50', '--seed', '4']).stdout;
    expect(samples.trim().split('\n')).toHaveLength(50);
    expect(faceoff(['redact', '--sample', '50', '--seed', '4']).stdout).toBe(samples);
    const { stdout, status } = faceoff(['redact'], samples);
    expect(status).toBe(0);
    expect(stdout).not.toMatch(/@mail|555-01/);
  });
});

describe('faceoff records erase', () => {
  it('wants either a record or a person', () => {
    expect(faceoff(['records', 'erase']).status).toBe(2);
    expect(faceoff(['records', 'erase', '--record', 'a', '--subject', 'b']).status).toBe(2);
  });

  it('says which setting is missing', () => {
    const { stderr, status } = faceoff([
      'records',
      'erase',
      '--record',
      'a',
      '--directory',
      '/nowhere',
    ]);
    expect([status, stderr]).toEqual([
      1,
      'faceoff: expected the environment variable RECORDS_TABLE, or a running system in --directory\n',
    ]);
  });
});
