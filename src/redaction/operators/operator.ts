import type { PiiType } from '../piiType.ts';

/** Changes one piece of personal data; finding is none of its business. */
export type Operator = (value: string, type: PiiType) => string;

export const operatorNames = ['mask', 'replace', 'hash', 'pseudonym', 'keep'] as const;
export type OperatorName = (typeof operatorNames)[number];

export function isOperatorName(word: string): word is OperatorName {
  return (operatorNames as readonly string[]).includes(word);
}
