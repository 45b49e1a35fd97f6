import { InvokeCommand, type LambdaClient } from '@aws-sdk/client-lambda';
import type { DeliveryTrigger } from '../pipeline/ports.ts';

/** Wakes the `deliver` Lambda with one asynchronous invocation per game. */
export class LambdaDeliveryTrigger implements DeliveryTrigger {
  readonly #client: LambdaClient;
  readonly #functionName: string;

  constructor(client: LambdaClient, functionName: string) {
    this.#client = client;
    this.#functionName = functionName;
  }

  async wake(gameIds: readonly string[]): Promise<void> {
    await Promise.all(
      gameIds.map((gameId) =>
        this.#client.send(
          new InvokeCommand({
            FunctionName: this.#functionName,
            InvocationType: 'Event',
            Payload: Buffer.from(JSON.stringify({ gameId })),
          }),
        ),
      ),
    );
  }
}
