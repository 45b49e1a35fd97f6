import { describe, expect, it } from 'vitest';
import { maskEverything, operatorsOf, readPolicy } from '../../src/redaction/policy.ts';

describe('readPolicy', () => {
  it('reads rules by field before rules by type before the default', () => {
    const policy = readPolicy({
      default: 'mask',
      types: { NAME: 'pseudonym', PHONE: 'replace' },
      fields: { '$.note': { types: { NAME: 'keep' } }, '$.id': { default: 'replace' } },
    });
    const apply = operatorsOf(policy, undefined)();
    expect(apply('Jo', 'NAME', undefined)).toBe('NAME_1');
    expect(apply('Jo', 'NAME', '$.note')).toBeUndefined();
    expect(apply('123', 'PHONE', '$.note')).toBe('[PHONE]');
    expect(apply('123', 'PIN', '$.id')).toBe('[PIN]');
    expect(apply('123', 'PIN', '$.note')).toBe('***');
  });

  it.each([
    [{ types: { NAMES: 'mask' } }, 'unknown type "NAMES"'],
    [{ default: 'remove' }, 'expected one of mask, replace, hash, pseudonym, keep'],
    [{ defaults: 'mask' }, 'unknown key "defaults"'],
    [{ fields: { a: { types: { X: 'mask' } } } }, 'unknown type "X"'],
    [{ maskWith: 'xx' }, 'maskWith'],
    [[], 'expected an object'],
    ['mask', 'expected an object'],
  ])('refuses %j', (written, message) => {
    expect(() => readPolicy(written)).toThrow(message);
  });

  it('refuses to hash without a key', () => {
    expect(() => operatorsOf(readPolicy({ default: 'hash' }), undefined)).toThrow('no hash key');
    expect(() => operatorsOf(maskEverything, undefined)).not.toThrow();
  });

  it('starts pseudonyms anew for each record', () => {
    const record = operatorsOf(readPolicy({ default: 'pseudonym' }), undefined);
    expect(record()('Al', 'NAME', undefined)).toBe('NAME_1');
    expect(record()('Jo', 'NAME', undefined)).toBe('NAME_1');
  });
});
