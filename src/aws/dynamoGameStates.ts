import {
  ConditionalCheckFailedException,
  type DynamoDBClient,
  GetItemCommand,
  PutItemCommand,
} from '@aws-sdk/client-dynamodb';
import { type GameStates, type StoredGame, VersionConflictError } from '../pipeline/ports.ts';
import type { Publication } from '../pipeline/publish/publication.ts';

/**
 * `GAME#id / STATE`: state and outbox in one item, written with a condition on its version.
 * GSI1 lists the games of a day.
 */
export class DynamoGameStates implements GameStates {
  readonly #client: DynamoDBClient;
  readonly #table: string;

  constructor(client: DynamoDBClient, table: string) {
    this.#client = client;
    this.#table = table;
  }

  async load(gameId: string): Promise<StoredGame | undefined> {
    const { Item: item } = await this.#client.send(
      new GetItemCommand({
        TableName: this.#table,
        Key: { PK: { S: `GAME#${gameId}` }, SK: { S: 'STATE' } },
        ConsistentRead: true,
      }),
    );
    if (!item) return undefined;
    return {
      gameId,
      version: Number(item.version?.N),
      body: item.body?.S ?? '',
      outbox: JSON.parse(item.outbox?.S ?? '[]') as Publication[],
      summary: JSON.parse(item.summary?.S ?? '{}') as StoredGame['summary'],
    };
  }

  async save({ gameId, version, body, outbox, summary }: StoredGame): Promise<void> {
    try {
      await this.#client.send(
        new PutItemCommand({
          TableName: this.#table,
          Item: {
            PK: { S: `GAME#${gameId}` },
            SK: { S: 'STATE' },
            version: { N: String(version) },
            body: { S: body },
            outbox: { S: JSON.stringify(outbox) },
            summary: { S: JSON.stringify(summary) },
            ...(summary.gameDate === ''
              ? {}
              : { GSI1PK: { S: `DATE#${summary.gameDate}` }, GSI1SK: { S: `GAME#${gameId}` } }),
          },
          ...(version === 1
            ? { ConditionExpression: 'attribute_not_exists(PK)' }
            : {
                ConditionExpression: '#version = :before',
                ExpressionAttributeNames: { '#version': 'version' },
                ExpressionAttributeValues: { ':before': { N: String(version - 1) } },
              }),
        }),
      );
    } catch (error) {
      if (error instanceof ConditionalCheckFailedException) {
        throw new VersionConflictError(
          `expected version ${version - 1} of game ${gameId} to be the stored one`,
          { cause: error },
        );
      }
      throw error;
    }
  }
}
