import type { Operator } from './operator.ts';

/** `[NAME]`, as Comprehend's REPLACE_WITH_PII_ENTITY_TYPE writes it. */
export const replaceByType: Operator = (_value, type) => `[${type}]`;
