/** Play-by-play answers written for the tests, in the shape of the league's web API. */

interface DrawText {
  readonly winner: number | undefined;
  readonly loser: number | undefined;
  readonly x: number;
  readonly y: number;
  /** From the view of the winner. */
  readonly zone: 'O' | 'N' | 'D';
  readonly time: string;
  readonly period?: number;
  readonly code?: string;
  readonly side?: string | undefined;
}

const HOME_ID = 1;
const AWAY_ID = 2;

export function draw(text: DrawText) {
  const { winner, loser, x, y, zone, time, period = 1, code = '1551' } = text;
  return {
    periodDescriptor: { number: period, periodType: 'REG', maxRegulationPeriods: 3 },
    timeInPeriod: time,
    situationCode: code,
    homeTeamDefendingSide: 'side' in text ? text.side : 'left',
    typeCode: 502,
    typeDescKey: 'faceoff',
    details: {
      eventOwnerTeamId: winner !== undefined && winner < 20 ? HOME_ID : AWAY_ID,
      winningPlayerId: winner,
      losingPlayerId: loser,
      xCoord: x,
      yCoord: y,
      zoneCode: zone,
    },
  };
}

export const goal = (homeScore: number, awayScore: number) => ({
  periodDescriptor: { number: 1 },
  timeInPeriod: '05:00',
  typeCode: 505,
  typeDescKey: 'goal',
  details: { homeScore, awayScore },
});

/** A game between home players 11, 12 and visitors 21, 22. */
export function playByPlay({
  id = 2023020001,
  season = 20232024,
  gameType = 2,
  gameDate = '2023-10-10',
  plays = [draw({ winner: 11, loser: 21, x: 0, y: 0, zone: 'N', time: '00:00' })],
}: {
  readonly id?: number;
  readonly season?: number;
  readonly gameType?: number;
  readonly gameDate?: string;
  readonly plays?: readonly object[];
}) {
  return {
    id,
    season,
    gameType,
    gameDate,
    gameState: 'OFF',
    homeTeam: { id: HOME_ID, abbrev: 'HHH', score: 3 },
    awayTeam: { id: AWAY_ID, abbrev: 'AAA', score: 2 },
    plays: plays.map((play, sortOrder) => ({ eventId: sortOrder + 100, sortOrder, ...play })),
    rosterSpots: [
      ...[[11, 'Eleven'] as const, [12, 'Twelve'] as const].map(([playerId, last]) => ({
        teamId: HOME_ID,
        playerId,
        firstName: { default: 'Home' },
        lastName: { default: last },
        sweaterNumber: playerId,
        positionCode: 'C',
      })),
      ...[21, 22].map((playerId) => ({
        teamId: AWAY_ID,
        playerId,
        firstName: { default: 'Away' },
        lastName: { default: `Number ${playerId}` },
        sweaterNumber: playerId,
        positionCode: 'C',
      })),
    ],
  };
}
