import { embeddedDetector } from './embeddedDetector.ts';
import type { KeyPath } from './keyPath.ts';
import { readKeyPath, readKeyPaths } from './keyPath.ts';
import type { ApplyPolicy } from './policy.ts';
import { operatorsOf, readPolicy } from './policy.ts';
import type { Language, PiiDetector } from './ports.ts';
import { unionDetector } from './unionDetector.ts';

/** How a deployment redacts, read from its environment. */
export interface RedactionConfiguration {
  readonly source: string;
  readonly keys?: readonly KeyPath[];
  readonly detector: PiiDetector;
  readonly language: Language;
  readonly operators: () => ApplyPolicy;
  readonly containsFirst: boolean;
  readonly fingerprintKey: string;
  readonly subjectKey?: KeyPath;
  readonly retentionDays: number;
}

/** A variable that cannot be obeyed; says which and what was expected. */
export class InvalidConfiguration extends Error {
  override readonly name = 'InvalidConfiguration';
}

const DEFAULT_RETENTION_DAYS = 30;

/**
 * Reads `REDACTION_*`:
 * `KEYS` keys parted by comma and blank, every text when empty · `DETECTOR` `embedded` (default),
 * `comprehend` or `both` · `POLICY` JSON, or `OPERATOR` alone (default `mask`) · `HASH_KEY` ·
 * `LANGUAGE` `en` (default) or `es` · `SOURCE` name of the stream · `FINGERPRINT_KEY` of the marks for
 * erasure, required · `SUBJECT_KEY` key of the person's id · `RETENTION_DAYS` default 30.
 *
 * @param comprehend - makes the adapter, called only when it is asked for
 * @throws InvalidConfiguration, InvalidPolicy, InvalidKeyPath
 */
export function readConfiguration(
  environment: Readonly<Record<string, string | undefined>>,
  comprehend: () => PiiDetector,
): RedactionConfiguration {
  const read = (name: string): string | undefined => environment[`REDACTION_${name}`] || undefined;
  const keys = read('KEYS');
  const written = read('POLICY');
  const policy = readPolicy(
    written === undefined ? { default: read('OPERATOR') ?? 'mask' } : parse(written),
  );
  const language = read('LANGUAGE') ?? 'en';
  if (language !== 'en' && language !== 'es') {
    throw new InvalidConfiguration(`REDACTION_LANGUAGE: expected en or es, got "${language}"`);
  }
  const kind = read('DETECTOR') ?? 'embedded';
  const fingerprintKey = read('FINGERPRINT_KEY');
  if (fingerprintKey === undefined) {
    throw new InvalidConfiguration(
      'REDACTION_FINGERPRINT_KEY: expected a secret of 16 bytes or more',
    );
  }
  const retentionDays = Number(read('RETENTION_DAYS') ?? DEFAULT_RETENTION_DAYS);
  if (!Number.isInteger(retentionDays) || retentionDays < 1) {
    throw new InvalidConfiguration('REDACTION_RETENTION_DAYS: expected whole days from 1');
  }
  const subject = read('SUBJECT_KEY');
  return {
    source: read('SOURCE') ?? 'records',
    ...(keys === undefined ? {} : { keys: readKeyPaths(keys) }),
    detector: detectorOf(kind, comprehend),
    // A free detector is not asked twice.
    containsFirst: kind !== 'embedded',
    language,
    operators: operatorsOf(policy, read('HASH_KEY')),
    fingerprintKey,
    ...(subject === undefined ? {} : { subjectKey: readKeyPath(subject) }),
    retentionDays,
  };
}

function detectorOf(kind: string, comprehend: () => PiiDetector): PiiDetector {
  switch (kind) {
    case 'embedded':
      return embeddedDetector();
    case 'comprehend':
      return comprehend();
    case 'both':
      return unionDetector(embeddedDetector(), comprehend());
    default:
      throw new InvalidConfiguration(
        `REDACTION_DETECTOR: expected embedded, comprehend or both, got "${kind}"`,
      );
  }
}

function parse(json: string): unknown {
  try {
    return JSON.parse(json) as unknown;
  } catch {
    throw new InvalidConfiguration('REDACTION_POLICY: expected JSON');
  }
}
