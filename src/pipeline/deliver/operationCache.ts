import type { Audiences, Operation } from './ports.ts';
import { type Execution, type PreparedOperation, prepareOperation } from './preparedOperation.ts';

/** Kept in memory; more at once are prepared each time. */
const MAX_OPERATIONS = 5000;

/**
 * Prepared operations by key, kept warm between invocations. Keys are hashes of the whole operation,
 * so that an entry never goes stale.
 */
export class OperationCache {
  readonly #execution: Execution;
  readonly #prepared = new Map<string, PreparedOperation>();

  constructor(execution: Execution) {
    this.#execution = execution;
  }

  /** Only operations that are stored and can be prepared are in the map. */
  async load(
    keys: ReadonlySet<string>,
    audiences: Pick<Audiences, 'operations'>,
  ): Promise<ReadonlyMap<string, PreparedOperation>> {
    const found = new Map<string, PreparedOperation>();
    const missing: string[] = [];
    for (const key of keys) {
      const prepared = this.#prepared.get(key);
      if (prepared) found.set(key, prepared);
      else missing.push(key);
    }
    if (missing.length > 0) {
      for (const operation of (await audiences.operations(missing)).values()) {
        found.set(operation.key, this.add(operation));
      }
    }
    return found;
  }

  add(operation: Operation): PreparedOperation {
    const prepared = prepareOperation(operation, this.#execution);
    if (this.#prepared.size >= MAX_OPERATIONS) {
      const oldest = this.#prepared.keys().next();
      if (!oldest.done) this.#prepared.delete(oldest.value);
    }
    this.#prepared.set(operation.key, prepared);
    return prepared;
  }
}
