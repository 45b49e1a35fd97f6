import type { HomeSpot as Spot } from '../hockey/rink.ts';
import type { HomeSpot } from './generated.ts';

/** The schema's words for the nine spots. */
export const SPOT_NAMES: Readonly<Record<Spot, HomeSpot>> = {
  C: 'CENTER',
  DL: 'DEFENSIVE_LEFT',
  DR: 'DEFENSIVE_RIGHT',
  'N-L': 'NEUTRAL_NEAR_LEFT',
  'N-R': 'NEUTRAL_NEAR_RIGHT',
  'N+L': 'NEUTRAL_FAR_LEFT',
  'N+R': 'NEUTRAL_FAR_RIGHT',
  OL: 'OFFENSIVE_LEFT',
  OR: 'OFFENSIVE_RIGHT',
};
