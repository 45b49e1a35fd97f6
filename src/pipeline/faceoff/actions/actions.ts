import type { Action } from '../transitions.ts';
import { closeDraw } from './closeDraw.ts';
import { decideDraw } from './decideDraw.ts';
import type { FoldMoment } from './moment.ts';
import { predict } from './predict.ts';

/** What the transitions' actions do: one file each. */
export const actions: Readonly<Record<Action, (moment: FoldMoment) => void>> = {
  PREDICT: predict,
  CLOSE_DRAW: closeDraw,
  DECIDE_DRAW: decideDraw,
};
