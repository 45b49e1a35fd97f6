import { InvokeCommand, type LambdaClient } from '@aws-sdk/client-lambda';
import type { TrackingBroadcast, TrackingSnapshot } from '../pipeline/deliver/ports.ts';
import type { Clock } from '../pipeline/ports.ts';

/** At most five a second. */
const LEAST_MILLIS = 200;

/**
 * Hands snapshots to the `deliver` Lambda, asynchronously: at most five a second a game, and none
 * while the one before is still being handed over. Best effort: a failure is only told.
 */
export class LambdaTrackingBroadcast implements TrackingBroadcast {
  readonly #client: LambdaClient;
  readonly #functionName: string;
  readonly #clock: Clock;
  readonly #onFailure: (error: unknown) => void;
  readonly #lastSent = new Map<string, number>();
  readonly #underWay = new Set<string>();

  constructor(
    client: LambdaClient,
    functionName: string,
    clock: Clock,
    onFailure: (error: unknown) => void,
  ) {
    this.#client = client;
    this.#functionName = functionName;
    this.#clock = clock;
    this.#onFailure = onFailure;
  }

  async broadcast(snapshot: TrackingSnapshot): Promise<void> {
    const { gameId } = snapshot;
    const now = this.#clock.now();
    const last = this.#lastSent.get(gameId) ?? Number.NEGATIVE_INFINITY;
    if (now - last < LEAST_MILLIS || this.#underWay.has(gameId)) return;
    this.#lastSent.set(gameId, now);
    this.#underWay.add(gameId);
    try {
      await this.#client.send(
        new InvokeCommand({
          FunctionName: this.#functionName,
          InvocationType: 'Event',
          Payload: Buffer.from(JSON.stringify({ tracking: snapshot })),
        }),
      );
    } catch (error) {
      this.#onFailure(error);
    } finally {
      this.#underWay.delete(gameId);
    }
  }
}
