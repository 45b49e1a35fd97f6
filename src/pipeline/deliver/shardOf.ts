/** Shard of a connection, 0 … shards − 1: FNV-1a of its id, the same in every invocation. */
export function shardOf(connectionId: string, shards: number): number {
  let hash = 0x811c9dc5;
  for (let i = 0; i < connectionId.length; i++) {
    hash = Math.imul(hash ^ connectionId.charCodeAt(i), 0x01000193);
  }
  return (hash >>> 0) % shards;
}
