import { randomBytes } from 'node:crypto';
import { Command, InvalidArgumentError } from 'commander';
import type { DefineCommand } from '../commands.ts';
import { ExpectedError } from '../expectedError.ts';

interface Common {
  readonly directory: string;
  readonly json?: boolean;
}

interface CreateOptions extends Common {
  readonly scopes: string;
  readonly units: number;
  readonly days?: number;
}

const positive = (value: string): number => {
  const number = Number(value);
  if (!(number > 0)) throw new InvalidArgumentError('expected a number above 0');
  return number;
};

/** `faceoff keys`: partners' API keys, where the environment says or in the running system. */
export const keys: DefineCommand = () => {
  const command = new Command('keys').description('create, list and revoke API keys');
  const common = (one: Command) =>
    one
      .option(
        '--directory <dir>',
        'of the running system, when no account is configured',
        '.faceoff',
      )
      .option('--json', 'machine-readable');

  common(command.command('create'))
    .description('create a key and print it, once')
    .argument('<name>', 'whose it is')
    .option('--scopes <list>', 'separated by commas', 'public')
    .option('--units <n>', 'cost units a minute', positive, 3000)
    .option('--days <n>', 'until it expires; without it: never', positive)
    .action(async (name: string, options: CreateOptions) => {
      const { ALL_SCOPES } = await import('../../resolvers/identity.ts');
      const { formatKey, hashSecret, secretOf } = await import('../../resolvers/keys/apiKey.ts');
      const scopes = options.scopes.split(',').map((text) => {
        const scope = ALL_SCOPES.find((known) => known === text.trim());
        if (scope) return scope;
        throw new ExpectedError(`expected scopes of ${ALL_SCOPES.join(', ')}, got "${text}"`, {
          exitCode: 2,
        });
      });
      const id = randomBytes(6).toString('hex');
      const key = formatKey(id, randomBytes(32));
      const now = Date.now();
      const stored = {
        id,
        hash: hashSecret(secretOf(key)),
        name,
        scopes,
        unitsPerMinute: options.units,
        createdAt: now,
        expiresAt: options.days === undefined ? null : now + options.days * 86_400_000,
        revokedAt: null,
      };
      await withKeys(options, (store) => store.create(stored));
      process.stdout.write(options.json ? `${JSON.stringify({ id, key })}\n` : `${key}\n`);
    });

  common(command.command('list'))
    .description('list the keys; secrets are not stored')
    .action(async (options: Common) => {
      const listed = await withKeys(options, (store) => store.list());
      const rows = listed.map(({ hash: _, ...row }) => row);
      process.stdout.write(
        options.json
          ? `${JSON.stringify(rows)}\n`
          : rows
              .map(
                ({ id, name, scopes, unitsPerMinute, revokedAt }) =>
                  `${id}  ${revokedAt === null ? 'active ' : 'revoked'}  ${unitsPerMinute}/min  ${scopes.join(',')}  ${name}\n`,
              )
              .join(''),
      );
    });

  common(command.command('revoke'))
    .description('end a key now')
    .argument('<id>', 'as listed')
    .action(async (id: string, options: Common) => {
      const isKnown = await withKeys(options, (store) => store.revoke(id, Date.now()));
      if (!isKnown) throw new ExpectedError(`expected the id of a key, got "${id}": see keys list`);
      process.stdout.write(options.json ? `${JSON.stringify({ id })}\n` : `revoked ${id}\n`);
    });
  return command;
};

async function withKeys<Result>(
  { directory }: Common,
  work: (keys: import('../../resolvers/keys/apiKey.ts').ApiKeys) => Promise<Result>,
): Promise<Result> {
  const { publishedEnvironment } = await import('../../local/publishedEnvironment.ts');
  // What is set already wins: an account is never taken for the running system.
  if (!process.env.RECORDS_TABLE) Object.assign(process.env, publishedEnvironment(directory));
  const { DynamoDBClient } = await import('@aws-sdk/client-dynamodb');
  const { httpHandler } = await import('../../aws/clients.ts');
  const { DynamoApiKeys } = await import('../../aws/dynamoApiKeys.ts');
  const table = process.env.RECORDS_TABLE;
  if (!table) throw new ExpectedError('expected the environment variable RECORDS_TABLE');
  const client = new DynamoDBClient({ requestHandler: httpHandler() });
  try {
    return await work(new DynamoApiKeys(client, table));
  } finally {
    client.destroy();
  }
}
