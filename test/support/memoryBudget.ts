import type { Budget, BudgetAnswer } from '../../src/resolvers/keys/budget.ts';

/** A bucket that does not fill again, for tests of its users. */
export class MemoryBudget implements Budget {
  readonly spent = new Map<string, number>();

  async spend(keyId: string, unitsPerMinute: number, cost: number): Promise<BudgetAnswer> {
    const before = this.spent.get(keyId) ?? 0;
    const isGranted = before + cost <= unitsPerMinute;
    if (isGranted) this.spent.set(keyId, before + cost);
    const remaining = unitsPerMinute - (this.spent.get(keyId) ?? 0);
    return { isGranted, limit: unitsPerMinute, remaining, resetSeconds: 60 };
  }
}
