import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { FIRST_LEAGUE, LEAGUE_TERMS } from '../../../src/history/records/league.ts';
import type { PastDraw } from '../../../src/history/records/pastGame.ts';
import { RecordBook } from '../../../src/history/records/recordBook.ts';
import type { TablePlayer } from '../../../src/history/tables/readPlayers.ts';
import type { FaceoffSituation } from '../../../src/hockey/faceoffSituation.ts';
import type { HomeSpot } from '../../../src/hockey/rink.ts';
import {
  computeFeatures,
  featureListHash,
  featureNames,
  features,
} from '../../../src/pipeline/features/featureList.ts';
import { mirrorRows } from '../../../src/pipeline/features/mirrorRows.ts';
import { madeUpPlayers, pastGames } from '../../support/pastGames.ts';

const situation: FaceoffSituation = {
  gameId: '2018020204',
  season: '20182019',
  gameType: 'R',
  gameDate: '2019-03-09',
  homeTeam: 'AAA',
  awayTeam: 'BBB',
  period: 2,
  periodSecondsElapsed: 300,
  homeSpot: 'DL',
  homeSkaters: 5,
  awaySkaters: 4,
  isHomeGoalkeeperIn: true,
  isAwayGoalkeeperIn: false,
  homeScore: 1,
  awayScore: 0,
  homeTakerId: 'p0',
  awayTakerId: 'p7',
  drawsSoFar: [],
};

const TURNED: Readonly<Record<HomeSpot, HomeSpot>> = {
  C: 'C',
  DL: 'OR',
  DR: 'OL',
  OL: 'DR',
  OR: 'DL',
  'N-L': 'N+R',
  'N-R': 'N+L',
  'N+L': 'N-R',
  'N+R': 'N-L',
};

const at = (row: ArrayLike<number>, name: string): number => row[featureNames.indexOf(name)]!;

function bookOf(
  games: ReturnType<typeof pastGames>,
  players: ReadonlyMap<string, TablePlayer> = madeUpPlayers,
): RecordBook {
  const book = new RecordBook(players);
  for (const game of games) book.take(game);
  return book;
}

function upcoming({ winner: _unknown, ...draw }: PastDraw): Partial<FaceoffSituation> {
  return { ...draw, homeSpot: draw.homeSpot ?? 'C' };
}

const decided = (draw: PastDraw) => ({
  ...draw,
  homeSpot: draw.homeSpot ?? ('C' as const),
  period: 1,
  periodSecondsElapsed: 0,
});

describe('the feature list', () => {
  it('names every column once, with a unit, a group and a description', () => {
    expect(new Set(featureNames).size).toBe(featureNames.length);
    for (const { name, unit, description } of features) {
      expect(name).toMatch(/^[a-z][A-Za-z0-9]*$/);
      expect(unit).not.toBe('');
      expect(description).not.toBe('');
    }
    const hash = createHash('sha256').update(featureNames.join('\n')).digest('hex');
    expect(featureListHash).toBe(hash);
  });

  it('gives a row without any known player, unknown values as NaN and none infinite', () => {
    const row = computeFeatures({ ...situation, homeSkaters: undefined }, undefined, undefined);
    expect(row.length).toBe(featureNames.length);
    expect(at(row, 'skaterDifference')).toBeNaN();
    expect(at(row, 'ageDifference')).toBeNaN();
    expect(at(row, 'homeHandUnknown')).toBe(1);
    expect(at(row, 'ratingDifference')).toBe(0);
    for (const value of row) expect(Math.abs(value)).not.toBe(Number.POSITIVE_INFINITY);
  });

  it('does not leak: rows while rolling equal rows from a history cut before the draw', () => {
    const games = pastGames(90);
    // The hand of every third taker is inferred.
    const players = new Map(
      [...madeUpPlayers].map(([id, player], i) => [
        id,
        i % 3 === 0 ? { ...player, shoots: undefined } : player,
      ]),
    );
    const rolling = bookOf([], players);
    for (const [g, game] of games.entries()) {
      if (g % 20 === 7) {
        const cut = bookOf(games.slice(0, g), players);
        for (const [d, draw] of game.draws.entries()) {
          const rowOf = (book: RecordBook) =>
            computeFeatures(
              {
                ...situation,
                ...upcoming(draw),
                season: game.season,
                gameDate: game.gameDate,
                drawsSoFar: game.draws.slice(0, d).map(decided),
              },
              book.of(draw.homeTakerId),
              book.of(draw.awayTakerId),
              (id) => book.of(id),
            );
          expect(rowOf(rolling)).toEqual(rowOf(cut));
        }
      }
      rolling.take(game);
    }
  });

  it('takes what happened earlier tonight from the situation alone', () => {
    const book = bookOf(pastGames(60));
    const earlier = { homeTakerId: 'p0', awayTakerId: 'p8', winner: 'HOME' } as const;
    const rowOf = (winner: 'HOME' | 'AWAY') =>
      computeFeatures(
        { ...situation, drawsSoFar: [decided({ ...earlier, winner })] },
        book.of('p0'),
        book.of('p7'),
      );
    expect(at(rowOf('HOME'), 'homeInGameDraws')).toBe(1);
    expect(at(rowOf('HOME'), 'inGameShareDifference')).toBeGreaterThan(
      at(rowOf('AWAY'), 'inGameShareDifference'),
    );
  });
});

describe('mirrored rows', () => {
  it('are the rows of the same draw told from the other team', () => {
    const games = pastGames(60);
    const book = bookOf(games);
    // Without home ice and center ice, where the edges of home have no mirror image.
    const unmirrored = ['home', 'centerDot'];
    const league = FIRST_LEAGUE.map((w, i) => (unmirrored.includes(LEAGUE_TERMS[i]!) ? 0 : w));
    for (const id of madeUpPlayers.keys()) book.of(id).league = league;
    for (const draw of games[59]!.draws) {
      const told: FaceoffSituation = {
        ...situation,
        ...upcoming(draw),
        drawsSoFar: games[59]!.draws.slice(0, 5).map(decided),
      };
      const turned: FaceoffSituation = {
        ...told,
        homeSpot: TURNED[told.homeSpot],
        homeTakerId: told.awayTakerId,
        awayTakerId: told.homeTakerId,
        homeSkaters: told.awaySkaters,
        awaySkaters: told.homeSkaters,
        isHomeGoalkeeperIn: told.isAwayGoalkeeperIn,
        isAwayGoalkeeperIn: told.isHomeGoalkeeperIn,
        homeScore: told.awayScore,
        awayScore: told.homeScore,
        drawsSoFar: told.drawsSoFar.map((d) => ({
          ...d,
          homeSpot: TURNED[d.homeSpot],
          homeSkaters: d.awaySkaters,
          awaySkaters: d.homeSkaters,
          homeTakerId: d.awayTakerId,
          awayTakerId: d.homeTakerId,
          winner: d.winner === 'HOME' ? 'AWAY' : 'HOME',
        })),
      };
      const rowOf = (s: FaceoffSituation) =>
        Float32Array.from(
          computeFeatures(s, book.of(s.homeTakerId), book.of(s.awayTakerId), (id) => book.of(id)),
        );
      const mirrored = mirrorRows(rowOf(told), 1);
      const expected = rowOf(turned);
      for (const name of featureNames) {
        // In the neutral zone the visitor puts his stick down first, whoever it is.
        if (name === 'homeStickFirst' && at(expected, 'zone') === 0) continue;
        // Who plays at home here is on the road in the mirror, and has another record there.
        if (/venueshare/i.test(name)) continue;
        const unknown = Number.isNaN(at(expected, name));
        expect(Number.isNaN(at(mirrored, name)), name).toBe(unknown);
        if (unknown) continue;
        expect(at(mirrored, name), name).toBeCloseTo(at(expected, name), 5);
      }
    }
  });
});
