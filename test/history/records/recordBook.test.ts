import { describe, expect, it } from 'vitest';
import { expectation, probabilityOf } from '../../../src/history/records/expectation.ts';
import { RecordBook } from '../../../src/history/records/recordBook.ts';
import { madeUpPlayers, pastGames } from '../../support/pastGames.ts';

const GAME = { season: '20182019', gameDate: '2018-10-03' };

describe('a record book', () => {
  it('counts a draw for both takers, each from his own view', () => {
    const book = new RecordBook(madeUpPlayers);
    book.take({
      ...GAME,
      draws: [
        {
          homeTakerId: 'p0',
          awayTakerId: 'p1',
          winner: 'HOME',
          homeSpot: 'DL',
          homeSkaters: 4,
          awaySkaters: 5,
        },
      ],
    });
    const home = book.of('p0');
    const away = book.of('p1');
    expect(home.career).toEqual([1, 1]);
    expect(away.career).toEqual([1, 0]);
    const moved = (beliefs: readonly (readonly [number, number])[]) =>
      beliefs.map(([mean]) => Math.sign(mean));
    // Home: own left, own end, short-handed, against a right shot on his strong side (right).
    expect(moved(home.bySide)).toEqual([1, 0, 0]);
    expect(moved(home.byZone)).toEqual([1, 0, 0]);
    expect(moved(home.byStrength)).toEqual([1, 0, 0]);
    expect(moved(home.byHand)).toEqual([0, 1]);
    expect(moved(home.byOpponentSide)).toEqual([1, 0]);
    // The visitor faces the other way: own right, attacking end, power play.
    expect(moved(away.bySide)).toEqual([0, -1, 0]);
    expect(moved(away.byZone)).toEqual([0, 0, -1]);
    expect(moved(away.byStrength)).toEqual([0, 0, -1]);
    expect(moved(away.byHand)).toEqual([-1, 0]);
    expect(moved(away.byOpponentSide)).toEqual([-1, 0]);
  });

  it('finds the taker who wins seven of ten, and grows sure of him', () => {
    const book = new RecordBook(madeUpPlayers);
    for (const game of pastGames(120)) book.take(game);
    for (const other of ['p1', 'p2', 'p3', 'p4', 'p5']) {
      expect(book.of('p0').rating[0]).toBeGreaterThan(book.of(other).rating[0] + 0.2);
    }
    expect(book.of('p0').rating[1]).toBeLessThan(book.of('nobody').rating[1] / 2);
  });

  it('gives both takers chances that sum to one, home edge apart', () => {
    const book = new RecordBook(madeUpPlayers);
    for (const game of pastGames(80)) book.take(game);
    const setting = { homeSpot: 'OL', homeSkaters: 5, awaySkaters: 4 } as const;
    const turned = { homeSpot: 'DR', homeSkaters: 4, awaySkaters: 5 } as const;
    const there = expectation(book.of('p0'), book.of('p8'), setting, 0).logOdds;
    const back = expectation(book.of('p8'), book.of('p0'), turned, 0).logOdds;
    expect(probabilityOf(there) + probabilityOf(back)).toBeCloseTo(1, 12);
  });

  it('learns the home edge of the league and stamps it on who played', () => {
    const book = new RecordBook(madeUpPlayers);
    const before = book.of('p3').homeEdge;
    const lost = { homeTakerId: 'p0', awayTakerId: 'p1', winner: 'AWAY' } as const;
    book.take({ ...GAME, draws: Array.from({ length: 60 }, () => lost) });
    expect(book.of('p0').homeEdge).toBeLessThan(before);
    expect(book.of('p1').homeEdge).toBe(book.of('p0').homeEdge);
    expect(book.of('p3').homeEdge).toBe(before);
  });

  it('keeps a frequent rival among many opponents, in a few kilobytes that survive JSON', () => {
    const book = new RecordBook(madeUpPlayers);
    for (let i = 0; i < 400; i++) {
      const against = (awayTakerId: string) =>
        ({ homeTakerId: 'p0', awayTakerId, winner: i % 2 ? 'HOME' : 'AWAY' }) as const;
      book.take({ ...GAME, draws: [against('rival'), against(`o${i}`)] });
    }
    const profile = book.of('p0');
    expect(profile.versus.rival?.slice(0, 2)).toEqual([400, 200]);
    const text = JSON.stringify(profile);
    expect(text.length).toBeLessThan(10_000);
    expect(JSON.parse(text)).toEqual(JSON.parse(JSON.stringify(structuredClone(profile))));
    expect(JSON.parse(text).rating).toEqual(profile.rating);
  });
});
