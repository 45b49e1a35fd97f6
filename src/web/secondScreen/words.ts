import type { Prediction, Taker } from '../client/documents.ts';
import type { Night } from './night.ts';

const SPOTS: Readonly<Record<string, (home: string, away: string) => string>> = {
  CENTER: () => 'Center ice',
  DEFENSIVE_LEFT: (home) => `${home} end, left`,
  DEFENSIVE_RIGHT: (home) => `${home} end, right`,
  NEUTRAL_NEAR_LEFT: (home) => `Neutral zone by ${home}, left`,
  NEUTRAL_NEAR_RIGHT: (home) => `Neutral zone by ${home}, right`,
  NEUTRAL_FAR_LEFT: (_, away) => `Neutral zone by ${away}, left`,
  NEUTRAL_FAR_RIGHT: (_, away) => `Neutral zone by ${away}, right`,
  OFFENSIVE_LEFT: (_, away) => `${away} end, left`,
  OFFENSIVE_RIGHT: (_, away) => `${away} end, right`,
};

type Teams = Pick<Night, 'homeTeam' | 'awayTeam'>;

/** Where a draw is taken, in words; left and right are the home team's. */
export function spotWords(homeSpot: string, { homeTeam, awayTeam }: Teams): string {
  return SPOTS[homeSpot]?.(homeTeam.abbreviation, awayTeam.abbreviation) ?? homeSpot;
}

export const lastName = (name: string): string => name.slice(name.lastIndexOf(' ') + 1);

/** Whole percent of the home side; the other side has what is left to 100. */
export const homePercent = (homeProbability: number): number => Math.round(homeProbability * 100);

/** A change in probability as points with one decimal and a sign. */
export function pointWords(change: number): string {
  return `${change < 0 ? '−' : '+'}${Math.abs(change * 100).toFixed(1)}`;
}

/** A share won, as box scores write it: `54.1%`. */
export const percentWords = (share: number): string => `${(share * 100).toFixed(1)}%`;

/** A score between 0 and 1 without the zero before its point: `.241`. */
export const scoreWords = (score: number): string => score.toFixed(3).replace(/^0/, '');

/** What has just happened, as one would say it aloud. */
export function announce(prediction: Prediction, teams: Teams): string {
  const { status, home, away, winner, change } = prediction;
  const chance = ({ name, probability }: Taker) =>
    `${lastName(name)} ${Math.round(probability * 100)} percent`;
  switch (status) {
    case 'PREDICTED':
      return `${spotWords(prediction.homeSpot, teams)}: ${chance(home)}, ${chance(away)}.`;
    case 'REVISED': {
      const out = change?.replaced.map(({ name }) => lastName(name)).join(' and ');
      return `${out ? `${out} is waved out` : 'Revised'}: ${chance(home)}, ${chance(away)}.`;
    }
    case 'DROPPED':
      return 'The puck is dropped.';
    case 'DECIDED': {
      const taker = winner === 'HOME' ? home : away;
      return `${lastName(taker.name)} wins it; he had ${Math.round(taker.probability * 100)} percent.`;
    }
  }
}
