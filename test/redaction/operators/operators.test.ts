import { createHmac } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { keyedHash } from '../../../src/redaction/operators/keyedHash.ts';
import { mask } from '../../../src/redaction/operators/mask.ts';
import { pseudonyms } from '../../../src/redaction/operators/pseudonyms.ts';
import { replaceByType } from '../../../src/redaction/operators/replaceByType.ts';

const KEY = 'a key for tests only, 32 bytes..';

describe('operators', () => {
  it('masks as many signs as there are characters, emoji counting one', () => {
    expect(mask()('Jo 🏒 Li', 'NAME')).toBe('*******');
    expect(mask('#')('12', 'PIN')).toBe('##');
  });

  it('replaces by type', () => {
    expect(replaceByType('Jo', 'NAME')).toBe('[NAME]');
  });

  it('hashes with the key, the same for the same value however it is written', () => {
    const hash = keyedHash(KEY);
    expect(hash('Jo  Li', 'NAME')).toBe(hash('jo li', 'NAME'));
    expect(hash('Jo Li', 'NAME')).not.toBe(hash('Jo Li', 'USERNAME'));
    expect(keyedHash(`${KEY}!`)('Jo Li', 'NAME')).not.toBe(hash('Jo Li', 'NAME'));
    const digest = createHmac('sha256', KEY).update('NAME\0jo li').digest('hex');
    expect(hash('Jo Li', 'NAME')).toBe(`[NAME:${digest.slice(0, 16)}]`);
  });

  it('refuses a short key', () => {
    expect(() => keyedHash('short')).toThrow('16 bytes');
  });

  it('numbers pseudonyms by type and value', () => {
    const pseudonym = pseudonyms();
    expect(pseudonym('Jo', 'NAME')).toBe('NAME_1');
    expect(pseudonym('Al', 'NAME')).toBe('NAME_2');
    expect(pseudonym('jo', 'NAME')).toBe('NAME_1');
    expect(pseudonym('Jo', 'USERNAME')).toBe('USERNAME_1');
    expect(pseudonyms()('Al', 'NAME')).toBe('NAME_1');
  });
});
