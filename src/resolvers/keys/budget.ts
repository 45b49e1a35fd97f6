/** What is left after spending. */
export interface BudgetAnswer {
  readonly isGranted: boolean;
  readonly limit: number;
  readonly remaining: number;
  /** Until the refused cost would be granted, or until the bucket is full. */
  readonly resetSeconds: number;
}

/** A token bucket for each key, in cost units. DynamoDB: `KEY#id / BUDGET` in `Records`. */
export interface Budget {
  spend(keyId: string, unitsPerMinute: number, cost: number, now: number): Promise<BudgetAnswer>;
}
