import { describe, expect, it } from 'vitest';
import { NestedTooDeep, selectFields } from '../../src/redaction/fields.ts';
import { readKeyPaths } from '../../src/redaction/keyPath.ts';

const record = () => ({
  user: 12345,
  'a.b': 'dotted',
  a: { b: 'nested' },
  author: { email: 'x@example.org', phoneNumber: 5550134 },
  messages: [{ text: 'one' }, { text: 'two', tags: ['t'] }],
  ok: true,
  none: null,
});
const select = (keys?: string) => {
  const { fields, missing } = selectFields(
    { record: record() },
    keys === undefined ? undefined : readKeyPaths(keys),
  );
  return { paths: fields.map(({ path, text }) => `${path}=${text}`), missing };
};

describe('selectFields', () => {
  it('takes every text and number when no key is said', () => {
    expect(select().paths).toEqual([
      '$.user=12345',
      '$["a.b"]=dotted',
      '$.a.b=nested',
      '$.author.email=x@example.org',
      '$.author.phoneNumber=5550134',
      '$.messages[0].text=one',
      '$.messages[1].text=two',
      '$.messages[1].tags[0]=t',
    ]);
  });

  it('follows plain keys, paths, wildcards and indices', () => {
    expect(select('user, $.author.email').paths).toEqual([
      '$.user=12345',
      '$.author.email=x@example.org',
    ]);
    expect(select('$.messages[*].text').paths).toEqual([
      '$.messages[0].text=one',
      '$.messages[1].text=two',
    ]);
    expect(select('$.messages[1].text').paths).toEqual(['$.messages[1].text=two']);
    expect(select('messages[*].text').paths).toHaveLength(2);
  });

  it('reads a dotted name both as a path and as a literal key', () => {
    expect(select('a.b').paths).toEqual(['$.a.b=nested', '$["a.b"]=dotted']);
    expect(select("$['a.b']").paths).toEqual(['$["a.b"]=dotted']);
  });

  it('takes everything below an object where text was expected', () => {
    expect(select('author').paths).toEqual([
      '$.author.email=x@example.org',
      '$.author.phoneNumber=5550134',
    ]);
  });

  it('says which keys a record does not have', () => {
    expect(select('user, nickname, $.messages[7].text')).toEqual({
      paths: ['$.user=12345'],
      missing: ['nickname', '$.messages[7].text'],
    });
  });

  it('takes each place once', () => {
    expect(
      select('$.author.email, author, $').paths.filter((p) => p.includes('email')),
    ).toHaveLength(1);
  });

  it('names fields in words', () => {
    const { fields } = selectFields({ record: record() }, undefined);
    expect(fields.map(({ label }) => label)).toContain('phone number');
  });

  it('replaces in place, also under a dangerous key', () => {
    const root = { record: JSON.parse('{"__proto__": "Jo", "list": ["x"]}') as object };
    for (const field of selectFields(root, undefined).fields) field.replace('*');
    expect(JSON.stringify(root.record)).toBe('{"__proto__":"*","list":["*"]}');
  });

  it('replaces a record that is a bare text', () => {
    const root = { record: 'Jo' as unknown };
    selectFields(root, undefined).fields[0]?.replace('**');
    expect(root.record).toBe('**');
  });

  it('refuses records nested deeper than it can follow', () => {
    const deep: unknown = JSON.parse(`${'['.repeat(5000)}"x"${']'.repeat(5000)}`);
    expect(() => selectFields({ record: deep }, undefined)).toThrow(NestedTooDeep);
  });
});

describe('readKeyPaths', () => {
  it.each(['$..a', '$.a[', "$['a", '$.a[x]', '.'])('refuses %s', (written) => {
    expect(() => readKeyPaths(written)).toThrow('key');
  });

  it('keeps commas inside quotes', () => {
    expect(readKeyPaths("a, $['b, c']").map(({ written }) => written)).toEqual(['a', "$['b, c']"]);
  });
});
