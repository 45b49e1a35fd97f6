import type {
  FaceoffPublication,
  GamePublication,
} from '../../src/pipeline/publish/publication.ts';

export const GAME_ID = '2018020204';
const TEN_PAST_SEVEN = Date.parse('2018-11-03T23:10:00.000Z');

/** One prediction of a game's log; odd and even numbers have different takers. */
export function faceoffPublication(
  sequence: number,
  changes: Partial<FaceoffPublication> = {},
): FaceoffPublication {
  return {
    kind: 'FACEOFF',
    gameId: GAME_ID,
    sequence,
    eventTimestamp: TEN_PAST_SEVEN + sequence * 1000,
    publishedTimestamp: TEN_PAST_SEVEN + sequence * 1000 + 40,
    situation: {
      period: 1,
      secondsRemaining: 1200 - sequence,
      score: { home: 0, away: 0 },
      strength: { homeSkaters: 5, awaySkaters: 5 },
    },
    faceoffId: `${GAME_ID}-1-${String(sequence).padStart(2, '0')}`,
    revision: 1,
    status: 'PREDICTED',
    dot: { x: -69, y: 22 },
    homeSpot: 'DL',
    homeZone: 'DEFENSIVE',
    home: taker(sequence % 2 === 0 ? '8471675' : '8478402', 'Home Taker'),
    away: taker('8475158', 'Away Taker'),
    homeProbability: 0.5 + (sequence % 10) / 100,
    change: null,
    reasons: [{ feature: 'rating', text: 'Wins more draws', contribution: 0.1, favors: 'HOME' }],
    modelVersion: 'test',
    isStale: false,
    isLate: false,
    winner: null,
    ...changes,
  };
}

function taker(playerId: string, name: string): FaceoffPublication['home'] {
  return {
    playerId,
    name,
    number: 87,
    position: 'C',
    shoots: 'L',
    inGame: { won: 3, taken: 5 },
  };
}

/** One change of the game. */
export function gamePublication(
  sequence: number,
  changes: Partial<GamePublication> = {},
): GamePublication {
  return {
    kind: 'GAME',
    gameId: GAME_ID,
    sequence,
    eventTimestamp: TEN_PAST_SEVEN + sequence * 1000,
    publishedTimestamp: TEN_PAST_SEVEN + sequence * 1000 + 40,
    situation: { period: 1, secondsRemaining: 1200, score: { home: 0, away: 0 }, strength: null },
    status: 'LIVE',
    change: 'STARTED',
    gameDate: '2018-11-03',
    season: '20182019',
    gameType: 'R',
    homeTeam: { id: '5', name: 'Home', abbreviation: 'HOM' },
    awayTeam: { id: '6', name: 'Away', abbreviation: 'AWY' },
    simulated: [],
    ...changes,
  };
}
