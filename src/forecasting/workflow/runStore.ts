/** Where a run keeps what its steps hand on; the same key again replaces. */
export interface RunStore {
  put(key: string, body: Uint8Array): Promise<void>;
  /** Stores only where nothing is stored yet; of two at once, one is told `true`. */
  create(key: string, body: Uint8Array): Promise<boolean>;
  /** `undefined` when nothing is stored there. */
  get(key: string): Promise<Uint8Array | undefined>;
}
