import {
  BreakingChangeType,
  findBreakingChanges,
  findDangerousChanges,
  GraphQLInterfaceType,
  GraphQLObjectType,
  type GraphQLSchema,
  isEnumType,
} from 'graphql';

/** What clients of an older schema meet in a newer one, a sentence each. */
export interface SchemaChanges {
  readonly breaking: readonly string[];
  /** Taken away as its `@deprecated` had said it would be. */
  readonly announced: readonly string[];
  /** May surprise a client that reads everything, e.g. a new value of an enum. */
  readonly dangerous: readonly string[];
}

/** The day in a reason like "Use `x`. Removed after 2027-06-30."; `undefined` where none is. */
export function removalDay(reason: string | null | undefined): string | undefined {
  return /\bRemoved after (\d{4}-\d\d-\d\d)\./.exec(reason ?? '')?.[1];
}

/**
 * Compares two schemas.
 * @param today - `YYYY-MM-DD`: what may be removed by now is announced, before that it breaks
 */
export function schemaChanges(
  older: GraphQLSchema,
  newer: GraphQLSchema,
  today: string,
): SchemaChanges {
  const breaking: string[] = [];
  const announced: string[] = [];
  for (const { type, description } of findBreakingChanges(older, newer)) {
    const day = removalDay(reasonOf(older, type, description));
    (day !== undefined && day < today ? announced : breaking).push(description);
  }
  const dangerous = findDangerousChanges(older, newer).map(({ description }) => description);
  return { breaking, announced, dangerous };
}

/** Why what was removed had been deprecated; graphql-js names it in its sentence alone. */
function reasonOf(older: GraphQLSchema, change: BreakingChangeType, description: string) {
  if (change === BreakingChangeType.FIELD_REMOVED) {
    const [, type = '', field = ''] = /^(\w+)\.(\w+) was removed\.$/.exec(description) ?? [];
    const found = older.getType(type);
    const hasFields = found instanceof GraphQLObjectType || found instanceof GraphQLInterfaceType;
    return hasFields ? found.getFields()[field]?.deprecationReason : undefined;
  }
  if (change === BreakingChangeType.VALUE_REMOVED_FROM_ENUM) {
    const [, value = '', type = ''] =
      /^(\w+) was removed from enum type (\w+)\.$/.exec(description) ?? [];
    const found = older.getType(type);
    return isEnumType(found) ? found.getValue(value)?.deprecationReason : undefined;
  }
  return undefined;
}
