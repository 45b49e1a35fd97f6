import { keyedHash } from './operators/keyedHash.ts';
import { mask } from './operators/mask.ts';
import type { Operator, OperatorName } from './operators/operator.ts';
import { isOperatorName, operatorNames } from './operators/operator.ts';
import { pseudonyms } from './operators/pseudonyms.ts';
import { replaceByType } from './operators/replaceByType.ts';
import type { PiiType } from './piiType.ts';
import { isPiiType } from './piiType.ts';

/** Which operator changes what: by type within a field, by type, else `default`. */
export interface Policy {
  readonly default: OperatorName;
  readonly types: Readonly<Partial<Record<PiiType, OperatorName>>>;
  /** Rules of single fields by their key as configured, such as `$.messages[*].text`. */
  readonly fields: Readonly<Record<string, FieldPolicy>>;
  /** Sign of `mask`. */
  readonly maskWith: string;
}

export interface FieldPolicy {
  readonly default?: OperatorName;
  readonly types?: Readonly<Partial<Record<PiiType, OperatorName>>>;
}

/** A policy that cannot be obeyed; the message says which word was not understood. */
export class InvalidPolicy extends Error {
  override readonly name = 'InvalidPolicy';
}

/** Everything is masked with `*`, the lengths kept. */
export const maskEverything: Policy = { default: 'mask', types: {}, fields: {}, maskWith: '*' };

/**
 * Reads a policy as written in configuration: `{"default": "replace", "types": {"NAME":
 * "pseudonym"}, "fields": {"$.note": {"types": {"DATE_TIME": "keep"}}}}`.
 *
 * @throws InvalidPolicy for unknown types, operators or keys
 */
export function readPolicy(written: unknown): Policy {
  if (!isObject(written)) throw new InvalidPolicy('policy: expected an object');
  for (const key of Object.keys(written)) {
    if (!['default', 'types', 'fields', 'maskWith'].includes(key)) {
      throw new InvalidPolicy(`policy: unknown key "${key}"`);
    }
  }
  const fields: Record<string, FieldPolicy> = {};
  const writtenFields = written.fields ?? {};
  if (!isObject(writtenFields)) throw new InvalidPolicy('policy.fields: expected an object');
  for (const [path, rule] of Object.entries(writtenFields)) {
    if (!isObject(rule)) throw new InvalidPolicy(`policy.fields["${path}"]: expected an object`);
    fields[path] = {
      ...(rule.default === undefined ? {} : { default: operatorName(rule.default, path) }),
      types: readTypes(rule.types ?? {}, path),
    };
  }
  const maskWith = written.maskWith ?? '*';
  if (typeof maskWith !== 'string' || !/^[!#$%&*@]$/.test(maskWith)) {
    throw new InvalidPolicy('policy.maskWith: expected one of ! # $ % & * @');
  }
  return {
    default: operatorName(written.default ?? 'mask', 'default'),
    types: readTypes(written.types ?? {}, 'types'),
    fields,
    maskWith,
  };
}

function readTypes(written: unknown, where: string): Partial<Record<PiiType, OperatorName>> {
  if (!isObject(written)) throw new InvalidPolicy(`policy ${where}: expected an object of types`);
  const types: Partial<Record<PiiType, OperatorName>> = {};
  for (const [type, operator] of Object.entries(written)) {
    if (!isPiiType(type)) throw new InvalidPolicy(`policy ${where}: unknown type "${type}"`);
    types[type] = operatorName(operator, type);
  }
  return types;
}

function operatorName(written: unknown, where: string): OperatorName {
  if (typeof written === 'string' && isOperatorName(written)) return written;
  throw new InvalidPolicy(`policy ${where}: expected one of ${operatorNames.join(', ')}`);
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** Changes a value by the policy; `undefined` keeps it. Lives for one record. */
export type ApplyPolicy = (
  value: string,
  type: PiiType,
  field: string | undefined,
) => string | undefined;

/**
 * Makes the operators of one record. `hashKey` is needed when the policy hashes.
 *
 * @throws InvalidPolicy when the policy hashes and there is no key
 */
export function operatorsOf(policy: Policy, hashKey: string | undefined): () => ApplyPolicy {
  const fixed: Partial<Record<OperatorName, Operator>> = {
    mask: mask(policy.maskWith),
    replace: replaceByType,
  };
  if (uses(policy, 'hash')) {
    if (hashKey === undefined) throw new InvalidPolicy('policy hashes, but no hash key is given');
    fixed.hash = keyedHash(hashKey);
  }
  return () => {
    const operators = { ...fixed, pseudonym: pseudonyms() };
    return (value, type, field) => {
      const rule = field === undefined ? undefined : policy.fields[field];
      const name = rule?.types?.[type] ?? rule?.default ?? policy.types[type] ?? policy.default;
      return name === 'keep' ? undefined : operators[name]?.(value, type);
    };
  };
}

function uses(policy: Policy, name: OperatorName): boolean {
  const rules: FieldPolicy[] = [policy, ...Object.values(policy.fields)];
  return rules.some(
    (rule) => rule.default === name || Object.values(rule.types ?? {}).includes(name),
  );
}
