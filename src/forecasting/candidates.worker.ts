import { parentPort } from 'node:worker_threads';
import { type Candidates, candidatesFor } from './candidates.ts';
import type { Series } from './series.ts';

/** Answers each series posted with its candidates, or with the message of what went wrong. */
export type CandidatesAnswer =
  | { readonly index: number; readonly candidates: Candidates }
  | { readonly index: number; readonly problem: string };

parentPort?.on('message', ({ index, series }: { index: number; series: Series }) => {
  let answer: CandidatesAnswer;
  try {
    answer = { index, candidates: candidatesFor(series) };
  } catch (error) {
    answer = { index, problem: error instanceof Error ? (error.stack ?? error.message) : 'failed' };
  }
  parentPort?.postMessage(answer);
});
