import { describe, expect, it } from 'vitest';
import type { Zone } from '../../src/hockey/rink.ts';
import { ruleBookNamed } from '../../src/hockey/ruleBook.ts';
import type { FeatureContext } from '../../src/pipeline/features/featureIdea.ts';
import { firstStick } from '../../src/pipeline/features/firstStick.ts';

const ZONES: readonly Zone[] = ['DEFENSIVE', 'NEUTRAL', 'OFFENSIVE'];

describe('who puts his stick down first', () => {
  it.each([
    ['NHL', [true, false, false]],
    ['USA_HOCKEY', [false, false, true]],
    ['HOCKEY_CANADA', [false, false, false]],
  ])('by %s, home in its own end, at neutral dots and in the other end', (name, homeFirst) => {
    const book = ruleBookNamed(name);
    expect(ZONES.map((zone) => book.isHomeStickFirst(zone))).toEqual(homeFirst);
  });

  it('is a column of another name under each, so that models are not mistaken', () => {
    const books = ['NHL', 'USA_HOCKEY', 'HOCKEY_CANADA'].map(ruleBookNamed);
    const names = books.flatMap((book) => firstStick(book).columns.map(({ name }) => name));
    expect(new Set(names).size).toBe(3);
    expect(names[0]).toBe('homeStickFirst');
  });

  it('follows the book at a dot', () => {
    const at = (homeSpot: string) => ({ situation: { homeSpot } }) as unknown as FeatureContext;
    const value = (name: string, spot: string) =>
      firstStick(ruleBookNamed(name)).compute(at(spot))[0];
    expect(['DL', 'C', 'OR'].map((spot) => value('NHL', spot))).toEqual([1, 0, 0]);
    expect(['DL', 'C', 'OR'].map((spot) => value('USA_HOCKEY', spot))).toEqual([0, 0, 1]);
  });

  it('takes no other book, and says which there are', () => {
    expect(() => ruleBookNamed('nhl')).toThrow(
      'expected FACEOFF_RULE_BOOK to be one of NHL, USA_HOCKEY, HOCKEY_CANADA, got "nhl"',
    );
  });
});
