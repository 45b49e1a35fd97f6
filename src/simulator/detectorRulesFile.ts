import { readFile } from 'node:fs/promises';
import {
  type DetectorRules,
  DOT_VIEW_FEATURES,
  type RuleTree,
} from '../pipeline/faceoff/lineUpRules.ts';

/** A file of detector rules that cannot be used. */
export class DetectorRulesError extends Error {
  override readonly name = 'DetectorRulesError';
}

const NUMBERS = [
  'settleMillis',
  'lineUpSpeed',
  'breakMillis',
  'strayFeet',
  'takeoverFeet',
  'takeoverSamples',
  'takerFeet',
  'takerSpeed',
  'freshMillis',
  'playSpeed',
] as const satisfies readonly (keyof DetectorRules)[];

const NUMBERS_WITHOUT_CLOCK = [
  'settleMillis',
  'firstSightMillis',
  'calmSpeed',
  'playSpeed',
  'restMillis',
] as const satisfies readonly (keyof DetectorRules['withoutClock'])[];

/**
 * Reads the rules that `faceoff fit-detector` wrote.
 * @throws {@link DetectorRulesError} in one line
 */
export async function readDetectorRules(path: string): Promise<DetectorRules> {
  let value: unknown;
  try {
    value = JSON.parse(await readFile(path, 'utf8'));
  } catch (cause) {
    const { code } = cause as NodeJS.ErrnoException;
    const reason = code === 'ENOENT' ? 'no such file' : 'not JSON';
    throw new DetectorRulesError(`${path}: expected detector rules (${reason})`, { cause });
  }
  const { rules } = (value ?? {}) as { rules?: unknown };
  if (typeof rules !== 'object' || rules === null) {
    throw new DetectorRulesError(`${path}: expected "rules" as an object`);
  }
  checkNumbers(rules, NUMBERS, `${path}: expected rules`);
  const { withoutClock } = rules as { withoutClock?: unknown };
  checkNumbers(withoutClock, NUMBERS_WITHOUT_CLOCK, `${path}: expected rules.withoutClock`);
  checkTree((rules as { tree?: unknown }).tree, `${path}: rules.tree`);
  return rules as DetectorRules;
}

function checkNumbers(value: unknown, names: readonly string[], place: string): void {
  for (const name of names) {
    const given = ((value ?? {}) as Record<string, unknown>)[name];
    if (typeof given !== 'number' || !(given >= 0)) {
      throw new DetectorRulesError(`${place}.${name} as a number from 0`);
    }
  }
}

function checkTree(value: unknown, place: string): asserts value is RuleTree {
  if (typeof value !== 'object' || value === null) {
    throw new DetectorRulesError(`${place}: expected a tree`);
  }
  const { isLineUp, feature, threshold, left, right } = value as Record<string, unknown>;
  if (typeof isLineUp === 'boolean') return;
  const isKnown = (DOT_VIEW_FEATURES as readonly unknown[]).includes(feature);
  if (!isKnown || typeof threshold !== 'number') {
    throw new DetectorRulesError(
      `${place}: expected a leaf or a split by ${DOT_VIEW_FEATURES.join(', ')}`,
    );
  }
  checkTree(left, `${place}.left`);
  checkTree(right, `${place}.right`);
}
