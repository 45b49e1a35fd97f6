import type { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { ExpectedError } from './expectedError.ts';

/**
 * Work on the table of keys and documents: where the environment says, or in the running system.
 * @throws {@link ExpectedError} when there is neither
 */
export async function withRecordsTable<Result>(
  directory: string,
  work: (client: DynamoDBClient, table: string) => Promise<Result>,
): Promise<Result> {
  const { publishedEnvironment } = await import('../local/publishedEnvironment.ts');
  // What is set already wins: an account is never taken for the running system.
  if (!process.env.RECORDS_TABLE) Object.assign(process.env, publishedEnvironment(directory));
  const { DynamoDBClient } = await import('@aws-sdk/client-dynamodb');
  const { httpHandler } = await import('../aws/clients.ts');
  const table = process.env.RECORDS_TABLE;
  if (!table) {
    throw new ExpectedError(
      `expected a system running in ${directory}, or the environment variable RECORDS_TABLE`,
    );
  }
  const client = new DynamoDBClient({ requestHandler: httpHandler() });
  try {
    return await work(client, table);
  } finally {
    client.destroy();
  }
}
