/** A model text that cannot be read; the message says what was expected and what came. */
export class ModelFormatError extends Error {
  override readonly name = 'ModelFormatError';
}

/** One tree, in LightGBM's own columns: child ≥ 0 is a split, child < 0 is leaf `~child`. */
export interface LightGbmTree {
  readonly splitFeature: Int32Array;
  readonly splitGain: Float64Array;
  readonly threshold: Float64Array;
  /** Bit 0 categorical, bit 1 default left, bits 2–3 missing type (0 None, 1 Zero, 2 NaN). */
  readonly decisionType: Int32Array;
  readonly leftChild: Int32Array;
  readonly rightChild: Int32Array;
  readonly leafValue: Float64Array;
  readonly leafWeight: Float64Array;
  readonly leafCount: Int32Array;
  readonly internalValue: Float64Array;
  readonly internalWeight: Float64Array;
  readonly internalCount: Int32Array;
  /** Categorical splits: `threshold` is an index into the boundaries of 32-bit words. */
  readonly catBoundaries: Int32Array;
  readonly catThreshold: Uint32Array;
  readonly shrinkage: number;
}

/** A model as LightGBM 4 writes it to text. */
export interface LightGbmModel {
  readonly featureNames: readonly string[];
  /** As LightGBM writes the range of each column: `[min:max]`, `none`, or categories `1:2:3`. */
  readonly featureInfos: readonly string[];
  /** The whole objective line, e.g. `binary sigmoid:1`. */
  readonly objective: string;
  readonly sigmoid: number;
  /** Random forests: the prediction is the mean over trees; raw scores and contributions are sums. */
  readonly averageOutput: boolean;
  readonly trees: readonly LightGbmTree[];
  /** The `parameters:` block, line by line, without its brackets. */
  readonly parameters: readonly string[];
}

type Section = ReadonlyMap<string, string>;

function section(lines: readonly string[]): Section {
  const fields = new Map<string, string>();
  for (const line of lines) {
    const at = line.indexOf('=');
    fields.set(at < 0 ? line : line.slice(0, at), at < 0 ? '' : line.slice(at + 1));
  }
  return fields;
}

function field(from: Section, name: string, where: string): string {
  const value = from.get(name);
  if (value === undefined) throw new ModelFormatError(`${where}: expected "${name}=", got nothing`);
  return value;
}

/** LightGBM writes infinities as `inf`. */
function toNumber(text: string): number {
  if (text === 'inf') return Number.POSITIVE_INFINITY;
  if (text === '-inf') return Number.NEGATIVE_INFINITY;
  return text === 'nan' ? Number.NaN : Number(text);
}

function numbers(from: Section, name: string, where: string, length: number): number[] {
  const text = from.get(name)?.trim() ?? '';
  const values = text === '' ? [] : text.split(/\s+/).map(toNumber);
  if (values.length !== length) {
    throw new ModelFormatError(
      `${where}: expected ${length} values of "${name}", got ${values.length}`,
    );
  }
  const wrong = values.findIndex((value) => Number.isNaN(value));
  if (wrong >= 0)
    throw new ModelFormatError(`${where}: expected numbers in "${name}", value ${wrong} is none`);
  return values;
}

function parseTree(lines: readonly string[], where: string): LightGbmTree {
  const from = section(lines);
  const leaves = Number(field(from, 'num_leaves', where));
  if (!Number.isInteger(leaves) || leaves < 1) {
    throw new ModelFormatError(
      `${where}: expected at least one leaf, got "${from.get('num_leaves')}"`,
    );
  }
  const splits = leaves - 1;
  const cats = Number(from.get('num_cat') ?? 0);
  const boundaries = cats > 0 ? numbers(from, 'cat_boundaries', where, cats + 1) : [0];
  const tree: LightGbmTree = {
    splitFeature: Int32Array.from(numbers(from, 'split_feature', where, splits)),
    splitGain: Float64Array.from(numbers(from, 'split_gain', where, splits)),
    threshold: Float64Array.from(numbers(from, 'threshold', where, splits)),
    decisionType: Int32Array.from(numbers(from, 'decision_type', where, splits)),
    leftChild: Int32Array.from(numbers(from, 'left_child', where, splits)),
    rightChild: Int32Array.from(numbers(from, 'right_child', where, splits)),
    leafValue: Float64Array.from(numbers(from, 'leaf_value', where, leaves)),
    leafWeight: Float64Array.from(splits > 0 ? numbers(from, 'leaf_weight', where, leaves) : [0]),
    leafCount: Int32Array.from(splits > 0 ? numbers(from, 'leaf_count', where, leaves) : [0]),
    internalValue: Float64Array.from(numbers(from, 'internal_value', where, splits)),
    internalWeight: Float64Array.from(numbers(from, 'internal_weight', where, splits)),
    internalCount: Int32Array.from(numbers(from, 'internal_count', where, splits)),
    catBoundaries: Int32Array.from(boundaries),
    catThreshold:
      cats > 0
        ? Uint32Array.from(numbers(from, 'cat_threshold', where, boundaries.at(-1) ?? 0))
        : new Uint32Array(0),
    shrinkage: Number(from.get('shrinkage') ?? 1),
  };
  if (from.get('is_linear') === '1') {
    throw new ModelFormatError(`${where}: expected constant leaves, got linear ones`);
  }
  checkChildren(tree, splits, where);
  return tree;
}

/** Every child must be a later split or an existing leaf: then no path can loop. */
function checkChildren(tree: LightGbmTree, splits: number, where: string): void {
  for (const children of [tree.leftChild, tree.rightChild]) {
    children.forEach((child, split) => {
      if (child >= splits || child < -splits - 1 || (child >= 0 && child <= split)) {
        throw new ModelFormatError(`${where}: expected a child of split ${split}, got ${child}`);
      }
    });
  }
}

/**
 * Reads LightGBM's `model.txt` (version v4 or v3, one tree per iteration).
 * @throws {@link ModelFormatError} naming the tree and field
 */
export function parseModel(text: string): LightGbmModel {
  const lines = text.split('\n').map((line) => line.trimEnd());
  if (lines[0] !== 'tree') {
    throw new ModelFormatError(
      `expected a LightGBM model text beginning with "tree", got ${lines[0] === '' ? 'an empty text' : 'another text'}`,
    );
  }
  const firstTree = lines.findIndex((line) => line.startsWith('Tree='));
  const end = lines.indexOf('end of trees');
  if (end < 0) throw new ModelFormatError('expected "end of trees", the text is cut off');
  const header = section(lines.slice(1, firstTree < 0 ? end : firstTree).filter(Boolean));
  const perIteration = Number(header.get('num_tree_per_iteration') ?? 1);
  if (perIteration !== 1) {
    throw new ModelFormatError(`expected one tree per iteration, got ${perIteration}`);
  }
  const featureNames = field(header, 'feature_names', 'header').split(' ');
  const maxFeature = Number(field(header, 'max_feature_idx', 'header'));
  if (featureNames.length !== maxFeature + 1) {
    throw new ModelFormatError(
      `expected ${maxFeature + 1} feature names, got ${featureNames.length}`,
    );
  }
  const trees: LightGbmTree[] = [];
  if (firstTree >= 0) {
    let from = firstTree;
    while (from < end) {
      let to = from + 1;
      while (to < end && !lines[to]?.startsWith('Tree=')) to++;
      trees.push(parseTree(lines.slice(from + 1, to).filter(Boolean), `tree ${trees.length}`));
      from = to;
    }
  }
  for (const [t, tree] of trees.entries()) {
    const wrong = tree.splitFeature.find((feature) => feature < 0 || feature > maxFeature);
    if (wrong !== undefined) {
      throw new ModelFormatError(
        `tree ${t}: expected a feature from 0 to ${maxFeature}, got ${wrong}`,
      );
    }
  }
  const objective = header.get('objective') ?? '';
  const sigmoid = /sigmoid:([0-9.eE+-]+)/.exec(objective)?.[1];
  const parametersAt = lines.indexOf('parameters:');
  const parametersEnd = lines.indexOf('end of parameters');
  return {
    featureNames,
    featureInfos: (header.get('feature_infos') ?? '').split(' '),
    objective,
    sigmoid: sigmoid === undefined ? 1 : Number(sigmoid),
    averageOutput: header.has('average_output'),
    trees,
    parameters:
      parametersAt >= 0
        ? lines
            .slice(parametersAt + 1, parametersEnd)
            .filter(Boolean)
            .map((line) => line.replace(/^\[(.*)\]$/, '$1'))
        : [],
  };
}

/** Shortest text that reads back as the same double, in C's spelling of infinity. */
function written(value: number): string {
  if (value === Number.POSITIVE_INFINITY) return 'inf';
  if (value === Number.NEGATIVE_INFINITY) return '-inf';
  return String(value);
}

const row = (values: ArrayLike<number>): string => Array.from(values, written).join(' ');

function formatTree(tree: LightGbmTree, index: number): string {
  const leaves = tree.leafValue.length;
  const cats = tree.catBoundaries.length - 1;
  const lines = [
    `Tree=${index}`,
    `num_leaves=${leaves}`,
    `num_cat=${cats}`,
    `split_feature=${row(tree.splitFeature)}`,
    `split_gain=${row(tree.splitGain)}`,
    `threshold=${row(tree.threshold)}`,
    `decision_type=${row(tree.decisionType)}`,
    `left_child=${row(tree.leftChild)}`,
    `right_child=${row(tree.rightChild)}`,
    `leaf_value=${row(tree.leafValue)}`,
    `leaf_weight=${leaves > 1 ? row(tree.leafWeight) : ''}`,
    `leaf_count=${leaves > 1 ? row(tree.leafCount) : ''}`,
    `internal_value=${row(tree.internalValue)}`,
    `internal_weight=${row(tree.internalWeight)}`,
    `internal_count=${row(tree.internalCount)}`,
    ...(cats > 0
      ? [`cat_boundaries=${row(tree.catBoundaries)}`, `cat_threshold=${row(tree.catThreshold)}`]
      : []),
    'is_linear=0',
    `shrinkage=${written(tree.shrinkage)}`,
    '',
    '',
  ];
  return `${lines.join('\n')}\n`;
}

/** Writes a model as LightGBM does, so that native LightGBM loads it; {@link parseModel} reads it back. */
export function formatModel(model: LightGbmModel): string {
  const trees = model.trees.map(formatTree);
  const importance = model.featureNames
    .map((name, feature) => ({
      name,
      splits: model.trees.reduce(
        (sum, tree) => sum + tree.splitFeature.filter((f) => f === feature).length,
        0,
      ),
    }))
    .filter(({ splits }) => splits > 0)
    .sort((a, b) => b.splits - a.splits);
  return [
    'tree',
    'version=v4',
    'num_class=1',
    'num_tree_per_iteration=1',
    'label_index=0',
    `max_feature_idx=${model.featureNames.length - 1}`,
    `objective=${model.objective}`,
    ...(model.averageOutput ? ['average_output'] : []),
    `feature_names=${model.featureNames.join(' ')}`,
    `feature_infos=${model.featureInfos.join(' ')}`,
    `tree_sizes=${trees.map((text) => Buffer.byteLength(text)).join(' ')}`,
    '',
    `${trees.join('')}end of trees`,
    '',
    'feature_importances:',
    ...importance.map(({ name, splits }) => `${name}=${splits}`),
    '',
    'parameters:',
    ...model.parameters.map((line) => `[${line}]`),
    '',
    'end of parameters',
    '',
    'pandas_categorical:null',
    '',
  ].join('\n');
}
