import type { LabeledRows } from './labeledRows.ts';
import type { LightGbmParameters } from './parameters.ts';

/** The objective: start score, gradients and Hessians, and the loss that is watched. */
export interface Objective {
  readonly text: string;
  startScore(): number;
  derive(scores: Float64Array, gradients: Float64Array, hessians: Float64Array): void;
  loss(scores: Float64Array, of: LabeledRows): number;
}

function binary(
  data: LabeledRows,
  { sigmoid, is_unbalance, scale_pos_weight }: LightGbmParameters,
): Objective {
  const { label, weight, rows } = data;
  let positives = 0;
  for (const value of label) if (value > 0) positives++;
  const negatives = rows - positives;
  const isHeavier = is_unbalance && positives > 0 && negatives > 0;
  const positiveWeight =
    isHeavier && positives < negatives ? negatives / positives : scale_pos_weight;
  const negativeWeight = isHeavier && positives > negatives ? positives / negatives : 1;
  return {
    text: `binary sigmoid:${sigmoid}`,
    startScore() {
      let sum = 0;
      let total = 0;
      for (let i = 0; i < rows; i++) {
        const w = weight?.[i] ?? 1;
        if (label[i]! > 0) sum += w;
        total += w;
      }
      const share = Math.min(1 - 1e-15, Math.max(1e-15, sum / total));
      return Math.log(share / (1 - share)) / sigmoid;
    },
    derive(scores, gradients, hessians) {
      for (let i = 0; i < rows; i++) {
        const y = label[i]! > 0 ? 1 : -1;
        const response = (-y * sigmoid) / (1 + Math.exp(y * sigmoid * scores[i]!));
        const size = Math.abs(response);
        const w = (weight?.[i] ?? 1) * (y > 0 ? positiveWeight : negativeWeight);
        gradients[i] = response * w;
        hessians[i] = size * (sigmoid - size) * w;
      }
    },
    loss(scores, of) {
      let sum = 0;
      let total = 0;
      for (let i = 0; i < of.rows; i++) {
        const w = of.weight?.[i] ?? 1;
        const p = 1 / (1 + Math.exp(-sigmoid * scores[i]!));
        const own = of.label[i]! > 0 ? p : 1 - p;
        sum -= w * Math.log(Math.max(1e-15, own));
        total += w;
      }
      return sum / total;
    },
  };
}

function regression({ label, weight, rows }: LabeledRows): Objective {
  return {
    text: 'regression',
    startScore() {
      let sum = 0;
      let total = 0;
      for (let i = 0; i < rows; i++) {
        const w = weight?.[i] ?? 1;
        sum += w * label[i]!;
        total += w;
      }
      return sum / total;
    },
    derive(scores, gradients, hessians) {
      for (let i = 0; i < rows; i++) {
        const w = weight?.[i] ?? 1;
        gradients[i] = (scores[i]! - label[i]!) * w;
        hessians[i] = w;
      }
    },
    loss(scores, of) {
      let sum = 0;
      let total = 0;
      for (let i = 0; i < of.rows; i++) {
        const w = of.weight?.[i] ?? 1;
        sum += w * (scores[i]! - of.label[i]!) ** 2;
        total += w;
      }
      return sum / total;
    },
  };
}

/** The objective of the parameters on these rows. */
export function createObjective(data: LabeledRows, parameters: LightGbmParameters): Objective {
  return parameters.objective === 'binary' ? binary(data, parameters) : regression(data);
}
