import { existsSync } from 'node:fs';
import type { Server } from 'node:http';
import { join } from 'node:path';
import {
  CreateTableCommand,
  type CreateTableCommandInput,
  type DynamoDBClient,
  ListTablesCommand,
} from '@aws-sdk/client-dynamodb';
import {
  CreateStreamCommand,
  DeleteStreamCommand,
  DescribeStreamCommand,
  type KinesisClient,
  ListStreamsCommand,
} from '@aws-sdk/client-kinesis';
import { ClassicLevel } from 'classic-level';
import dynalite from 'dynalite';
import kinesalite from 'kinesalite';
import { TABLE_NAMES, TABLE_SHAPE } from '../aws/tables.ts';
import { BrokenDirectoryError } from './dataDirectory.ts';
import { closeServer, listenOn } from './serverAddress.ts';

export const STREAM = 'faceoff-tracking';
export const tableName = (name: string): string => `faceoff-${name}`;

/** The stores open their databases behind our back and end the process when they cannot. */
async function probeStores(directory: string): Promise<void> {
  for (const name of ['dynamodb', 'kinesis']) {
    const path = join(directory, name);
    if (!existsSync(path)) continue;
    const database = new ClassicLevel(path);
    try {
      await database.open();
      await database.close();
    } catch (cause) {
      throw new BrokenDirectoryError(
        `the ${name} store in ${directory} cannot be opened: run \`faceoff reset --directory ${directory}\` to start anew (stored games are lost)`,
        { cause },
      );
    }
  }
}

/** An HTTP server over a LevelDB directory. */
async function startStore(
  create: () => Server,
  stops: (() => Promise<unknown>)[],
): Promise<number> {
  const server = create();
  const port = await listenOn(server, 0);
  stops.push(() => closeServer(server));
  return port;
}

/** The stores' ports on loopback. */
export interface EmbeddedStores {
  readonly dynamoPort: number;
  readonly kinesisPort: number;
}

/**
 * Starts dynalite and kinesalite over a directory; each is told in `stops` as soon as it runs.
 *
 * @throws {@link BrokenDirectoryError}
 */
export async function startStores(
  directory: string,
  stops: (() => Promise<unknown>)[],
): Promise<EmbeddedStores> {
  await probeStores(directory);
  const dynamoPort = await startStore(
    () =>
      dynalite({
        path: join(directory, 'dynamodb'),
        createTableMs: 0,
        deleteTableMs: 0,
        updateTableMs: 0,
      }),
    stops,
  );
  const kinesisPort = await startStore(
    () =>
      kinesalite({
        path: join(directory, 'kinesis'),
        createStreamMs: 0,
        deleteStreamMs: 0,
        updateStreamMs: 0,
        shardLimit: 50,
      }),
    stops,
  );
  return { dynamoPort, kinesisPort };
}

/**
 * Makes the tables that are missing, and waits for them.
 *
 * @throws {@link BrokenDirectoryError}
 */
export async function createTables(client: DynamoDBClient, directory: string): Promise<void> {
  let existing: readonly string[];
  try {
    existing = (await client.send(new ListTablesCommand({}))).TableNames ?? [];
  } catch (cause) {
    throw new BrokenDirectoryError(
      `the tables in ${directory} cannot be opened: run \`faceoff reset\` to start anew (stored games are lost)`,
      { cause },
    );
  }
  for (const name of TABLE_NAMES) {
    if (existing.includes(tableName(name))) continue;
    await client.send(
      new CreateTableCommand({
        ...(TABLE_SHAPE as unknown as CreateTableCommandInput),
        TableName: tableName(name),
      }),
    );
  }
  // dynalite creates behind the answer.
  for (let tries = 0; tries < 100; tries++) {
    const { TableNames: names } = await client.send(new ListTablesCommand({}));
    if (TABLE_NAMES.every((name) => names?.includes(tableName(name)))) return;
    await new Promise((done) => setTimeout(done, 10));
  }
}

/** Makes the tracking stream where there is none, and waits until it takes records. */
export async function createStream(client: KinesisClient): Promise<void> {
  const { StreamNames: names } = await client.send(new ListStreamsCommand({}));
  if (!names?.includes(STREAM)) {
    await client.send(new CreateStreamCommand({ StreamName: STREAM, ShardCount: 1 }));
  }
  await waitForStream(client, true);
}

async function waitForStream(client: KinesisClient, isThere: boolean): Promise<void> {
  for (let tries = 0; tries < 200; tries++) {
    try {
      const { StreamDescription: stream } = await client.send(
        new DescribeStreamCommand({ StreamName: STREAM }),
      );
      if (isThere && stream?.StreamStatus === 'ACTIVE') return;
    } catch (error) {
      if ((error as Error).name !== 'ResourceNotFoundException') throw error;
      if (!isThere) return;
    }
    await new Promise((done) => setTimeout(done, 10));
  }
  throw new Error(`expected the stream to be ${isThere ? 'there' : 'gone'} within 2 s`);
}

/** Drops the stream's data by making it anew; nobody may be reading or putting. */
export async function renewStream(client: KinesisClient): Promise<void> {
  await client.send(new DeleteStreamCommand({ StreamName: STREAM }));
  await waitForStream(client, false);
  await createStream(client);
}
