import { InvokeCommand, type LambdaClient } from '@aws-sdk/client-lambda';

/** Hands a delivery on to one asynchronous invocation for each further shard of the audience. */
export class LambdaShardTrigger {
  readonly #client: Pick<LambdaClient, 'send'>;
  readonly #functionName: string;

  constructor(client: Pick<LambdaClient, 'send'>, functionName: string) {
    this.#client = client;
    this.#functionName = functionName;
  }

  /** Shards 1 … shards − 1; shard 0 is the caller's own. */
  async wakeOthers(event: object, shards: number): Promise<void> {
    await Promise.all(
      Array.from({ length: shards - 1 }, (_, index) =>
        this.#client.send(
          new InvokeCommand({
            FunctionName: this.#functionName,
            InvocationType: 'Event',
            Payload: Buffer.from(JSON.stringify({ ...event, shard: index + 1 })),
          }),
        ),
      ),
    );
  }
}
