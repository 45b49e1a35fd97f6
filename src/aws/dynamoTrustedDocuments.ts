import {
  type AttributeValue,
  ConditionalCheckFailedException,
  DeleteItemCommand,
  type DynamoDBClient,
  GetItemCommand,
  PutItemCommand,
} from '@aws-sdk/client-dynamodb';
import type { TrustedDocument, TrustedDocuments } from '../resolvers/documents/trustedDocument.ts';
import { queryAll } from './dynamoQuery.ts';

const keyOf = (hash: string) => ({ PK: { S: `DOCUMENT#${hash}` }, SK: { S: 'DOCUMENT' } });

const isHash = (text: string) => /^[0-9a-f]{64}$/.test(text);

/** `DOCUMENT#hash / DOCUMENT`, listed by GSI1 `DOCUMENTS / created#hash`. */
export class DynamoTrustedDocuments implements TrustedDocuments {
  readonly #client: Pick<DynamoDBClient, 'send'>;
  readonly #table: string;

  constructor(client: Pick<DynamoDBClient, 'send'>, table: string) {
    this.#client = client;
    this.#table = table;
  }

  async add({ hash, text, name, createdAt }: TrustedDocument): Promise<void> {
    try {
      await this.#client.send(
        new PutItemCommand({
          TableName: this.#table,
          Item: {
            ...keyOf(hash),
            GSI1PK: { S: 'DOCUMENTS' },
            GSI1SK: { S: `${String(createdAt).padStart(15, '0')}#${hash}` },
            text: { S: text },
            name: { S: name },
            createdAt: { N: String(createdAt) },
          },
          ConditionExpression: 'attribute_not_exists(PK)',
        }),
      );
    } catch (error) {
      if (!(error instanceof ConditionalCheckFailedException)) throw error;
    }
  }

  async find(hash: string): Promise<TrustedDocument | undefined> {
    if (!isHash(hash)) return undefined;
    const { Item } = await this.#client.send(
      new GetItemCommand({ TableName: this.#table, Key: keyOf(hash) }),
    );
    return Item && toDocument(Item);
  }

  async list(): Promise<readonly TrustedDocument[]> {
    const items = await queryAll(this.#client, {
      TableName: this.#table,
      IndexName: 'GSI1',
      KeyConditionExpression: 'GSI1PK = :documents',
      ExpressionAttributeValues: { ':documents': { S: 'DOCUMENTS' } },
    });
    return items.map(toDocument);
  }

  async remove(hash: string): Promise<boolean> {
    const { Attributes } = await this.#client.send(
      new DeleteItemCommand({
        TableName: this.#table,
        Key: keyOf(hash),
        ReturnValues: 'ALL_OLD',
      }),
    );
    return Attributes !== undefined;
  }
}

function toDocument(item: Record<string, AttributeValue>): TrustedDocument {
  return {
    hash: (item.PK?.S ?? '').slice('DOCUMENT#'.length),
    text: item.text?.S ?? '',
    name: item.name?.S ?? '',
    createdAt: Number(item.createdAt?.N),
  };
}
