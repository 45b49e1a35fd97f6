/** What one document may be, on both transports. */
export interface QueryLimits {
  readonly tokens: number;
  /** Fields within fields. */
  readonly depth: number;
  readonly aliases: number;
  readonly directives: number;
  /** Objects that an answer may hold at most; see {@link costOf}. */
  readonly cost: number;
}

export const QUERY_LIMITS: QueryLimits = {
  tokens: 2000,
  depth: 12,
  aliases: 30,
  directives: 50,
  cost: 5000,
};
