import { type DynamoDBClient, PutItemCommand } from '@aws-sdk/client-dynamodb';
import type { DecidedDraws, StoredDraw } from '../pipeline/ports.ts';

/** `GAME#id / DRAW#period#ordinal`. */
export class DynamoDecidedDraws implements DecidedDraws {
  readonly #client: DynamoDBClient;
  readonly #table: string;

  constructor(client: DynamoDBClient, table: string) {
    this.#client = client;
    this.#table = table;
  }

  async put(draw: StoredDraw): Promise<void> {
    const number = (value: number, digits: number) => String(value).padStart(digits, '0');
    await this.#client.send(
      new PutItemCommand({
        TableName: this.#table,
        Item: {
          PK: { S: `GAME#${draw.gameId}` },
          SK: { S: `DRAW#${number(draw.period, 2)}#${number(draw.ordinal, 3)}` },
          body: { S: JSON.stringify(draw) },
        },
      }),
    );
  }
}
