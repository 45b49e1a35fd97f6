import { type KinesisClient, PutRecordsCommand } from '@aws-sdk/client-kinesis';
import { jitteredDelay, retryWithTimers } from './dynamoRetry.ts';

/** A record of one game. */
export interface ProducedRecord {
  readonly partitionKey: string;
  readonly data: Uint8Array;
}

const ATTEMPTS = 10;

/**
 * Puts records in order. PutRecords may take some and refuse others; what follows a refused record
 * of the same game is put again behind it, so that a game's order holds and doubles are possible.
 */
export class KinesisProducer {
  readonly #client: KinesisClient;
  readonly #streamName: string;

  constructor(client: KinesisClient, streamName: string) {
    this.#client = client;
    this.#streamName = streamName;
  }

  async put(records: readonly ProducedRecord[]): Promise<void> {
    let left = records;
    for (let attempt = 0; left.length > 0; attempt++) {
      if (attempt === ATTEMPTS) {
        throw new Error(
          `expected the stream to take ${records.length} records, ${left.length} were refused`,
        );
      }
      if (attempt > 0) await retryWithTimers.sleep(jitteredDelay(attempt, retryWithTimers.random));
      const { Records: answers } = await this.#client.send(
        new PutRecordsCommand({
          StreamName: this.#streamName,
          Records: left.map(({ partitionKey, data }) => ({
            PartitionKey: partitionKey,
            Data: data,
          })),
        }),
      );
      const refused = new Set<string>();
      left = left.filter(({ partitionKey }, i) => {
        if (answers?.[i]?.ErrorCode !== undefined) refused.add(partitionKey);
        return refused.has(partitionKey);
      });
    }
  }
}
