import { logLoss } from '../../src/model/metrics/logLoss.ts';
import { seededRandom } from '../../src/model/seededRandom.ts';
import type { TakenRows } from './drawRows.ts';
import { type Learner, sigmoid, splitNewest } from './learner.ts';

const RANK = 4;
const RATE = 0.02;
const SHRINKAGE = 0.02;
const MOST_PASSES = 12;

/**
 * Collaborative filtering: who beats whom, factored. A taker has a strength and two vectors, what he
 * does to opponents and what he suffers: home's log-odds are edge + (s_h − s_a) + (p_h·q_a − p_a·q_h).
 * It knows takers and nothing else; stochastic gradient steps. Source: Chen and Joachims 2016
 * (matchups by factors, "Modeling Intransitivity in Matchup and Comparison Data").
 */
export const factorization: Learner = async (teaching, judged) => {
  const { older, newest } = splitNewest(teaching);
  const losses = [...train(older)].map((predict) => logLoss(predict(newest), newest.label));
  const passes = losses.indexOf(Math.min(...losses)) + 1;
  let passed = 0;
  for (const predict of train(teaching)) if (++passed === passes) return predict(judged);
  throw new Error('expected a pass');
};

function* train({ takers, label, rows }: TakenRows) {
  const random = seededRandom(1);
  const strength = new Map<number, number>();
  const vectors = new Map<number, Float64Array>();
  /** What a taker does, then what he suffers. */
  const vectorOf = (taker: number): Float64Array => {
    let own = vectors.get(taker);
    if (!own) {
      own = Float64Array.from({ length: 2 * RANK }, () => (random() - 0.5) * 0.2);
      vectors.set(taker, own);
    }
    return own;
  };
  let edge = 0;
  const logOdds = (home: number, away: number): number => {
    let sum = edge + (strength.get(home) ?? 0) - (strength.get(away) ?? 0);
    const [ours, theirs] = [vectors.get(home), vectors.get(away)];
    if (!ours || !theirs) return sum;
    for (let k = 0; k < RANK; k++) {
      sum += ours[k]! * theirs[RANK + k]! - theirs[k]! * ours[RANK + k]!;
    }
    return sum;
  };
  const predict = (of: TakenRows) =>
    Float64Array.from({ length: of.rows }, (_, row) =>
      sigmoid(logOdds(of.takers[2 * row]!, of.takers[2 * row + 1]!)),
    );
  for (let pass = 0; pass < MOST_PASSES; pass++) {
    // In order of time: what is newest is told last.
    for (let row = 0; row < rows; row++) {
      const [home, away] = [takers[2 * row]!, takers[2 * row + 1]!];
      const [ours, theirs] = [vectorOf(home), vectorOf(away)];
      const pull = label[row]! - sigmoid(logOdds(home, away));
      edge += 0.05 * RATE * pull;
      const [s, t] = [strength.get(home) ?? 0, strength.get(away) ?? 0];
      strength.set(home, s + RATE * (pull - SHRINKAGE * s));
      strength.set(away, t - RATE * (pull + SHRINKAGE * t));
      for (let k = 0; k < RANK; k++) {
        const [p, q, r, u] = [ours[k]!, ours[RANK + k]!, theirs[k]!, theirs[RANK + k]!];
        ours[k] = p + RATE * (pull * u - SHRINKAGE * p);
        ours[RANK + k] = q - RATE * (pull * r + SHRINKAGE * q);
        theirs[k] = r - RATE * (pull * q + SHRINKAGE * r);
        theirs[RANK + k] = u + RATE * (pull * p - SHRINKAGE * u);
      }
    }
    yield predict;
  }
}
