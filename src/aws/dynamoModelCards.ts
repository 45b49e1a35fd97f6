import { type DynamoDBClient, GetItemCommand, PutItemCommand } from '@aws-sdk/client-dynamodb';
import type { ModelCard, ModelCards } from '../resolvers/ports.ts';

const KEY = { PK: { S: 'MODEL#faceoff' }, SK: { S: 'CARD' } };

/** `MODEL#faceoff / CARD`: written when a model is deployed. */
export class DynamoModelCards implements ModelCards {
  readonly #client: Pick<DynamoDBClient, 'send'>;
  readonly #table: string;

  constructor(client: Pick<DynamoDBClient, 'send'>, table: string) {
    this.#client = client;
    this.#table = table;
  }

  async load(): Promise<ModelCard | undefined> {
    const { Item } = await this.#client.send(
      new GetItemCommand({ TableName: this.#table, Key: KEY }),
    );
    return Item ? (JSON.parse(Item.body?.S ?? '') as ModelCard) : undefined;
  }

  /** Announces the model that answers from now on. */
  async put(card: ModelCard): Promise<void> {
    await this.#client.send(
      new PutItemCommand({
        TableName: this.#table,
        Item: { ...KEY, body: { S: JSON.stringify(card) } },
      }),
    );
  }
}
