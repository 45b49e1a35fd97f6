import type { IncomingMessage, Server, ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { CreateTableCommand, DynamoDBClient } from '@aws-sdk/client-dynamodb';
import dynalite from 'dynalite';

/** A DynamoDB in memory with the three tables. */
export interface DynaliteTables {
  readonly client: DynamoDBClient;
  readonly endpoint: string;
  close(): Promise<void>;
}

/** Starts dynalite on a free port and makes the tables as `serverless.yml` does. */
export async function startDynaliteTables(
  tables: readonly string[] = ['Game', 'Connections', 'Records'],
): Promise<DynaliteTables> {
  const server = dynalite({ createTableMs: 0, updateTableMs: 0, deleteTableMs: 0 });
  const idle = idleOf(server);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', () => resolve()));
  const endpoint = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const client = new DynamoDBClient({
    endpoint,
    region: 'us-east-1',
    credentials: { accessKeyId: 'local', secretAccessKey: 'local' },
  });
  for (const TableName of tables) {
    await client.send(
      new CreateTableCommand({
        TableName,
        BillingMode: 'PAY_PER_REQUEST',
        AttributeDefinitions: ['PK', 'SK', 'GSI1PK', 'GSI1SK'].map((AttributeName) => ({
          AttributeName,
          AttributeType: 'S',
        })),
        KeySchema: [
          { AttributeName: 'PK', KeyType: 'HASH' },
          { AttributeName: 'SK', KeyType: 'RANGE' },
        ],
        GlobalSecondaryIndexes: [
          {
            IndexName: 'GSI1',
            KeySchema: [
              { AttributeName: 'GSI1PK', KeyType: 'HASH' },
              { AttributeName: 'GSI1SK', KeyType: 'RANGE' },
            ],
            Projection: { ProjectionType: 'ALL' },
          },
        ],
      }),
    );
  }
  return {
    client,
    endpoint,
    async close() {
      client.destroy();
      await idle();
      await new Promise<void>((resolve) => server.close(() => resolve()));
    },
  };
}

/**
 * Tells when nothing is being answered: dynalite closes its store at once, and an action that a
 * stopped client left would find it closed.
 */
function idleOf(server: Server): () => Promise<void> {
  let answering = 0;
  let wake = () => {};
  server.on('request', (request: IncomingMessage, response: ServerResponse) => {
    answering++;
    let isOver = false;
    const over = () => {
      if (isOver) return;
      isOver = true;
      answering--;
      if (answering === 0) wake();
    };
    const end = response.end.bind(response) as (...args: unknown[]) => ServerResponse;
    response.end = ((...args: unknown[]) => {
      over();
      return end(...args);
    }) as typeof response.end;
    request.once('close', () => {
      if (!request.complete) over();
    });
  });
  return async () => {
    if (answering > 0) {
      await new Promise<void>((resolve) => {
        wake = resolve;
      });
    }
  };
}
