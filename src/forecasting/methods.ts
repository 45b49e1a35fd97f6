import type { Method } from './method.ts';
import { arima } from './methods/arima.ts';
import { complexSmoothing } from './methods/complexSmoothing.ts';
import { croston } from './methods/croston.ts';
import { drift } from './methods/drift.ts';
import { dynamicOptimizedTheta } from './methods/dynamicOptimizedTheta.ts';
import { exponentialSmoothing } from './methods/exponentialSmoothing.ts';
import { naive, naive2 } from './methods/naive.ts';
import { poissonRate } from './methods/poissonRate.ts';
import { seasonalAutoregression } from './methods/seasonalAutoregression.ts';
import { seasonalNaive } from './methods/seasonalNaive.ts';
import { seasonalTrendArima, seasonalTrendSmoothing } from './methods/seasonalTrend.ts';
import { simpleSmoothing } from './methods/simpleSmoothing.ts';
import { teunterSyntetosBabai } from './methods/teunterSyntetosBabai.ts';
import { theta } from './methods/theta.ts';
import { damped, holt } from './methods/trendSmoothing.ts';

/** Every method, simplest first. A new one is a file in `methods/` and a line here. */
export const methods: readonly Method[] = [
  naive,
  seasonalNaive,
  naive2,
  drift,
  simpleSmoothing,
  holt,
  damped,
  theta,
  dynamicOptimizedTheta,
  exponentialSmoothing,
  complexSmoothing,
  arima,
  seasonalTrendSmoothing,
  seasonalTrendArima,
  seasonalAutoregression,
  croston,
  teunterSyntetosBabai,
  poissonRate,
];

/** The method of that name, or `undefined`. */
export function methodNamed(name: string): Method | undefined {
  return methods.find((m) => m.name === name);
}
