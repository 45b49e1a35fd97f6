import { Command, InvalidArgumentError } from 'commander';
import type { ApiKeys } from '../../resolvers/keys/apiKey.ts';
import type { IssuedKey } from '../../resolvers/keys/issueKey.ts';
import type { DefineCommand } from '../defineCommand.ts';
import { ExpectedError } from '../expectedError.ts';
import { withRecordsTable } from '../recordsTable.ts';
import { runningSystemOption } from '../runningSystemOption.ts';

interface Common {
  readonly directory: string;
  readonly json?: boolean;
}

interface CreateOptions extends Common {
  readonly scopes: string;
  readonly units: number;
  readonly days?: number;
  readonly trustedOnly?: true;
  readonly sources?: readonly string[];
}

interface RotateOptions extends Common {
  readonly hours: number;
}

const hours = (value: string): number => {
  const number = Number(value);
  if (value.trim() !== '' && number >= 0) return number;
  throw new InvalidArgumentError('expected a number of hours, 0 or more');
};

const names = (value: string): readonly string[] => {
  const list = value.split(',').map((name) => name.trim());
  if (list.every((name) => /^[\w.-]{1,64}$/.test(name))) return list;
  throw new InvalidArgumentError('expected names of sources, separated by commas');
};

const positive = (value: string): number => {
  const number = Number(value);
  if (!(number > 0 && number < 1e9))
    throw new InvalidArgumentError('expected a number above 0 and below a billion');
  return number;
};

/** `faceoff keys`: partners' API keys, where the environment says or in the running system. */
export const keys: DefineCommand = () => {
  const command = new Command('keys').description('create, list, rotate and revoke API keys');
  const common = (one: Command) =>
    one.addOption(runningSystemOption()).option('--json', 'machine-readable');

  common(command.command('create'))
    .description('create a key and print it, once')
    .argument('<name>', 'whose it is')
    .option('--scopes <list>', 'separated by commas', 'public')
    .option('--sources <list>', 'redacted records of these alone, separated by commas', names)
    .option('--units <n>', 'cost units a minute', positive, 3000)
    .option('--trusted-only', 'may run registered documents only: see faceoff documents')
    .option('--days <n>', 'until it expires; without it: never', positive)
    .action(async (name: string, options: CreateOptions) => {
      const { ALL_SCOPES } = await import('../../resolvers/identity.ts');
      const { issueKey } = await import('../../resolvers/keys/issueKey.ts');
      const scopes = options.scopes.split(',').map((text) => {
        const scope = ALL_SCOPES.find((known) => known === text.trim());
        if (scope) return scope;
        throw new ExpectedError(`expected scopes of ${ALL_SCOPES.join(', ')}, got "${text}"`, {
          exitCode: 2,
        });
      });
      const now = Date.now();
      const issued = issueKey(
        {
          name,
          scopes,
          unitsPerMinute: options.units,
          ...(options.sources ? { sources: options.sources } : {}),
          ...(options.trustedOnly ? { isTrustedOnly: true } : {}),
          expiresAt: options.days === undefined ? null : now + options.days * DAY_MILLIS,
        },
        now,
      );
      await withKeys(options, (store) => store.create(issued.stored));
      tell(issued, options);
    });

  common(command.command('list'))
    .description('list the keys; secrets are not stored')
    .action(async (options: Common) => {
      const { stateOf } = await import('../../resolvers/keys/issueKey.ts');
      const listed = await withKeys(options, (store) => store.list());
      const now = Date.now();
      const rows = listed.map(({ hash: _, ...row }) => ({ ...row, state: stateOf(row, now) }));
      process.stdout.write(
        options.json
          ? `${JSON.stringify(rows)}\n`
          : rows
              .map(
                ({ id, name, scopes, sources, unitsPerMinute, isTrustedOnly, expiresAt, state }) =>
                  `${id}  ${state.padEnd(7)}  ${expiresAt === null ? 'no end'.padEnd(20) : toSecond(expiresAt)}  ${unitsPerMinute}/min  ${scopes.join(',')}${sources ? ` of ${sources.join(',')}` : ''}${isTrustedOnly ? ' (trusted documents)' : ''}  ${name}\n`,
              )
              .join(''),
      );
    });

  common(command.command('revoke'))
    .description('end a key now')
    .argument('<id>', 'as listed')
    .action(async (id: string, options: Common) => {
      const isKnown = await withKeys(options, (store) => store.revoke(id, Date.now()));
      if (!isKnown) throw unknownKey(id);
      process.stdout.write(options.json ? `${JSON.stringify({ id })}\n` : `revoked ${id}\n`);
    });

  common(command.command('rotate'))
    .description('put a new key of the same rights in the place of one, and print it, once')
    .argument('<id>', 'as listed')
    .option('--hours <n>', 'for which the old key still works; 0 ends it now', hours, 24)
    .action(async (id: string, options: RotateOptions) => {
      const { stateOf, successorOf } = await import('../../resolvers/keys/issueKey.ts');
      const now = Date.now();
      const issued = await withKeys(options, async (store) => {
        const old = await store.find(id);
        if (!old) throw unknownKey(id);
        const state = stateOf(old, now);
        if (state !== 'active') {
          throw new ExpectedError(`expected an active key, ${id} is ${state}: use keys create`);
        }
        const successor = successorOf(old, now);
        // The new one first: whatever fails between, one of them works.
        await store.create(successor.stored);
        await (options.hours === 0
          ? store.revoke(id, now)
          : store.endAt(id, now + options.hours * HOUR_MILLIS));
        return successor;
      });
      tell(issued, options);
    });
  return command;
};

const HOUR_MILLIS = 3_600_000;
const DAY_MILLIS = 24 * HOUR_MILLIS;

const toSecond = (moment: number) => `${new Date(moment).toISOString().slice(0, 19)}Z`;

const unknownKey = (id: string) =>
  new ExpectedError(`expected the id of a key, got "${id}": see keys list`);

function tell({ stored, text }: IssuedKey, { json }: Common): void {
  const { hash: _, revokedAt: __, ...told } = stored;
  process.stdout.write(json ? `${JSON.stringify({ ...told, key: text })}\n` : `${text}\n`);
}

function withKeys<Result>(
  { directory }: Common,
  work: (keys: ApiKeys) => Promise<Result>,
): Promise<Result> {
  return withRecordsTable(directory, async (client, table) => {
    const { DynamoApiKeys } = await import('../../aws/dynamoApiKeys.ts');
    return work(new DynamoApiKeys(client, table));
  });
}
