import { type EndStreamsPorts, endStreamsWithoutRight } from './endStreams.ts';
import { isTooLarge, nextFrame } from './frames.ts';
import type { OperationCache } from './operationCache.ts';
import {
  type Audiences,
  ConnectionGoneError,
  type ConnectionSender,
  ThrottledError,
  type TrackingSnapshot,
} from './ports.ts';

export interface TrackingPorts extends EndStreamsPorts {
  readonly audiences: Audiences;
  readonly sender: ConnectionSender;
  readonly operations: OperationCache;
}

/** Posts in flight at once. */
const CONCURRENCY = 64;

/**
 * Sends positions to those who draw them: one try each, since the next snapshot is a fifth of a
 * second away. A client that is gone is removed; one that is slow misses a picture.
 *
 * @returns how many got it
 */
export async function deliverTracking(
  snapshot: TrackingSnapshot,
  shard: number,
  ports: TrackingPorts,
): Promise<number> {
  const { audiences, sender, operations } = ports;
  const topic = { kind: 'TRACKING', gameId: snapshot.gameId } as const;
  const members = await endStreamsWithoutRight(await audiences.members(topic, shard), ports);
  const keys = new Set(members.map(({ operationKey }) => operationKey));
  const prepared = await operations.load(keys, audiences);
  const payloads = new Map<string, string>();
  for (const [key, operation] of prepared) {
    payloads.set(key, await operation.render({ __typename: 'TrackingUpdated', snapshot }));
  }
  let sent = 0;
  const waiting = members.values();
  const work = async () => {
    for (const { connectionId, subscriptionId, operationKey } of waiting) {
      const payload = payloads.get(operationKey);
      if (payload === undefined || isTooLarge(payload)) continue;
      const frame = nextFrame(subscriptionId, payload);
      try {
        await sender.post(connectionId, frame);
        sent++;
      } catch (error) {
        if (error instanceof ConnectionGoneError) await audiences.removeConnection(connectionId);
        else if (!(error instanceof ThrottledError) && !(error instanceof Error)) throw error;
      }
    }
  };
  await Promise.all(Array.from({ length: CONCURRENCY }, work));
  return sent;
}
