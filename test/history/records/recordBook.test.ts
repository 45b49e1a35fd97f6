import { describe, expect, it } from 'vitest';
import {
  expectation,
  handPlace,
  handSign,
  probabilityOf,
  ratingOf,
  strongSide,
} from '../../../src/history/records/expectation.ts';
import { FIRST_LEAGUE, LEAGUE_TERMS } from '../../../src/history/records/league.ts';
import type { PlayerProfile } from '../../../src/history/records/playerProfile.ts';
import { RecordBook } from '../../../src/history/records/recordBook.ts';
import { EFFECT, newSkill } from '../../../src/history/records/skill.ts';
import { HOME_SPOTS } from '../../../src/hockey/rink.ts';
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
    const moved = ({ skill }: PlayerProfile, first: number, count: number) =>
      skill.mean.slice(first, first + count).map(Math.sign);
    // Home: own left, own end, short-handed, against a right shot on his strong side (right).
    expect(moved(home, EFFECT.side, 3)).toEqual([1, 0, 0]);
    expect(moved(home, EFFECT.zone, 3)).toEqual([1, 0, 0]);
    expect(moved(home, EFFECT.strength, 3)).toEqual([1, 0, 0]);
    expect(moved(home, EFFECT.hand, 2)).toEqual([0, 1]);
    expect(moved(home, EFFECT.opponentSide, 2)).toEqual([1, 0]);
    expect(home.byDot[HOME_SPOTS.indexOf('DL')]).toEqual([1, 1]);
    // The visitor faces the other way: own right, attacking end, power play.
    expect(moved(away, EFFECT.side, 3)).toEqual([0, -1, 0]);
    expect(moved(away, EFFECT.zone, 3)).toEqual([0, 0, -1]);
    expect(moved(away, EFFECT.strength, 3)).toEqual([0, 0, -1]);
    expect(moved(away, EFFECT.hand, 2)).toEqual([-1, 0]);
    expect(moved(away, EFFECT.opponentSide, 2)).toEqual([-1, 0]);
    expect(away.byDot[HOME_SPOTS.indexOf('OR')]).toEqual([1, 0]);
  });

  it('finds the taker who wins seven of ten, and grows sure of him', () => {
    const book = new RecordBook(madeUpPlayers);
    for (const game of pastGames(120)) book.take(game);
    for (const other of ['p1', 'p2', 'p3', 'p4', 'p5']) {
      expect(ratingOf(book.of('p0')).mean).toBeGreaterThan(ratingOf(book.of(other)).mean + 0.2);
    }
    expect(ratingOf(book.of('p0')).variance).toBeLessThan(ratingOf(book.of('nobody')).variance / 2);
  });

  it('gives both takers chances that sum to one, home edge apart', () => {
    const book = new RecordBook(madeUpPlayers);
    for (const game of pastGames(80)) book.take(game);
    const setting = { homeSpot: 'OL', homeSkaters: 5, awaySkaters: 4 } as const;
    const turned = { homeSpot: 'DR', homeSkaters: 4, awaySkaters: 5 } as const;
    // Home ice and home's left have no mirror image.
    const league = FIRST_LEAGUE.map((weight, i) =>
      LEAGUE_TERMS[i] === 'home' || LEAGUE_TERMS[i] === 'centerDot' ? 0 : weight,
    );
    const nowhere = { league, arenaEdge: 0 };
    const there = expectation(book.of('p0'), book.of('p8'), setting, nowhere).logOdds;
    const back = expectation(book.of('p8'), book.of('p0'), turned, nowhere).logOdds;
    expect(probabilityOf(there) + probabilityOf(back)).toBeCloseTo(1, 12);
  });

  it('learns the edge of home, in the league and in the arena, and stamps it on who played', () => {
    const book = new RecordBook(madeUpPlayers);
    const before = book.of('p3').league;
    const lost = { homeTakerId: 'p0', awayTakerId: 'p1', winner: 'AWAY' } as const;
    book.take({ ...GAME, homeTeam: 'AAA', draws: Array.from({ length: 60 }, () => lost) });
    expect(book.of('p0').league[0]).toBeLessThan(before[0]!);
    expect(book.of('p1').league).toEqual(book.of('p0').league);
    expect(book.of('p3').league).toEqual(before);
    expect(book.of('p0').arena?.team).toBe('AAA');
    expect(book.of('p0').arena?.edge).toBeLessThan(0);
    expect(book.of('p1').arena).toBeUndefined();
  });

  it('finds the hand of a taker no table lists by the side he is sent to, at home and away', () => {
    const book = new RecordBook(new Map([...madeUpPlayers].filter(([id]) => id === 'p1')));
    const send = (homeSpot: 'DL' | 'DR', isHome: boolean) =>
      ({
        homeTakerId: isHome ? 'new' : 'p1',
        awayTakerId: isHome ? 'p1' : 'new',
        homeSpot,
        winner: 'HOME',
      }) as const;
    expect(handSign(book.of('new'))).toBeGreaterThan(0);
    const seen: number[] = [];
    for (let i = 0; i < 8; i++) {
      // Home's right is the visitor's left.
      book.take({ ...GAME, draws: [send('DR', true), send('DL', false), send('DR', true)] });
      seen.push(handSign(book.of('new')));
    }
    expect(seen).toEqual([...seen].sort((a, b) => b - a));
    expect(seen.at(-1)).toBeLessThan(-0.9);
    expect(handPlace(book.of('new'))).toBe(1);
    // Who is listed stays what he is, wherever he stands.
    expect(handSign(book.of('p1'))).toBe(-1);
    const worth = strongSide('DL', book.of('p1'), book.of('new'));
    expect(worth).toBeLessThan(-0.9);
    expect(worth).toBeGreaterThan(-1);
  });

  it('counts a taker used for more of the draws as better than his results alone', () => {
    const often = { skill: newSkill({}), usage: [0.3, 0.3] as [number, number] };
    const seldom = { skill: newSkill({}), usage: [0.02, 0.02] as [number, number] };
    expect(ratingOf(often).mean).toBeGreaterThan(ratingOf(seldom).mean + 0.1);
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
    expect(text.length).toBeLessThan(16_000);
    expect(JSON.parse(text)).toEqual(JSON.parse(JSON.stringify(structuredClone(profile))));
    expect(JSON.parse(text).skill).toEqual(profile.skill);
  });
});
