import {
  type AttributeValue,
  ConditionalCheckFailedException,
  DeleteItemCommand,
  type DynamoDBClient,
  UpdateItemCommand,
} from '@aws-sdk/client-dynamodb';

/** Updates and deletions under a condition in one table. */
export class ConditionalWrites {
  readonly #client: Pick<DynamoDBClient, 'send'>;
  readonly #table: string;

  constructor(client: Pick<DynamoDBClient, 'send'>, table: string) {
    this.#client = client;
    this.#table = table;
  }

  /** @returns the item as it is after the update, or `undefined` when the condition does not hold. */
  async update(
    input: Omit<ConstructorParameters<typeof UpdateItemCommand>[0], 'TableName' | 'ReturnValues'>,
  ): Promise<Record<string, AttributeValue> | undefined> {
    try {
      const { Attributes } = await this.#client.send(
        new UpdateItemCommand({ TableName: this.#table, ReturnValues: 'ALL_NEW', ...input }),
      );
      return Attributes;
    } catch (error) {
      if (error instanceof ConditionalCheckFailedException) return undefined;
      throw error;
    }
  }

  /** Deletes, unless the condition does not hold. */
  async delete(
    input: Omit<ConstructorParameters<typeof DeleteItemCommand>[0], 'TableName'>,
  ): Promise<void> {
    try {
      await this.#client.send(new DeleteItemCommand({ TableName: this.#table, ...input }));
    } catch (error) {
      if (!(error instanceof ConditionalCheckFailedException)) throw error;
    }
  }
}
