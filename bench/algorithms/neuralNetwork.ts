import { logLoss } from '../../src/model/metrics/logLoss.ts';
import { seededRandom } from '../../src/model/seededRandom.ts';
import { type Learner, sigmoid, splitNewest } from './learner.ts';
import { standardizer } from './standardize.ts';

const HIDDEN = 16;
const BATCH = 128;
const RATE = 5e-4;
const DECAY = 1e-3;
const MOST_EPOCHS = 8;

/**
 * One hidden layer of 16 tanh units, log-loss, Adam with weight decay; as many passes as were best on
 * the newest rows. Sources: Kingma and Ba 2015 (Adam); Loshchilov and Hutter 2019 (decay).
 */
export const neuralNetwork: Learner = async (teaching, judged) => {
  const { older, newest } = splitNewest(teaching);
  const standardize = standardizer(older);
  const newer = standardize(newest);
  const losses = [...train(standardize(older), older.label)].map((net) =>
    logLoss(net(newer), newest.label),
  );
  const epochs = losses.indexOf(Math.min(...losses)) + 1;
  const whole = standardizer(teaching);
  let passed = 0;
  for (const net of train(whole(teaching), teaching.label)) {
    if (++passed === epochs) return net(whole(judged));
  }
  throw new Error('expected a pass');
};

/** After each pass the net as it then stands; to be asked before the next pass begins. */
function* train(values: Float32Array, label: Float32Array) {
  const rows = label.length;
  const width = values.length / rows;
  const random = seededRandom(1);
  const bias = width * HIDDEN;
  const out = bias + HIDDEN;
  // Weights of the hidden layer, its biases, weights of the output, its bias.
  const weights = Float64Array.from({ length: out + HIDDEN + 1 }, (_, i) =>
    i < bias
      ? ((random() * 2 - 1) * 0.5) / Math.sqrt(width)
      : i < out
        ? 0
        : (random() * 2 - 1) * 0.3,
  );
  const gradient = new Float64Array(weights.length);
  const mean = new Float64Array(weights.length);
  const square = new Float64Array(weights.length);
  const unit = new Float64Array(HIDDEN);
  const forward = (x: Float32Array, row: number): number => {
    let sum = weights[out + HIDDEN]!;
    for (let h = 0; h < HIDDEN; h++) {
      let own = weights[bias + h]!;
      for (let f = 0; f < width; f++) own += x[row * width + f]! * weights[h * width + f]!;
      unit[h] = Math.tanh(own);
      sum += unit[h]! * weights[out + h]!;
    }
    return sigmoid(sum);
  };
  const net = (x: Float32Array) =>
    Float64Array.from({ length: x.length / width }, (_, row) => forward(x, row));
  const order = Int32Array.from({ length: rows }, (_, row) => row);
  let steps = 0;
  for (let epoch = 0; epoch < MOST_EPOCHS; epoch++) {
    for (let i = rows - 1; i > 0; i--) {
      const j = Math.floor(random() * (i + 1));
      [order[i], order[j]] = [order[j]!, order[i]!];
    }
    for (let from = 0; from < rows; from += BATCH) {
      const size = Math.min(BATCH, rows - from);
      gradient.fill(0);
      for (let i = from; i < from + size; i++) {
        const row = order[i]!;
        const pull = (forward(values, row) - label[row]!) / size;
        gradient[out + HIDDEN]! += pull;
        for (let h = 0; h < HIDDEN; h++) {
          gradient[out + h]! += pull * unit[h]!;
          const back = pull * weights[out + h]! * (1 - unit[h]! ** 2);
          gradient[bias + h]! += back;
          for (let f = 0; f < width; f++)
            gradient[h * width + f]! += back * values[row * width + f]!;
        }
      }
      steps++;
      const warm = RATE * (Math.sqrt(1 - 0.999 ** steps) / (1 - 0.9 ** steps));
      for (let i = 0; i < weights.length; i++) {
        mean[i] = 0.9 * mean[i]! + 0.1 * gradient[i]!;
        square[i] = 0.999 * square[i]! + 0.001 * gradient[i]! ** 2;
        weights[i]! -=
          (warm * mean[i]!) / (Math.sqrt(square[i]!) + 1e-8) + RATE * DECAY * weights[i]!;
      }
    }
    yield net;
  }
}
