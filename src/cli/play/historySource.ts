import type { GameSource } from './gameSource.ts';
export async function historySource(
  _d: string,
  _g: string | undefined,
  _s: number,
  _n: (l: string) => void,
): Promise<GameSource> {
  throw new Error('later');
}
