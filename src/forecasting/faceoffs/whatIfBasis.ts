import type { StoredFaceoffModel } from './faceoffModel.ts';
import type { TeamSoFar } from './teamsSoFar.ts';

/** All that a what-if needs besides the player: stored at each refresh, some tens of kilobytes. */
export interface WhatIfBasis {
  readonly model: StoredFaceoffModel;
  readonly teams: Readonly<Record<string, TeamSoFar>>;
  readonly knownThrough: string;
  /** Epoch milliseconds. */
  readonly issuedAt: number;
}
