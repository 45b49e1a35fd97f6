import type { Judgement } from './judge.ts';

/** What belongs to a model beside its text: written as `card.json`, served as `model` in GraphQL. */
export interface ModelCard {
  /** First 12 hex of the SHA-256 of `model.txt`; predictions carry it. */
  readonly modelVersion: string;
  readonly featureListHash: string;
  readonly featureNames: readonly string[];
  readonly trees: number;
  readonly seed: number;
  /** Seasons whose draws the shipped trees were fitted on. */
  readonly trainedOn: { readonly seasons: readonly string[]; readonly draws: number };
  /** Figures of a fit without the season named, judged on it. */
  readonly test: { readonly season: string; readonly trainedBefore: string } & Judgement;
}
