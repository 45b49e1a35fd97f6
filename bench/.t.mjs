// bench/training.ts
import { fileURLToPath as fileURLToPath2, pathToFileURL } from "node:url";

// src/model/seededRandom.ts
function seededRandom(seed) {
  let state = seed >>> 0;
  return () => {
    state = state + 1831565813 >>> 0;
    let t = state;
    t = Math.imul(t ^ t >>> 15, t | 1);
    t ^= t + Math.imul(t ^ t >>> 7, t | 61);
    return ((t ^ t >>> 14) >>> 0) / 4294967296;
  };
}

// src/model/binning.ts
var SAMPLE_ROWS = 2e5;
var ZERO_THRESHOLD = Math.fround(1e-35);
var MOST_VALUE = 1e300;
var MOST_CATEGORIES = 255;
var COLUMNS_AT_ONCE = 16;
function boundsOf(sorted, maxBins, minDataInBin) {
  const distinct = [];
  const counts = [];
  for (const value of sorted) {
    if (value === distinct.at(-1)) counts[counts.length - 1]++;
    else {
      distinct.push(value);
      counts.push(1);
    }
  }
  const bounds = [];
  const between = (i) => (distinct[i] + distinct[i + 1]) / 2;
  if (distinct.length <= maxBins) {
    let inBin = 0;
    for (let i = 0; i < distinct.length - 1; i++) {
      inBin += counts[i];
      if (inBin >= minDataInBin) {
        bounds.push(between(i));
        inBin = 0;
      }
    }
  } else {
    let left = sorted.length;
    let binsLeft = maxBins;
    let inBin = 0;
    for (let i = 0; i < distinct.length - 1; i++) {
      inBin += counts[i];
      const size = Math.max(minDataInBin, left / binsLeft);
      const nextIsHeavy = counts[i + 1] >= size;
      if (inBin >= size || nextIsHeavy && inBin >= size / 2) {
        bounds.push(between(i));
        left -= inBin;
        binsLeft--;
        inBin = 0;
        if (binsLeft <= 1) break;
      }
    }
  }
  bounds.push(Number.POSITIVE_INFINITY);
  return Float64Array.from(bounds);
}
function binOf(bounds, value) {
  let low = 0;
  let high = bounds.length - 1;
  while (low < high) {
    const middle = low + high >> 1;
    if (value <= bounds[middle]) high = middle;
    else low = middle + 1;
  }
  return low;
}
function numericBins(column2, { max_bin, min_data_in_bin, use_missing, zero_as_missing }) {
  const step = Math.max(1, Math.floor(column2.length / SAMPLE_ROWS));
  const isZeroMissing = use_missing && zero_as_missing;
  const isMissing = (value) => Number.isNaN(value) || isZeroMissing && Math.abs(value) <= ZERO_THRESHOLD;
  let least = Number.POSITIVE_INFINITY;
  let most = Number.NEGATIVE_INFINITY;
  let hasMissing = false;
  for (const value of column2) {
    if (isMissing(value)) hasMissing = true;
    if (value < least) least = value;
    if (value > most) most = value;
  }
  const sample = [];
  for (let i = 0; i < column2.length; i += step) {
    if (!isMissing(column2[i])) sample.push(column2[i]);
  }
  const keepsMissing = use_missing && hasMissing;
  const upperBounds = boundsOf(
    Float64Array.from(sample).sort(),
    max_bin - (keepsMissing ? 1 : 0),
    Math.max(1, Math.floor(min_data_in_bin / step))
  );
  return {
    upperBounds,
    categories: new Int32Array(0),
    missingType: isZeroMissing ? 1 : keepsMissing ? 2 : 0,
    missingBin: keepsMissing ? upperBounds.length : -1,
    binCount: upperBounds.length + (keepsMissing ? 1 : 0),
    least,
    most
  };
}
function categoricalBins(column2, { max_bin, min_data_in_bin }) {
  const counts = /* @__PURE__ */ new Map();
  let least = Number.POSITIVE_INFINITY;
  let most = Number.NEGATIVE_INFINITY;
  let known2 = 0;
  for (const value of column2) {
    if (!(value > -1 && value <= 2147483647)) continue;
    const category = Math.trunc(value);
    counts.set(category, (counts.get(category) ?? 0) + 1);
    if (category < least) least = category;
    if (category > most) most = category;
    known2++;
  }
  const byCount = [...counts].sort((a, b) => b[1] - a[1] || a[0] - b[0]);
  const enough = Math.round(known2 * 0.99);
  const categories = [-1];
  let covered = 0;
  for (const [i, [category, count]] of byCount.entries()) {
    if (categories.length > MOST_CATEGORIES) break;
    if (covered >= enough && categories.length >= Math.min(max_bin, byCount.length + 1)) break;
    if (count < min_data_in_bin && i > 1) break;
    categories.push(category);
    covered += count;
  }
  return {
    upperBounds: new Float64Array(0),
    categories: Int32Array.from(categories),
    missingType: covered === column2.length ? 0 : 2,
    missingBin: -1,
    binCount: categories.length,
    least,
    most
  };
}
function binner({ categories, upperBounds, missingType, missingBin }) {
  if (categories.length > 0) {
    const bins = new Map(Array.from(categories, (category, bin) => [category, bin]));
    return (value) => value > -1 ? bins.get(Math.trunc(value)) ?? 0 : 0;
  }
  const ofZero = missingType === 1 ? missingBin : binOf(upperBounds, 0);
  return (value) => Number.isNaN(value) ? missingType === 2 ? missingBin : ofZero : missingType === 1 && Math.abs(value) <= ZERO_THRESHOLD ? missingBin : binOf(upperBounds, value);
}
function readColumns(features3, rows2, columns2, from, into) {
  for (let i = 0; i < rows2; i++) {
    const at = i * columns2 + from;
    for (let c = 0; c < into.length; c++) {
      const value = features3[at + c];
      into[c][i] = Math.abs(value) <= ZERO_THRESHOLD ? 0 : value > MOST_VALUE ? MOST_VALUE : value < -MOST_VALUE ? -MOST_VALUE : value;
    }
  }
}
function eachColumn(features3, rows2, columns2, use) {
  const buffers = Array.from(
    { length: Math.min(COLUMNS_AT_ONCE, columns2) },
    () => new Float64Array(rows2)
  );
  for (let from = 0; from < columns2; from += COLUMNS_AT_ONCE) {
    const group = buffers.slice(0, columns2 - from);
    readColumns(features3, rows2, columns2, from, group);
    for (const [c, column2] of group.entries()) use(column2, from + c);
  }
}
function toBins(column2, bins) {
  if (bins.binCount < 2) return new Uint8Array(0);
  const found = new Uint8Array(new SharedArrayBuffer(column2.length));
  const bin = binner(bins);
  for (let i = 0; i < column2.length; i++) found[i] = bin(column2[i]);
  return found;
}
function binFeatures(features3, rows2, columns2, parameters) {
  const found = [];
  const bins = [];
  eachColumn(features3, rows2, columns2, (column2, f) => {
    const own = parameters.categorical_feature.includes(f) ? categoricalBins(column2, parameters) : numericBins(column2, parameters);
    found.push(own);
    bins.push(toBins(column2, own));
  });
  return { rows: rows2, features: found, bins };
}
function binByTraining(features3, rows2, training) {
  const bins = [];
  eachColumn(features3, rows2, training.length, (column2, f) => {
    bins.push(toBins(column2, training[f]));
  });
  return { rows: rows2, features: training, bins };
}
function usableFeatures({ features: features3 }) {
  return features3.flatMap(({ binCount }, f) => binCount > 1 ? [f] : []);
}

// src/model/dropTrees.ts
var DroppedTrees = class {
  #p;
  #random;
  #weights = [];
  constructor(parameters, random2) {
    this.#p = parameters;
    this.#random = random2;
  }
  /** Numbers of the trees that are left out, ascending; often none. */
  draw() {
    const { drop_rate, max_drop, skip_drop, uniform_drop } = this.#p;
    if (this.#random() < skip_drop) return [];
    const count = this.#weights.length;
    const sum = this.#weights.reduce((total, weight) => total + weight, 0);
    const shareOf = (tree) => uniform_drop ? 1 : this.#weights[tree] * count / sum;
    const rate = max_drop > 0 ? Math.min(drop_rate, max_drop / Math.max(1, count)) : drop_rate;
    const dropped = [];
    for (let tree = 0; tree < count; tree++) {
      if (max_drop > 0 && dropped.length >= max_drop) break;
      if (this.#random() < rate * shareOf(tree)) dropped.push(tree);
    }
    return dropped;
  }
  /** What the new tree is shrunk by, beside so many dropped ones. */
  rate(dropped) {
    const { learning_rate, xgboost_dart_mode } = this.#p;
    if (!xgboost_dart_mode) return learning_rate / (1 + dropped);
    return dropped === 0 ? learning_rate : learning_rate / (learning_rate + dropped);
  }
  /** What each dropped tree is multiplied by when it returns. */
  returning(dropped) {
    const { learning_rate, xgboost_dart_mode } = this.#p;
    return dropped / (dropped + (xgboost_dart_mode ? learning_rate : 1));
  }
  /** Takes note of a new tree and of the dropped ones that returned. */
  add(dropped) {
    for (const tree of dropped)
      this.#weights[tree] = this.#weights[tree] * this.returning(dropped.length);
    this.#weights.push(this.rate(dropped.length));
  }
};

// src/model/histogram.ts
var CELL = 2;
function addToHistogram(histogram, columns2, offsets, order, gathered, from, to) {
  let c = 0;
  for (; c + 4 <= columns2.length; c += 4) {
    addFour(
      histogram,
      columns2[c],
      columns2[c + 1],
      columns2[c + 2],
      columns2[c + 3],
      offsets[c],
      offsets[c + 1],
      offsets[c + 2],
      offsets[c + 3],
      order,
      gathered,
      from,
      to
    );
  }
  for (; c < columns2.length; c++) {
    addOne(histogram, columns2[c], offsets[c], order, gathered, from, to);
  }
}
function addFour(histogram, a, b, c, d, atA, atB, atC, atD, order, gathered, from, to) {
  for (let i = from; i < to; i++) {
    const row = order[i];
    const gradient = gathered[2 * i];
    const hessian = gathered[2 * i + 1];
    const w = atA + CELL * a[row];
    const x = atB + CELL * b[row];
    const y = atC + CELL * c[row];
    const z = atD + CELL * d[row];
    histogram[w] = histogram[w] + gradient;
    histogram[w + 1] = histogram[w + 1] + hessian;
    histogram[x] = histogram[x] + gradient;
    histogram[x + 1] = histogram[x + 1] + hessian;
    histogram[y] = histogram[y] + gradient;
    histogram[y + 1] = histogram[y + 1] + hessian;
    histogram[z] = histogram[z] + gradient;
    histogram[z + 1] = histogram[z + 1] + hessian;
  }
}
function addOne(histogram, column2, at, order, gathered, from, to) {
  for (let i = from; i < to; i++) {
    const cell = at + CELL * column2[order[i]];
    histogram[cell] = histogram[cell] + gathered[2 * i];
    histogram[cell + 1] = histogram[cell + 1] + gathered[2 * i + 1];
  }
}

// src/model/splitSearch.ts
var EPSILON = 1e-15;
function leafOutput(gradient, hessian, l1, l2, lower = Number.NEGATIVE_INFINITY, upper = Number.POSITIVE_INFINITY) {
  const step = -(Math.sign(gradient) * Math.max(0, Math.abs(gradient) - l1)) / (hessian + l2);
  return step < lower ? lower : step > upper ? upper : step;
}
function gainOf(gradient, hessian, l1, l2) {
  if (l1 === 0) return gradient * gradient / (hessian + l2);
  const reduced = Math.max(0, Math.abs(gradient) - l1);
  return reduced * reduced / (hessian + l2);
}
function gainGiven(g, hessian, l1, l2, output) {
  const reduced = Math.sign(g) * Math.max(0, Math.abs(g) - l1);
  return -(2 * reduced * output + (hessian + l2) * output * output);
}
var SplitSearch = class {
  #p;
  /** Bounds of outputs cost time: only with monotone constraints. */
  #isBounded;
  constructor(parameters) {
    this.#p = parameters;
    this.#isBounded = parameters.monotone_constraints.some((constraint) => constraint !== 0);
  }
  /**
   * @param histogram - gradients and Hessians of the feature's bins from `base`
   */
  find(feature, bins, histogram, base, leaf) {
    return bins.categories.length > 0 ? this.#categories(feature, bins, histogram, base, leaf) : this.#numbers(feature, bins, histogram, base, leaf);
  }
  /** Gain of two leaves, −∞ where it breaks the feature's constraint. */
  #gain(leftGradient, leftHessian, rightGradient, rightHessian, l2, leaf, constraint) {
    const l1 = this.#p.lambda_l1;
    if (!this.#isBounded) {
      return gainOf(leftGradient, leftHessian, l1, l2) + gainOf(rightGradient, rightHessian, l1, l2);
    }
    const { lower, upper } = leaf;
    const left = leafOutput(leftGradient, leftHessian, l1, l2, lower, upper);
    const right = leafOutput(rightGradient, rightHessian, l1, l2, lower, upper);
    if ((right - left) * constraint < 0) return Number.NEGATIVE_INFINITY;
    return gainGiven(leftGradient, leftHessian, l1, l2, left) + gainGiven(rightGradient, rightHessian, l1, l2, right);
  }
  /** What a split must beat: the leaf as it is, and the least gain asked for. */
  #shift(leaf) {
    const { lambda_l1: l1, lambda_l2: l2, min_gain_to_split } = this.#p;
    return gainOf(leaf.gradient, leaf.hessian + 2 * EPSILON, l1, l2) + min_gain_to_split;
  }
  #split(feature, gain, leaf, leftGradient, leftHessian, l2, how) {
    const l1 = this.#p.lambda_l1;
    const { lower, upper } = leaf;
    const rightHessian = leaf.hessian + 2 * EPSILON - leftHessian;
    return {
      feature,
      gain,
      ...how,
      leftGradient,
      leftHessian: leftHessian - EPSILON,
      leftOutput: leafOutput(leftGradient, leftHessian, l1, l2, lower, upper),
      rightOutput: leafOutput(leaf.gradient - leftGradient, rightHessian, l1, l2, lower, upper)
    };
  }
  #numbers(feature, { upperBounds, missingBin }, histogram, base, leaf) {
    const p = this.#p;
    const l2 = p.lambda_l2;
    const constraint = p.monotone_constraints[feature] ?? 0;
    const shift = this.#shift(leaf);
    const totalHessian = leaf.hessian + 2 * EPSILON;
    const perHessian = leaf.count / totalHessian;
    const lastBin = upperBounds.length - 1;
    const missingAt = base + missingBin * CELL;
    const missingGradient = missingBin < 0 ? 0 : histogram[missingAt];
    const missingHessian = missingBin < 0 ? 0 : histogram[missingAt + 1];
    let bestGain = shift;
    let bestBin = -1;
    let bestMissingLeft = true;
    let bestGradient = 0;
    let bestHessian = 0;
    for (let way = missingBin < 0 ? 1 : 0; way < 2; way++) {
      const isMissingLeft = way === 0;
      let gradient = isMissingLeft ? missingGradient : 0;
      let hessian = EPSILON + (isMissingLeft ? missingHessian : 0);
      const end = missingBin >= 0 && !isMissingLeft ? lastBin : lastBin - 1;
      for (let bin = 0; bin <= end; bin++) {
        const at = base + bin * CELL;
        gradient += histogram[at];
        hessian += histogram[at + 1];
        const count = Math.floor(hessian * perHessian + 0.5);
        if (count < p.min_data_in_leaf || hessian < p.min_sum_hessian_in_leaf) continue;
        const rightHessian = totalHessian - hessian;
        if (leaf.count - count < p.min_data_in_leaf || rightHessian < p.min_sum_hessian_in_leaf) {
          break;
        }
        const gain = this.#gain(
          gradient,
          hessian,
          leaf.gradient - gradient,
          rightHessian,
          l2,
          leaf,
          constraint
        );
        if (gain <= bestGain) continue;
        bestGain = gain;
        bestBin = bin;
        bestMissingLeft = isMissingLeft || missingBin < 0;
        bestGradient = gradient;
        bestHessian = hessian;
      }
    }
    if (bestBin < 0) return void 0;
    return this.#split(feature, bestGain - shift, leaf, bestGradient, bestHessian, l2, {
      bin: bestBin,
      isMissingLeft: bestMissingLeft,
      leftBins: void 0
    });
  }
  #categories(feature, { binCount }, histogram, base, leaf) {
    const p = this.#p;
    const shift = this.#shift(leaf);
    const totalHessian = leaf.hessian + 2 * EPSILON;
    const perHessian = leaf.count / totalHessian;
    const countOf = (hessian) => Math.floor(hessian * perHessian + 0.5);
    const gradientOf = (bin) => histogram[base + bin * CELL];
    const hessianOf = (bin) => histogram[base + bin * CELL + 1];
    const isLarge = (count, hessian) => count >= p.min_data_in_leaf && hessian >= p.min_sum_hessian_in_leaf;
    let bestGain = shift;
    let bestGradient = 0;
    let bestHessian = 0;
    let chosen = [];
    const isOneHot = binCount <= p.max_cat_to_onehot;
    const l2 = isOneHot ? p.lambda_l2 : p.lambda_l2 + p.cat_l2;
    const consider = (gradient, hessian, bins) => {
      const rest2 = leaf.gradient - gradient;
      const gain = this.#gain(gradient, hessian, rest2, totalHessian - hessian, l2, leaf, 0);
      if (gain <= bestGain) return;
      bestGain = gain;
      bestGradient = gradient;
      bestHessian = hessian;
      chosen = bins();
    };
    if (isOneHot) {
      for (let bin = 1; bin < binCount; bin++) {
        const hessian = hessianOf(bin) + EPSILON;
        const count = countOf(hessian);
        if (!isLarge(count, hessian) || !isLarge(leaf.count - count, totalHessian - hessian)) {
          continue;
        }
        consider(gradientOf(bin), hessian, () => [bin]);
      }
    } else {
      const order = [];
      for (let bin = 1; bin < binCount; bin++) {
        if (countOf(hessianOf(bin)) >= p.cat_smooth) order.push(bin);
      }
      const meanOf = (bin) => gradientOf(bin) / (hessianOf(bin) + p.cat_smooth);
      order.sort((a, b) => meanOf(a) - meanOf(b));
      const most = Math.min(p.max_cat_threshold, Math.floor((order.length + 1) / 2));
      for (const sorted of [order, [...order].reverse()]) {
        let gradient = 0;
        let hessian = EPSILON;
        let count = 0;
        let inGroup = 0;
        for (let i = 0; i < most; i++) {
          const own = hessianOf(sorted[i]);
          gradient += gradientOf(sorted[i]);
          hessian += own;
          count += countOf(own);
          inGroup += countOf(own);
          if (!isLarge(count, hessian)) continue;
          const right = leaf.count - count;
          if (right < p.min_data_per_group || !isLarge(right, totalHessian - hessian)) break;
          if (inGroup < p.min_data_per_group) continue;
          inGroup = 0;
          consider(gradient, hessian, () => sorted.slice(0, i + 1));
        }
      }
    }
    if (chosen.length === 0) return void 0;
    const leftBins = new Uint32Array(8);
    for (const bin of chosen) leftBins[bin >> 5] = leftBins[bin >> 5] | 1 << (bin & 31);
    return this.#split(feature, bestGain - shift, leaf, bestGradient, bestHessian, l2, {
      bin: -1,
      isMissingLeft: false,
      leftBins
    });
  }
};

// src/model/leafWork.ts
var CONTROL = {
  /** Counts the calls; threads wait for it to change. */
  call: 0,
  /** Threads that have finished the call. */
  done: 1,
  /** 1: end the thread. */
  isOver: 2,
  /** 1: a thread failed. */
  hasFailed: 3,
  /** Rows whose histogram is built: `order[from, to)`. */
  from: 4,
  to: 5,
  /** Slot to build in. */
  slot: 6,
  /** Slot of the parent, which becomes the other child's by subtraction; −1: none. */
  parentSlot: 7,
  /** Slots whose best split is wanted, −1: none. */
  search: 8,
  usedCount: 10,
  used: 11
};
var SUMS = 5;
var RESULT = 16;
var GROUP = 4;
var LeafWork = class {
  #shared;
  #thread;
  #search;
  constructor(shared, thread) {
    this.#shared = shared;
    this.#thread = thread;
    this.#search = new SplitSearch(shared.parameters);
  }
  run() {
    const { control, histograms, slotCells, features: features3, bins, offsets, order, gathered } = this.#shared;
    const own = this.#features();
    const slot = control[CONTROL.slot];
    const parentSlot = control[CONTROL.parentSlot];
    const built = histograms.subarray(slot * slotCells, (slot + 1) * slotCells);
    for (const f of own) {
      const at = offsets[f];
      built.fill(0, at, at + features3[f].binCount * CELL);
    }
    addToHistogram(
      built,
      own.map((f) => bins[f]),
      own.map((f) => offsets[f]),
      order,
      gathered,
      control[CONTROL.from],
      control[CONTROL.to]
    );
    if (parentSlot >= 0) {
      const rest2 = histograms.subarray(parentSlot * slotCells, (parentSlot + 1) * slotCells);
      for (const f of own) {
        const end = offsets[f] + features3[f].binCount * CELL;
        for (let i = offsets[f]; i < end; i++) rest2[i] = rest2[i] - built[i];
      }
    }
    for (let leaf = 0; leaf < 2; leaf++) this.#findSplit(leaf, own);
  }
  /** Groups of the tree's features in turn: thread t takes every group whose number is t. */
  #features() {
    const { control, threads: threads2 } = this.#shared;
    const count = control[CONTROL.usedCount];
    const own = [];
    for (let i = 0; i < count; i++) {
      if (Math.floor(i / GROUP) % threads2 === this.#thread) own.push(control[CONTROL.used + i]);
    }
    return own;
  }
  #findSplit(leaf, own) {
    const { control, histograms, slotCells, features: features3, offsets, sums, results: results2 } = this.#shared;
    const slot = control[CONTROL.search + leaf];
    if (slot < 0) return;
    const at = leaf * SUMS;
    const of = {
      gradient: sums[at],
      hessian: sums[at + 1],
      count: sums[at + 2],
      lower: sums[at + 3],
      upper: sums[at + 4]
    };
    let best;
    for (const f of own) {
      const base = slot * slotCells + offsets[f];
      const found = this.#search.find(f, features3[f], histograms, base, of);
      if (found && (!best || found.gain > best.gain)) best = found;
    }
    writeSplit(results2, (this.#thread * 2 + leaf) * RESULT, best);
  }
};
function writeSplit(results2, at, split) {
  if (!split) {
    results2[at] = -1;
    return;
  }
  results2.set(
    [
      split.feature,
      split.gain,
      split.bin,
      split.isMissingLeft ? 1 : 0,
      split.leftGradient,
      split.leftHessian,
      split.leftOutput,
      split.rightOutput,
      ...split.leftBins ?? []
    ],
    at
  );
}
function readBestSplit({ results: results2, threads: threads2 }, leaf) {
  let best = -1;
  for (let t = 0; t < threads2; t++) {
    const at = (t * 2 + leaf) * RESULT;
    if (results2[at] < 0) continue;
    const gain = results2[at + 1];
    const bestGain = best < 0 ? Number.NEGATIVE_INFINITY : results2[best + 1];
    if (gain > bestGain || gain === bestGain && results2[at] < results2[best]) best = at;
  }
  if (best < 0) return void 0;
  const bin = results2[best + 2];
  return {
    feature: results2[best],
    gain: results2[best + 1],
    bin,
    isMissingLeft: results2[best + 3] === 1,
    leftGradient: results2[best + 4],
    leftHessian: results2[best + 5],
    leftOutput: results2[best + 6],
    rightOutput: results2[best + 7],
    leftBins: bin < 0 ? Uint32Array.from(results2.subarray(best + 8, best + RESULT)) : void 0
  };
}

// src/model/growTree.ts
var TABLE = 256;
var TreeGrower = class {
  #threads;
  #scratch;
  constructor(threads2) {
    this.#threads = threads2;
    this.#scratch = new Int32Array(threads2.shared.order.length);
  }
  /**
   * @param count - the rows that take part are the first of `shared.order`
   * @param used - the features of this tree, ascending
   */
  grow(count, used, gradients, hessians) {
    const { parameters, order, control } = this.#threads.shared;
    control[CONTROL.usedCount] = used.length;
    control.set(used, CONTROL.used);
    let gradient = 0;
    let hessian = 0;
    for (let i = 0; i < count; i++) {
      gradient += gradients[order[i]];
      hessian += hessians[order[i]];
    }
    const root = {
      gradient,
      hessian,
      count,
      lower: Number.NEGATIVE_INFINITY,
      upper: Number.POSITIVE_INFINITY,
      from: 0,
      to: count,
      depth: 0,
      output: 0,
      slot: 0,
      split: void 0,
      parent: -1,
      isLeftChild: false
    };
    const leaves = [root];
    if (this.#maySplit(root) && used.length > 0) {
      this.#gather(root.from, root.to, gradients, hessians);
      leaves[0] = { ...root, split: this.#look(root, -1, [root])[0] };
    }
    const nodes = [];
    while (leaves.length < parameters.num_leaves) {
      const best = bestLeaf(leaves);
      const leaf = leaves[best];
      if (!leaf?.split) break;
      nodes.push({ split: leaf.split, leaf, left: ~best, right: ~leaves.length });
      const above = nodes[leaf.parent];
      if (above && leaf.isLeftChild) above.left = nodes.length - 1;
      else if (above) above.right = nodes.length - 1;
      const [left, right] = this.#children(leaf, leaf.split, nodes.length - 1, leaves.length);
      const isLast = leaves.length + 1 === parameters.num_leaves;
      const [leftSplit, rightSplit] = isLast ? [] : this.#splits(left, right, gradients, hessians);
      leaves[best] = { ...left, split: leftSplit };
      leaves.push({ ...right, split: rightSplit });
    }
    return {
      tree: this.#toTree(leaves, nodes),
      goesLeft: Uint8Array.from(nodes.flatMap(({ split }) => [...this.#table(split)])),
      leaves
    };
  }
  #maySplit({ depth, count }) {
    const { max_depth, min_data_in_leaf } = this.#threads.shared.parameters;
    return (max_depth <= 0 || depth < max_depth) && count >= 2 * Math.max(1, min_data_in_leaf);
  }
  /** Both children, without their splits. The smaller gets the free slot, the larger its parent's. */
  #children(leaf, split, node, freeSlot) {
    const middle = this.#partition(leaf, split);
    const constraint = this.#threads.shared.parameters.monotone_constraints[split.feature] ?? 0;
    const between = (split.leftOutput + split.rightOutput) / 2;
    const isLeftSmaller = middle - leaf.from <= leaf.to - middle;
    const common = { depth: leaf.depth + 1, split: void 0, parent: node };
    return [
      {
        ...common,
        gradient: split.leftGradient,
        hessian: split.leftHessian,
        count: middle - leaf.from,
        from: leaf.from,
        to: middle,
        output: split.leftOutput,
        lower: constraint < 0 ? Math.max(leaf.lower, between) : leaf.lower,
        upper: constraint > 0 ? Math.min(leaf.upper, between) : leaf.upper,
        slot: isLeftSmaller ? freeSlot : leaf.slot,
        isLeftChild: true
      },
      {
        ...common,
        gradient: leaf.gradient - split.leftGradient,
        hessian: leaf.hessian - split.leftHessian,
        count: leaf.to - middle,
        from: middle,
        to: leaf.to,
        output: split.rightOutput,
        lower: constraint > 0 ? Math.max(leaf.lower, between) : leaf.lower,
        upper: constraint < 0 ? Math.min(leaf.upper, between) : leaf.upper,
        slot: isLeftSmaller ? leaf.slot : freeSlot,
        isLeftChild: false
      }
    ];
  }
  #splits(left, right, gradients, hessians) {
    if (!this.#maySplit(left) && !this.#maySplit(right)) return [];
    const isLeftSmaller = left.count <= right.count;
    const small = isLeftSmaller ? left : right;
    const large = isLeftSmaller ? right : left;
    this.#gather(small.from, small.to, gradients, hessians);
    return this.#look(small, large.slot, [left, right]);
  }
  /** Builds the histogram of `built`, subtracts it from its parent's, finds splits of the wanted. */
  #look(built, parentSlot, wanted) {
    const { shared } = this.#threads;
    const { control, sums } = shared;
    control[CONTROL.from] = built.from;
    control[CONTROL.to] = built.to;
    control[CONTROL.slot] = built.slot;
    control[CONTROL.parentSlot] = parentSlot;
    for (let i = 0; i < 2; i++) {
      const leaf = wanted[i];
      control[CONTROL.search + i] = leaf && this.#maySplit(leaf) ? leaf.slot : -1;
      if (!leaf) continue;
      sums.set([leaf.gradient, leaf.hessian, leaf.count, leaf.lower, leaf.upper], i * SUMS);
    }
    this.#threads.run();
    return wanted.map((leaf, i) => this.#maySplit(leaf) ? readBestSplit(shared, i) : void 0);
  }
  #gather(from, to, gradients, hessians) {
    const { order, gathered } = this.#threads.shared;
    for (let i = from; i < to; i++) {
      const row = order[i];
      gathered[2 * i] = gradients[row];
      gathered[2 * i + 1] = hessians[row];
    }
  }
  /** For each bin of the split's feature whether it goes left. */
  #table({ feature, bin, isMissingLeft, leftBins }) {
    const { missingBin } = this.#threads.shared.features[feature];
    return Uint8Array.from({ length: TABLE }, (_, i) => {
      if (leftBins) return leftBins[i >> 5] >>> (i & 31) & 1;
      return (i === missingBin ? isMissingLeft : i <= bin) ? 1 : 0;
    });
  }
  /** Moves a leaf's rows so that those of its left child stand first; order within is kept. */
  #partition({ from, to }, split) {
    const { bins, order } = this.#threads.shared;
    const column2 = bins[split.feature];
    const table = this.#table(split);
    const scratch = this.#scratch;
    let left = from;
    let right = 0;
    for (let i = from; i < to; i++) {
      const row = order[i];
      const isLeft = table[column2[row]];
      order[left] = row;
      scratch[right] = row;
      left += isLeft;
      right += 1 - isLeft;
    }
    order.set(scratch.subarray(0, right), left);
    return left;
  }
  #toTree(leaves, nodes) {
    const { features: features3, parameters } = this.#threads.shared;
    const { lambda_l1: l1, lambda_l2: l2 } = parameters;
    const column2 = (of) => Float64Array.from(nodes, of);
    const boundaries = [0];
    const words = [];
    const threshold = column2(({ split }) => {
      const { upperBounds, categories } = features3[split.feature];
      if (!split.leftBins) return upperBounds[split.bin];
      const left = categories.filter(
        (_, bin) => (split.leftBins[bin >> 5] >>> (bin & 31) & 1) === 1
      );
      const bitset = new Uint32Array((Math.max(...left) >> 5) + 1);
      for (const category of left) {
        bitset[category >> 5] = bitset[category >> 5] | 1 << (category & 31);
      }
      for (const word of bitset) words.push(word);
      boundaries.push(words.length);
      return boundaries.length - 2;
    });
    const newton = ({ gradient, hessian }) => -(Math.sign(gradient) * Math.max(0, Math.abs(gradient) - l1)) / (hessian + l2);
    return {
      splitFeature: Int32Array.from(nodes, ({ split }) => split.feature),
      splitGain: column2(({ split }) => split.gain),
      threshold,
      decisionType: Int32Array.from(nodes, ({ split }) => {
        const missing = features3[split.feature].missingType << 2;
        if (split.leftBins) return 1 | missing;
        return missing | (split.isMissingLeft ? 2 : 0);
      }),
      leftChild: Int32Array.from(nodes, ({ left }) => left),
      rightChild: Int32Array.from(nodes, ({ right }) => right),
      leafValue: Float64Array.from(leaves, ({ output }) => output),
      leafWeight: Float64Array.from(leaves, ({ hessian }) => hessian),
      leafCount: Int32Array.from(leaves, ({ count }) => count),
      internalValue: column2(({ leaf }) => leaf.depth === 0 ? newton(leaf) : leaf.output),
      internalWeight: column2(({ leaf }) => leaf.hessian),
      internalCount: Int32Array.from(nodes, ({ leaf }) => leaf.count),
      catBoundaries: Int32Array.from(boundaries),
      catThreshold: Uint32Array.from(words),
      shrinkage: 1
    };
  }
};
function bestLeaf(leaves) {
  let best = -1;
  for (const [l, { split }] of leaves.entries()) {
    if (split && (best < 0 || split.gain > leaves[best].split.gain)) best = l;
  }
  return best;
}

// src/model/labeledRows.ts
var TrainingDataError = class extends Error {
  name = "TrainingDataError";
};
function checkRows({ features: features3, rows: rows2, label: label2, weight }, columns2) {
  if (rows2 < 1) throw new TrainingDataError("expected at least one row, got none");
  if (features3.length < rows2 * columns2) {
    throw new TrainingDataError(
      `expected ${rows2} rows of ${columns2} features, got ${features3.length} values`
    );
  }
  if (label2.length !== rows2) {
    throw new TrainingDataError(`expected ${rows2} labels, got ${label2.length}`);
  }
  if (weight && weight.length !== rows2) {
    throw new TrainingDataError(`expected ${rows2} weights, got ${weight.length}`);
  }
  if (label2.some((value) => !Number.isFinite(value))) {
    throw new TrainingDataError("expected finite labels, got one that is not");
  }
  if (weight?.some((value) => !(value >= 0 && value < Number.POSITIVE_INFINITY))) {
    throw new TrainingDataError("expected weights of at least 0, got one that is not");
  }
}

// src/model/objective.ts
function binary(data, { sigmoid, is_unbalance, scale_pos_weight }) {
  const { label: label2, weight, rows: rows2 } = data;
  let positives = 0;
  for (const value of label2) if (value > 0) positives++;
  const negatives = rows2 - positives;
  const isHeavier = is_unbalance && positives > 0 && negatives > 0;
  const positiveWeight = isHeavier && positives < negatives ? negatives / positives : scale_pos_weight;
  const negativeWeight = isHeavier && positives > negatives ? positives / negatives : 1;
  return {
    text: `binary sigmoid:${sigmoid}`,
    startScore() {
      let sum = 0;
      let total = 0;
      for (let i = 0; i < rows2; i++) {
        const w = weight?.[i] ?? 1;
        if (label2[i] > 0) sum += w;
        total += w;
      }
      const share = Math.min(1 - 1e-15, Math.max(1e-15, sum / total));
      return Math.log(share / (1 - share)) / sigmoid;
    },
    derive(scores, gradients, hessians) {
      for (let i = 0; i < rows2; i++) {
        const y = label2[i] > 0 ? 1 : -1;
        const response = -y * sigmoid / (1 + Math.exp(y * sigmoid * scores[i]));
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
        const p = 1 / (1 + Math.exp(-sigmoid * scores[i]));
        const own = of.label[i] > 0 ? p : 1 - p;
        sum -= w * Math.log(Math.max(1e-15, own));
        total += w;
      }
      return sum / total;
    }
  };
}
function regression({ label: label2, weight, rows: rows2 }) {
  return {
    text: "regression",
    startScore() {
      let sum = 0;
      let total = 0;
      for (let i = 0; i < rows2; i++) {
        const w = weight?.[i] ?? 1;
        sum += w * label2[i];
        total += w;
      }
      return sum / total;
    },
    derive(scores, gradients, hessians) {
      for (let i = 0; i < rows2; i++) {
        const w = weight?.[i] ?? 1;
        gradients[i] = (scores[i] - label2[i]) * w;
        hessians[i] = w;
      }
    },
    loss(scores, of) {
      let sum = 0;
      let total = 0;
      for (let i = 0; i < of.rows; i++) {
        const w = of.weight?.[i] ?? 1;
        sum += w * (scores[i] - of.label[i]) ** 2;
        total += w;
      }
      return sum / total;
    }
  };
}
function createObjective(data, parameters) {
  return parameters.objective === "binary" ? binary(data, parameters) : regression(data);
}

// src/model/parameters.ts
var DEFAULT_PARAMETERS = {
  objective: "binary",
  boosting: "gbdt",
  num_iterations: 100,
  learning_rate: 0.1,
  num_leaves: 31,
  max_depth: -1,
  min_data_in_leaf: 20,
  min_sum_hessian_in_leaf: 1e-3,
  lambda_l1: 0,
  lambda_l2: 0,
  min_gain_to_split: 0,
  max_bin: 255,
  min_data_in_bin: 3,
  bagging_fraction: 1,
  bagging_freq: 0,
  feature_fraction: 1,
  drop_rate: 0.1,
  max_drop: 50,
  skip_drop: 0.5,
  uniform_drop: false,
  xgboost_dart_mode: false,
  boost_from_average: true,
  is_unbalance: false,
  scale_pos_weight: 1,
  sigmoid: 1,
  use_missing: true,
  zero_as_missing: false,
  categorical_feature: [],
  cat_smooth: 10,
  cat_l2: 10,
  max_cat_threshold: 32,
  max_cat_to_onehot: 4,
  min_data_per_group: 100,
  early_stopping_round: 0,
  monotone_constraints: [],
  num_threads: 0,
  seed: 0
};
var ParameterError = class extends Error {
  name = "ParameterError";
};
var RANGES = [
  ["num_iterations", 1, 1e5],
  ["learning_rate", 1e-6, 10],
  ["num_leaves", 2, 131072],
  ["max_bin", 2, 255],
  ["min_data_in_bin", 1, 1e9],
  ["bagging_fraction", 1e-6, 1],
  ["bagging_freq", 0, 1e6],
  ["feature_fraction", 1e-6, 1],
  ["drop_rate", 0, 1],
  ["skip_drop", 0, 1],
  ["min_data_in_leaf", 0, 1e9],
  ["min_sum_hessian_in_leaf", 0, 1e9],
  ["lambda_l1", 0, 1e9],
  ["lambda_l2", 0, 1e9],
  ["min_gain_to_split", 0, 1e9],
  ["scale_pos_weight", 1e-6, 1e9],
  ["sigmoid", 1e-6, 1e6],
  ["cat_smooth", 0, 1e9],
  ["cat_l2", 0, 1e9],
  ["max_cat_threshold", 1, 1e9],
  ["max_cat_to_onehot", 1, 1e9],
  ["min_data_per_group", 1, 1e9],
  ["num_threads", 0, 256]
];
var WHOLE = [
  "num_iterations",
  "num_leaves",
  "max_depth",
  "max_bin",
  "bagging_freq",
  "early_stopping_round",
  "num_threads",
  "seed"
];
function withDefaults(given) {
  for (const name of Object.keys(given)) {
    if (!(name in DEFAULT_PARAMETERS)) {
      throw new ParameterError(`expected a LightGBM parameter, got "${name}"`);
    }
  }
  const parameters = { ...DEFAULT_PARAMETERS, ...given };
  for (const name of WHOLE) {
    if (!Number.isInteger(parameters[name])) {
      throw new ParameterError(
        `expected ${name} as a whole number, got ${String(parameters[name])}`
      );
    }
  }
  for (const [name, low, high] of RANGES) {
    const value = parameters[name];
    if (typeof value !== "number" || !(value >= low && value <= high)) {
      throw new ParameterError(`expected ${name} from ${low} to ${high}, got ${String(value)}`);
    }
  }
  oneOf("objective", parameters.objective, ["binary", "regression"]);
  oneOf("boosting", parameters.boosting, ["gbdt", "dart", "rf"]);
  const { bagging_freq, bagging_fraction, feature_fraction } = parameters;
  const isBagged = bagging_freq > 0 && bagging_fraction < 1;
  if (parameters.boosting === "rf" && !isBagged && feature_fraction >= 1) {
    throw new ParameterError(
      "expected bagging_freq > 0 with bagging_fraction < 1, or feature_fraction < 1, for boosting=rf"
    );
  }
  if (parameters.boosting === "dart" && parameters.early_stopping_round > 0) {
    throw new ParameterError(
      "expected early_stopping_round=0 with boosting=dart: later trees change earlier ones"
    );
  }
  if (parameters.monotone_constraints.some((one) => one !== -1 && one !== 0 && one !== 1)) {
    throw new ParameterError("expected monotone_constraints of -1, 0 and 1");
  }
  if (parameters.is_unbalance && parameters.scale_pos_weight !== 1) {
    throw new ParameterError("expected is_unbalance or scale_pos_weight, got both");
  }
  return parameters;
}
function oneOf(name, value, known2) {
  if (!known2.includes(value)) {
    throw new ParameterError(`expected ${name} to be ${known2.join(", ")}, got "${value}"`);
  }
}

// src/model/trainingThreads.ts
import { once } from "node:events";
import { existsSync } from "node:fs";
import { availableParallelism } from "node:os";
import { fileURLToPath } from "node:url";
import { Worker } from "node:worker_threads";
var WORTH_THREADS = 5e6;
var SILENT_MILLIS = 6e5;
function builtWorker() {
  for (const up of ["./workers/", "../workers/"]) {
    const url = new URL(`${up}leafWork.worker.mjs`, import.meta.url);
    if (url.protocol === "file:" && existsSync(fileURLToPath(url))) return url;
  }
  return void 0;
}
function sharedDoubles(length) {
  return new Float64Array(new SharedArrayBuffer(length * 8));
}
function sharedInts(length) {
  return new Int32Array(new SharedArrayBuffer(length * 4));
}
async function startThreads(binned, parameters, workerUrl2 = builtWorker()) {
  const { rows: rows2, features: features3, bins } = binned;
  const isLarge = rows2 * features3.length >= WORTH_THREADS;
  const asked = parameters.num_threads || (isLarge ? availableParallelism() : 1);
  const threads2 = workerUrl2 ? asked : 1;
  const offsets = sharedInts(features3.length);
  let slotCells = 0;
  for (const [f, { binCount }] of features3.entries()) {
    offsets[f] = binCount < 2 ? -1 : slotCells;
    if (binCount >= 2) slotCells += binCount * CELL;
  }
  const shared = {
    parameters,
    threads: threads2,
    features: features3,
    bins,
    order: sharedInts(rows2),
    gathered: sharedDoubles(2 * rows2),
    offsets,
    // Pages that no leaf touches are never given out, so many leaves cost nothing ahead.
    histograms: sharedDoubles(parameters.num_leaves * slotCells),
    slotCells,
    control: sharedInts(CONTROL.used + features3.length),
    sums: sharedDoubles(2 * SUMS),
    results: sharedDoubles(threads2 * 2 * RESULT)
  };
  const workers = Array.from({ length: threads2 - 1 }, (_, i) => {
    const url = workerUrl2;
    return new Worker(url, { workerData: { shared, thread: i + 1 }, execArgv: [] });
  });
  const { control } = shared;
  const close = async () => {
    Atomics.store(control, CONTROL.isOver, 1);
    Atomics.add(control, CONTROL.call, 1);
    Atomics.notify(control, CONTROL.call);
    await Promise.all(workers.map((worker) => worker.terminate()));
  };
  try {
    await Promise.all(workers.map((worker) => once(worker, "message")));
  } catch (error) {
    await close();
    throw error;
  }
  const own = new LeafWork(shared, 0);
  return {
    shared,
    close,
    run() {
      Atomics.store(control, CONTROL.done, 0);
      if (workers.length > 0) {
        Atomics.add(control, CONTROL.call, 1);
        Atomics.notify(control, CONTROL.call);
      }
      own.run();
      for (; ; ) {
        const done = Atomics.load(control, CONTROL.done);
        if (done >= workers.length) break;
        if (Atomics.wait(control, CONTROL.done, done, SILENT_MILLIS) === "timed-out") {
          throw new Error("expected an answer of all training threads, one is silent");
        }
      }
      if (Atomics.load(control, CONTROL.hasFailed) === 1)
        throw new Error("a training thread failed");
    }
  };
}

// src/model/walkBins.ts
function addTree({ tree, goesLeft }, { bins, rows: rows2 }, scores, { factor = 1, shift = 0, which } = {}) {
  const { splitFeature, leftChild, rightChild, leafValue } = tree;
  const columns2 = Array.from(splitFeature, (feature) => bins[feature]);
  const count = which?.length ?? rows2;
  const root = splitFeature.length > 0 ? 0 : -1;
  for (let i = 0; i < count; i++) {
    const row = which ? which[i] : i;
    let node = root;
    while (node >= 0) {
      const isLeft = goesLeft[node * TABLE + columns2[node][row]] === 1;
      node = isLeft ? leftChild[node] : rightChild[node];
    }
    scores[row] = scores[row] + (leafValue[~node] - shift) * factor;
  }
}

// src/model/trainer.ts
var TICK = () => new Promise((resolve) => setImmediate(resolve));
async function trainLightGbm(request) {
  const parameters = withDefaults(request.parameters);
  const { featureNames: featureNames3, validation } = request;
  const columns2 = featureNames3.length;
  checkRows(request, columns2);
  if (validation) checkRows(validation, columns2);
  const { monotone_constraints: monotone, categorical_feature: categories } = parameters;
  if (monotone.length > 0 && monotone.length !== columns2) {
    throw new TrainingDataError(
      `expected monotone_constraints for ${columns2} features, got ${monotone.length}`
    );
  }
  const outside = categories.find((f) => !Number.isInteger(f) || f < 0 || f >= columns2);
  if (outside !== void 0) {
    throw new TrainingDataError(
      `expected categorical_feature from 0 to ${columns2 - 1}, got ${outside}`
    );
  }
  const binned = binFeatures(request.features, request.rows, columns2, parameters);
  const threads2 = await startThreads(binned, parameters, request.workerUrl);
  try {
    return await boost(request, parameters, binned, new TreeGrower(threads2), threads2.shared.order);
  } finally {
    await threads2.close();
  }
}
async function boost(request, parameters, binned, grower, order) {
  const { rows: rows2, validation } = request;
  const { boosting, learning_rate, bagging_freq, bagging_fraction } = parameters;
  const isForest = boosting === "rf";
  const random2 = seededRandom(parameters.seed + 1);
  const objective = createObjective(request, parameters);
  const automatic = objective.startScore();
  const start = parameters.boost_from_average ? automatic : 0;
  const scores = new Float64Array(rows2).fill(start);
  const gradients = new Float64Array(rows2);
  const hessians = new Float64Array(rows2);
  const usable = usableFeatures(binned);
  const drops = boosting === "dart" ? new DroppedTrees(parameters, random2) : void 0;
  const kept = [];
  const evaluations = [];
  const judge = validation && validationLoss(validation, binned, objective, isForest, start);
  let best = { iteration: 0, loss: Number.POSITIVE_INFINITY };
  let bagged = rows2;
  for (let i = 0; i < rows2; i++) order[i] = i;
  for (let iteration = 0; iteration < parameters.num_iterations; iteration++) {
    request.signal?.throwIfAborted();
    const dropped = drops?.draw() ?? [];
    for (const tree2 of dropped) addTree(kept[tree2], binned, scores, { factor: -1 });
    if (!isForest || iteration === 0) objective.derive(scores, gradients, hessians);
    if (bagging_freq > 0 && bagging_fraction < 1) {
      bagged = drawRows(order, bagging_fraction, random2, iteration % bagging_freq === 0, bagged);
    } else for (let i = 0; i < rows2; i++) order[i] = i;
    const used = drawFeatures(usable, parameters.feature_fraction, random2);
    const grown = grower.grow(bagged, used, gradients, hessians);
    const isStump = grown.tree.splitFeature.length === 0;
    if (isStump && iteration > 0 && !isForest) {
      for (const tree2 of dropped) addTree(kept[tree2], binned, scores);
      break;
    }
    const rate = isForest ? 1 : drops?.rate(dropped.length) ?? learning_rate;
    const base = isForest || iteration === 0 ? start : 0;
    const tree = { ...grown, tree: shrink(grown.tree, rate, base, isStump, automatic) };
    kept.push(tree);
    if (!isForest) addToTraining(tree, base, binned, scores, order, bagged);
    judge?.add(tree, base);
    if (drops && dropped.length > 0) {
      const factor = drops.returning(dropped.length);
      for (const number of dropped) {
        const own = kept[number];
        addTree(own, binned, scores, { factor });
        judge?.scale(own, factor - 1);
        own.tree = scaled(own.tree, factor);
      }
    }
    drops?.add(dropped);
    if (judge) {
      evaluations.push(judge.loss());
      if (evaluations.at(-1) < best.loss) {
        best = { iteration: iteration + 1, loss: evaluations.at(-1) };
      }
    }
    request.onIteration?.(iteration + 1, evaluations.at(-1) ?? Number.NaN);
    if (isStump && !isForest) break;
    const patience = parameters.early_stopping_round;
    if (judge && patience > 0 && iteration + 1 - best.iteration >= patience) break;
    await TICK();
  }
  const stopsEarly = validation !== void 0 && parameters.early_stopping_round > 0;
  const bestIteration = stopsEarly ? best.iteration : kept.length;
  return {
    bestIteration,
    evaluations,
    model: {
      featureNames: request.featureNames,
      featureInfos: binned.features.map(featureInfo),
      objective: objective.text,
      sigmoid: parameters.objective === "binary" ? parameters.sigmoid : 1,
      averageOutput: isForest,
      trees: kept.slice(0, bestIteration).map(({ tree }) => tree),
      parameters: Object.entries(parameters).map(([name, value]) => `${name}: ${String(value)}`)
    }
  };
}
function featureInfo({
  binCount,
  categories,
  least,
  most
}) {
  if (binCount < 2) return "none";
  return categories.length > 0 ? categories.join(":") : `[${least}:${most}]`;
}
function validationLoss(validation, { features: features3 }, objective, isForest, start) {
  const binned = binByTraining(validation.features, validation.rows, features3);
  const scores = new Float64Array(validation.rows).fill(isForest ? 0 : start);
  let trees2 = 0;
  return {
    add(tree, base) {
      addTree(tree, binned, scores, { shift: isForest ? 0 : base });
      trees2++;
    },
    scale: (tree, factor) => addTree(tree, binned, scores, { factor }),
    loss: () => objective.loss(isForest ? scores.map((sum) => sum / trees2) : scores, validation)
  };
}
function drawRows(order, share, random2, isNew, count) {
  if (!isNew) {
    order.subarray(0, count).sort();
    return count;
  }
  const rows2 = order.length;
  const wanted = Math.max(1, Math.floor(rows2 * share));
  let taken = 0;
  let left = 0;
  for (let i = 0; i < rows2; i++) {
    if (random2() < (wanted - taken) / (rows2 - i)) order[taken++] = i;
    else order[wanted + left++] = i;
  }
  return wanted;
}
function drawFeatures(usable, share, random2) {
  if (share >= 1) return usable;
  const wanted = Math.max(1, Math.round(usable.length * share));
  let taken = 0;
  return usable.filter((_, i) => {
    const isTaken = random2() < (wanted - taken) / (usable.length - i);
    if (isTaken) taken++;
    return isTaken;
  });
}
function shrink(tree, rate, start, isStump, automatic) {
  if (isStump) return { ...tree, leafValue: Float64Array.of(automatic), shrinkage: 1 };
  return {
    ...tree,
    leafValue: tree.leafValue.map((value) => value * rate + start),
    internalValue: tree.internalValue.map((value) => value * rate + start),
    shrinkage: start === 0 ? rate : 1
  };
}
function scaled(tree, factor) {
  return {
    ...tree,
    leafValue: tree.leafValue.map((value) => value * factor),
    internalValue: tree.internalValue.map((value) => value * factor),
    shrinkage: tree.shrinkage * factor
  };
}
function addToTraining(kept, base, binned, scores, order, bagged) {
  for (const [leaf, { from, to }] of kept.leaves.entries()) {
    const value = kept.tree.leafValue[leaf] - base;
    for (let i = from; i < to; i++) scores[order[i]] = scores[order[i]] + value;
  }
  if (bagged < binned.rows) {
    addTree(kept, binned, scores, { shift: base, which: order.subarray(bagged) });
  }
}

// src/pipeline/features/featureList.ts
import { createHash } from "node:crypto";

// src/pipeline/features/featureIdea.ts
var column = (name, unit, description) => ({
  name,
  unit,
  description
});
var shrunkShare = (tally, prior, mean = 0.5) => tally ? (tally[1] + prior * mean) / (tally[0] + prior) : Number.NaN;
var meanAt = (beliefs, place) => beliefs?.[place]?.[0] ?? Number.NaN;

// src/pipeline/features/body.ts
var CENTER = (position) => position === void 0 ? Number.NaN : position === "C" ? 1 : 0;
var body = {
  idea: "body",
  group: "player",
  columns: [
    column("homeIsCenter", "0 or 1", "whether the home taker is listed as a center"),
    column("awayIsCenter", "0 or 1", "whether the visitor is listed as a center"),
    column("heightDifference", "in", "height of the home taker less that of the visitor"),
    column("weightDifference", "lb", "weight of the home taker less that of the visitor")
  ],
  compute: ({ home, away }) => [
    CENTER(home?.position),
    CENTER(away?.position),
    (home?.heightInches ?? Number.NaN) - (away?.heightInches ?? Number.NaN),
    (home?.weightPounds ?? Number.NaN) - (away?.weightPounds ?? Number.NaN)
  ],
  say: (favored) => `${favored} takes draws by trade`
};

// src/pipeline/features/career.ts
var PRIOR_DRAWS = 60;
var PRIOR_SHARE = 0.47;
var career = {
  idea: "career",
  group: "history",
  columns: [
    column("careerShareDifference", "share", "career share won, home less visitor, shrunk"),
    column("homeCareerShare", "share", "career share won by the home taker, shrunk"),
    column("awayCareerShare", "share", "career share won by the visitor, shrunk"),
    column("homeCareerDraws", "log draws", "logarithm of one plus the home taker\u2019s career draws"),
    column("awayCareerDraws", "log draws", "logarithm of one plus the visitor\u2019s career draws")
  ],
  compute({ home, away }) {
    const ours = shrunkShare(home?.career, PRIOR_DRAWS, PRIOR_SHARE);
    const theirs = shrunkShare(away?.career, PRIOR_DRAWS, PRIOR_SHARE);
    return [
      ours - theirs,
      ours,
      theirs,
      home ? Math.log1p(home.career[0]) : Number.NaN,
      away ? Math.log1p(away.career[0]) : Number.NaN
    ];
  },
  say: (favored) => `${favored} has won more of the draws of a career`
};

// src/pipeline/features/clockAndScore.ts
var clockAndScore = {
  idea: "clockAndScore",
  group: "situation",
  columns: [
    column("period", "period", "1\u20133, then overtimes"),
    column("periodSecondsElapsed", "s", "seconds of the period played"),
    column("scoreDifference", "goals", "home goals less visiting goals"),
    column("isPlayoffs", "0 or 1", "whether it is a playoff game")
  ],
  compute: ({ situation }) => [
    situation.period,
    situation.periodSecondsElapsed,
    (situation.homeScore ?? Number.NaN) - (situation.awayScore ?? Number.NaN),
    situation.gameType === "P" ? 1 : 0
  ],
  say: (favored) => `clock and score speak for ${favored}`
};

// src/hockey/rink.ts
function homeZone(spot) {
  if (spot === "C" || spot.startsWith("N")) return "NEUTRAL";
  return spot.startsWith("D") ? "DEFENSIVE" : "OFFENSIVE";
}
function homeSide(spot) {
  if (spot === "C") return "CENTER";
  return spot.endsWith("L") ? "LEFT" : "RIGHT";
}

// src/history/records/expectation.ts
var STRONG_SIDE = 0.245;
var ATTACKING_END = -0.04;
var EXTRA_SKATER = { end: 0.2, neutral: 0.14, unknown: 0.17 };
function sideSign(spot) {
  if (spot === void 0) return 0;
  const side = homeSide(spot);
  return side === "LEFT" ? 1 : side === "RIGHT" ? -1 : 0;
}
function zoneSign(spot) {
  if (spot === void 0) return 0;
  const zone2 = homeZone(spot);
  return zone2 === "OFFENSIVE" ? 1 : zone2 === "DEFENSIVE" ? -1 : 0;
}
function handSign(profile) {
  return profile?.shoots === "L" ? 1 : profile?.shoots === "R" ? -1 : 0;
}
function strongSide(spot, home, away) {
  return sideSign(spot) * (handSign(home) + handSign(away)) / 2;
}
function placesOf({ homeSpot, homeSkaters, awaySkaters }, turn) {
  const side = sideSign(homeSpot) * turn;
  const zone2 = zoneSign(homeSpot) * turn;
  return {
    side: homeSpot === void 0 ? -1 : side > 0 ? 0 : side < 0 ? 1 : 2,
    zone: homeSpot === void 0 ? -1 : zone2 + 1,
    strength: homeSkaters === void 0 || awaySkaters === void 0 ? -1 : Math.sign((homeSkaters - awaySkaters) * turn) + 1
  };
}
var handPlace = (opponent) => opponent.shoots === "L" ? 0 : opponent.shoots === "R" ? 1 : -1;
function opponentSidePlace({ homeSpot }, opponent, turn) {
  const strong = -sideSign(homeSpot) * turn * handSign(opponent);
  return strong === 0 ? -1 : strong > 0 ? 0 : 1;
}
function beliefsOf(profile, opponent, setting, turn) {
  const { side, zone: zone2, strength: strength2 } = placesOf(setting, turn);
  const hand = handPlace(opponent);
  const opponentSide = opponentSidePlace(setting, opponent, turn);
  const beliefs = [profile.rating];
  if (side >= 0) beliefs.push(profile.bySide[side]);
  if (zone2 >= 0) beliefs.push(profile.byZone[zone2]);
  if (strength2 >= 0) beliefs.push(profile.byStrength[strength2]);
  if (hand >= 0) beliefs.push(profile.byHand[hand]);
  if (opponentSide >= 0) beliefs.push(profile.byOpponentSide[opponentSide]);
  return beliefs;
}
var sumOf = (beliefs, of) => beliefs.reduce((sum, b) => sum + b[of], 0);
function expectation(home, away, setting, homeEdge) {
  const ours = beliefsOf(home, away, setting, 1);
  const theirs = beliefsOf(away, home, setting, -1);
  return {
    logOdds: settingLogOdds(home, away, setting, homeEdge) + sumOf(ours, 0) - sumOf(theirs, 0),
    variance: sumOf(ours, 1) + sumOf(theirs, 1)
  };
}
function settingLogOdds(home, away, { homeSpot, homeSkaters, awaySkaters }, homeEdge) {
  const extra = homeSkaters === void 0 || awaySkaters === void 0 ? 0 : homeSkaters - awaySkaters;
  const zone2 = zoneSign(homeSpot);
  const worth = homeSpot === void 0 ? EXTRA_SKATER.unknown : zone2 === 0 ? EXTRA_SKATER.neutral : EXTRA_SKATER.end;
  return homeEdge + STRONG_SIDE * strongSide(homeSpot, home, away) + ATTACKING_END * zone2 + worth * Math.max(-2, Math.min(2, extra));
}
var moderated = (logOdds, variance) => logOdds / Math.sqrt(1 + Math.PI * variance / 8);

// src/pipeline/features/firstStick.ts
var firstStick = {
  idea: "firstStick",
  group: "situation",
  columns: [column("homeStickFirst", "0 or 1", "whether the home taker puts his stick down first")],
  compute: ({ situation }) => [zoneSign(situation.homeSpot) < 0 ? 1 : 0],
  say: (favored) => `${favored} may put the stick down last`
};

// src/pipeline/features/form.ts
var form = {
  idea: "form",
  group: "history",
  columns: [
    column(
      "fastFormDifference",
      "share",
      "share won lately (half-life 23 draws), home less visitor"
    ),
    column(
      "slowFormDifference",
      "share",
      "share won lately (half-life 70 draws), home less visitor"
    ),
    column("homeFastForm", "share", "share won lately by the home taker"),
    column("awayFastForm", "share", "share won lately by the visitor")
  ],
  compute: ({ home, away }) => [
    (home?.form[0] ?? Number.NaN) - (away?.form[0] ?? Number.NaN),
    (home?.form[1] ?? Number.NaN) - (away?.form[1] ?? Number.NaN),
    home?.form[0] ?? Number.NaN,
    away?.form[0] ?? Number.NaN
  ],
  say: (favored) => `${favored} has been winning more draws lately`
};

// src/pipeline/features/headToHead.ts
var PRIOR_DRAWS2 = 30;
var headToHead = {
  idea: "headToHead",
  group: "history",
  columns: [
    column("headToHeadSurplus", "share", "home\u2019s wins less the expected ones, shrunk by 30 draws"),
    column("headToHeadDraws", "draws", "draws of the two against each other")
  ],
  compute({ home, away }) {
    if (!home || !away) return [Number.NaN, Number.NaN];
    const [taken, won, expected] = home.versus[away.playerId] ?? [0, 0, 0];
    return [(won - expected) / (taken + PRIOR_DRAWS2), taken];
  },
  say: (favored, other) => `${favored} has had the better of ${other} before`
};

// src/pipeline/features/inGame.ts
var PRIOR_DRAWS3 = 12;
function tallyOf(draws, playerId) {
  let taken = 0;
  let won = 0;
  for (const draw of draws) {
    const isHome = draw.homeTakerId === playerId;
    if (!isHome && draw.awayTakerId !== playerId) continue;
    taken++;
    if (draw.winner === "HOME" === isHome) won++;
  }
  return [taken, won];
}
var inGame = {
  idea: "inGame",
  group: "situation",
  columns: [
    column("inGameShareDifference", "share", "share won tonight, home less visitor, shrunk"),
    column("homeInGameDraws", "draws", "draws of the home taker tonight"),
    column("awayInGameDraws", "draws", "draws of the visitor tonight"),
    column("inGameHeadToHead", "share", "home\u2019s share of the two\u2019s draws tonight, shrunk"),
    column("homeTeamShare", "share", "home team\u2019s share of all draws tonight, shrunk")
  ],
  compute({ situation }) {
    const { drawsSoFar, homeTakerId, awayTakerId } = situation;
    const ours = tallyOf(drawsSoFar, homeTakerId);
    const theirs = tallyOf(drawsSoFar, awayTakerId);
    const between = drawsSoFar.filter(
      (d) => d.homeTakerId === homeTakerId && d.awayTakerId === awayTakerId
    );
    const wins = (draws) => draws.filter((d) => d.winner === "HOME").length;
    return [
      shrunkShare(ours, PRIOR_DRAWS3) - shrunkShare(theirs, PRIOR_DRAWS3),
      ours[0],
      theirs[0],
      shrunkShare([between.length, wins(between)], PRIOR_DRAWS3),
      shrunkShare([drawsSoFar.length, wins(drawsSoFar)], 20)
    ];
  },
  say: (favored, _, [, homeDraws = 0, awayDraws = 0]) => homeDraws + awayDraws === 0 ? `before a first draw tonight ${favored} has the edge` : `${favored} is having the better night at the dot`
};

// src/pipeline/features/opponentHand.ts
var opponentHand = {
  idea: "opponentHand",
  group: "history",
  columns: [
    column("handResidualDifference", "log-odds", "what both add against the hand they face"),
    column("opponentSideDifference", "log-odds", "what both add against the other\u2019s side")
  ],
  compute({ situation, home, away }) {
    if (!home || !away) return [Number.NaN, Number.NaN];
    const at = (place, list, of) => place < 0 ? 0 : meanAt(of[list], place);
    return [
      at(handPlace(away), "byHand", home) - at(handPlace(home), "byHand", away),
      at(opponentSidePlace(situation, away, 1), "byOpponentSide", home) - at(opponentSidePlace(situation, home, -1), "byOpponentSide", away)
    ];
  },
  say: (favored, other) => `${favored} does well against the hand of ${other}`
};

// src/pipeline/features/rating.ts
var homeEdgeOf = (home, away) => (home.lastGameDate ?? "") >= (away.lastGameDate ?? "") ? home.homeEdge : away.homeEdge;
var rating = {
  idea: "rating",
  group: "history",
  columns: [
    column("ratingDifference", "log-odds", "rating of the home taker less that of the visitor"),
    column("homeRating", "log-odds", "rating of the home taker"),
    column("awayRating", "log-odds", "rating of the visitor"),
    column("homeRatingVariance", "log-odds\xB2", "how uncertain the home taker\u2019s rating is"),
    column("awayRatingVariance", "log-odds\xB2", "how uncertain the visitor\u2019s rating is"),
    column("expectedLogOdds", "log-odds", "what ratings, place and strength say together"),
    column("expectedVariance", "log-odds\xB2", "how uncertain that is")
  ],
  compute({ situation, home, away }) {
    const ours = home?.rating;
    const theirs = away?.rating;
    const both = home && away ? expectation(home, away, situation, homeEdgeOf(home, away)) : void 0;
    return [
      ours && theirs ? ours[0] - theirs[0] : Number.NaN,
      ours?.[0] ?? Number.NaN,
      theirs?.[0] ?? Number.NaN,
      ours?.[1] ?? Number.NaN,
      theirs?.[1] ?? Number.NaN,
      both ? moderated(both.logOdds, both.variance) : Number.NaN,
      both?.variance ?? Number.NaN
    ];
  },
  say: (favored, other) => `${favored} has the better record against everyone faced than ${other}`
};

// src/history/records/takeGame.ts
var DAY_MILLIS = 864e5;
var daysBetween = (from, to) => Math.round((Date.parse(to) - Date.parse(from)) / DAY_MILLIS);

// src/pipeline/features/rest.ts
var MOST_DAYS = 30;
var rest = {
  idea: "rest",
  group: "player",
  columns: [
    column("homeRestDays", "days", "days since the home taker\u2019s last game, at most 30"),
    column("awayRestDays", "days", "days since the visitor\u2019s last game, at most 30")
  ],
  compute({ situation, home, away }) {
    const days = (profile) => profile?.lastGameDate === void 0 || situation.gameDate === "" ? Number.NaN : Math.min(MOST_DAYS, daysBetween(profile.lastGameDate, situation.gameDate));
    return [days(home), days(away)];
  },
  say: (favored) => `${favored} is the fresher one`
};

// src/pipeline/features/season.ts
var PRIOR_DRAWS4 = 80;
var season = {
  idea: "season",
  group: "history",
  columns: [
    column("seasonShareDifference", "share", "share won this season, home less visitor, shrunk"),
    column("homeSeasonShare", "share", "share won this season by the home taker, shrunk"),
    column("awaySeasonShare", "share", "share won this season by the visitor, shrunk"),
    column("homeSeasonDraws", "draws", "draws of the home taker this season"),
    column("awaySeasonDraws", "draws", "draws of the visitor this season")
  ],
  compute({ situation, home, away }) {
    const tally = (profile) => profile.season.season === situation.season ? profile.season.tally : [0, 0];
    const share = (profile) => profile ? shrunkShare(tally(profile), PRIOR_DRAWS4, shrunkShare(profile.career, 60, 0.47)) : Number.NaN;
    const ours = share(home);
    const theirs = share(away);
    return [
      ours - theirs,
      ours,
      theirs,
      home ? tally(home)[0] : Number.NaN,
      away ? tally(away)[0] : Number.NaN
    ];
  },
  say: (favored) => `${favored} has won more of the draws this season`
};

// src/pipeline/features/strength.ts
var flag = (is) => is === void 0 ? Number.NaN : is ? 1 : 0;
var strength = {
  idea: "strength",
  group: "situation",
  columns: [
    column("skaterDifference", "skaters", "home skaters less visiting skaters"),
    column("homeSkaters", "skaters", "home skaters on the ice"),
    column("awaySkaters", "skaters", "visiting skaters on the ice"),
    column("skaterDifferenceInEnds", "skaters", "the difference in the end zones, 0 elsewhere"),
    column("homeGoalkeeperIn", "0 or 1", "whether the home goalkeeper is in"),
    column("awayGoalkeeperIn", "0 or 1", "whether the visiting goalkeeper is in"),
    column("homeStrengthResidual", "log-odds", "what the home taker adds at this strength"),
    column("awayStrengthResidual", "log-odds", "what the visitor adds at this strength")
  ],
  compute({ situation, home, away }) {
    const { homeSkaters = Number.NaN, awaySkaters = Number.NaN } = situation;
    const difference = homeSkaters - awaySkaters;
    const place = Number.isNaN(difference) ? 1 : Math.sign(difference) + 1;
    return [
      difference,
      homeSkaters,
      awaySkaters,
      zoneSign(situation.homeSpot) === 0 ? 0 : difference,
      flag(situation.isHomeGoalkeeperIn),
      flag(situation.isAwayGoalkeeperIn),
      meanAt(home?.byStrength, place),
      meanAt(away?.byStrength, 2 - place)
    ];
  },
  say: (favored, _, [difference = 0], isHome) => (isHome ? difference : -difference) > 0 ? `${favored} has the extra skater to win the loose puck` : `the strength on the ice speaks for ${favored}`
};

// src/pipeline/features/strongSide.ts
var known = (sign) => sign === 0 ? Number.NaN : sign;
var strongSide2 = {
  idea: "strongSide",
  group: "player",
  columns: [
    column("strongSide", "\u22121 to 1", "side of the dot \xD7 mean hand of both takers, left = +1"),
    column("homeHand", "\xB11", "hand of the home taker, left = +1"),
    column("awayHand", "\xB11", "hand of the visitor, left = +1"),
    column("side", "\u22121, 0, 1", "side of the dot from home\u2019s view, left = +1, center 0"),
    column("homeSideResidual", "log-odds", "what the home taker adds on this side"),
    column("awaySideResidual", "log-odds", "what the visitor adds on this side")
  ],
  compute({ situation, home, away }) {
    const side = sideSign(situation.homeSpot);
    const place = (turn) => side * turn > 0 ? 0 : side * turn < 0 ? 1 : 2;
    const homeHand = known(handSign(home));
    const awayHand = known(handSign(away));
    return [
      Number.isNaN(homeHand + awayHand) ? Number.NaN : strongSide(situation.homeSpot, home, away),
      homeHand,
      awayHand,
      side,
      meanAt(home?.bySide, place(1)),
      meanAt(away?.bySide, place(-1))
    ];
  },
  say: (favored) => `${favored} is on the strong side of this dot`
};

// src/pipeline/features/zone.ts
var zone = {
  idea: "zone",
  group: "situation",
  columns: [
    column("zone", "\u22121, 0, 1", "zone from home\u2019s view: own end \u22121, attacking end +1"),
    column("homeZoneResidual", "log-odds", "what the home taker adds in this zone"),
    column("awayZoneResidual", "log-odds", "what the visitor adds in this zone")
  ],
  compute({ situation, home, away }) {
    const sign = zoneSign(situation.homeSpot);
    return [sign, meanAt(home?.byZone, sign + 1), meanAt(away?.byZone, 1 - sign)];
  },
  say: (favored) => `${favored} does better in this part of the ice`
};

// src/pipeline/features/featureList.ts
var featureIdeas = [
  rating,
  strongSide2,
  opponentHand,
  strength,
  zone,
  firstStick,
  career,
  season,
  form,
  headToHead,
  inGame,
  clockAndScore,
  rest,
  body
];
var features = featureIdeas.flatMap(
  ({ idea, group, columns: columns2 }) => columns2.map((one) => ({ ...one, idea, group }))
);
var featureNames = features.map(({ name }) => name);
var featureListHash = createHash("sha256").update(featureNames.join("\n")).digest("hex");

// src/pipeline/features/mirrorRows.ts
var SIGNED = /* @__PURE__ */ new Set([
  "expectedLogOdds",
  "strongSide",
  "side",
  "zone",
  "skaterDifferenceInEnds",
  "headToHeadSurplus"
]);
var SHARES = /* @__PURE__ */ new Set([
  "inGameHeadToHead",
  "homeTeamShare",
  "homeStickFirst"
]);
var mirrorings = featureNames.map((name, index) => {
  if (SHARES.has(name)) return (row, at) => 1 - row[at + index];
  if (SIGNED.has(name) || name.endsWith("Difference")) return (row, at) => -row[at + index];
  const twin = name.startsWith("home") ? featureNames.indexOf(`away${name.slice(4)}`) : name.startsWith("away") ? featureNames.indexOf(`home${name.slice(4)}`) : index;
  if (twin < 0) throw new Error(`column ${name} has no twin of the other team and no sign`);
  return (row, at) => row[at + twin];
});

// src/training/fitModel.ts
var PARAMETERS = {
  objective: "binary",
  learning_rate: 0.03,
  num_leaves: 8,
  min_data_in_leaf: 800,
  lambda_l2: 20,
  feature_fraction: 0.5,
  bagging_fraction: 0.7,
  bagging_freq: 1,
  max_bin: 127
};

// bench/training.ts
var [rows = 1e6, columns = 110, trees = 20, threads = 2] = process.argv.slice(2).map(Number);
var workerUrl = pathToFileURL(
  fileURLToPath2(new URL("../dist/workers/leafWork.worker.mjs", import.meta.url))
);
var TREES_OF_REAL_TRAINING = 1e3;
var random = seededRandom(7);
var features2 = new Float32Array(rows * columns);
var label = new Float32Array(rows);
for (let i = 0; i < rows; i++) {
  let score = 0;
  for (let f = 0; f < columns; f++) {
    const u = random();
    const value = f % 3 === 0 ? u : f % 3 === 1 ? Math.floor(u * u * 60) : (u + random()) * 2 - 2;
    features2[i * columns + f] = f % 10 === 9 && random() < 0.05 ? Number.NaN : value;
    if (f < 30) score += (f % 3 === 1 ? value / 60 : value - 0.5) * 0.05;
  }
  label[i] = random() < 1 / (1 + Math.exp(-score)) ? 1 : 0;
}
var featureNames2 = Array.from({ length: columns }, (_, f) => `f${f}`);
var peak = 0;
var watch = () => {
  peak = Math.max(peak, process.memoryUsage().rss);
};
async function measure(name, parameters) {
  const at = [];
  const started = performance.now();
  const cpuBefore = process.cpuUsage();
  await trainLightGbm({
    features: features2,
    rows,
    label,
    featureNames: featureNames2,
    workerUrl,
    parameters: { ...parameters, num_iterations: trees, num_threads: threads, seed: 1 },
    onIteration: () => {
      at.push(performance.now());
      watch();
    }
  });
  const { user, system } = process.cpuUsage(cpuBefore);
  const perTree = (at.at(-1) - at[0]) / (at.length - 1) / 1e3;
  const beforeTrees = (at[0] - started) / 1e3 - perTree;
  const whole = (beforeTrees + TREES_OF_REAL_TRAINING * perTree) * 1.85;
  return {
    name,
    secondsToBin: Number(beforeTrees.toFixed(1)),
    secondsPerTree: Number(perTree.toFixed(3)),
    cpuSecondsPerTree: Number(((user + system) / 1e6 / trees).toFixed(3)),
    wholeMinutes: Number((whole / 60).toFixed(1))
  };
}
var results = [
  await measure("shipped parameters", PARAMETERS),
  await measure("31 leaves, every row and feature", { num_leaves: 31, learning_rate: 0.05 })
];
console.log(
  JSON.stringify(
    { rows, columns, trees, threads, results, peakMegabytes: Math.round(peak / 1e6) },
    null,
    2
  )
);
