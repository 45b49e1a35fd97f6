import { readFile } from 'node:fs/promises';
import { Command } from 'commander';
import type { DefineCommand } from '../defineCommand.ts';
import { ExpectedError } from '../expectedError.ts';

/** `faceoff schema`: the schema as text, and what changed for clients. */
export const schema: DefineCommand = (exitWith) => {
  const command = new Command('schema').description('print the GraphQL schema or compare it');
  command
    .command('print')
    .description('print the schema')
    .action(async () => {
      const { schemaText } = await import('../../resolvers/generated.ts');
      process.stdout.write(`${schemaText}\n`);
    });
  command
    .command('diff')
    .description('compare with an older schema file; exit code 1 when a client may break')
    .argument('<file>', 'the older schema')
    .option('--json', 'machine-readable')
    .action(async (file: string, { json }: { readonly json?: boolean }) => {
      const { buildSchema } = await import('graphql');
      const { schemaChanges } = await import('../../resolvers/schemaChanges.ts');
      const { schemaText } = await import('../../resolvers/generated.ts');
      const text = await readFile(file, 'utf8').catch((cause: unknown) => {
        throw new ExpectedError(`expected a schema file, ${file} cannot be read`, { cause });
      });
      const older = parsed(() => buildSchema(text), file);
      if (!older.getQueryType()) {
        throw new ExpectedError(`expected a schema in ${file}: it has no type Query`);
      }
      const today = new Date().toISOString().slice(0, 10);
      const changes = schemaChanges(older, buildSchema(schemaText), today);
      const { breaking, announced, dangerous } = changes;
      process.stdout.write(
        json
          ? `${JSON.stringify(changes)}\n`
          : [
              ...breaking.map((change) => `breaking: ${change}\n`),
              ...announced.map((change) => `removed as announced: ${change}\n`),
              ...dangerous.map((change) => `dangerous: ${change}\n`),
              ...(breaking.length + announced.length + dangerous.length === 0
                ? ['nothing that clients notice\n']
                : []),
            ].join(''),
      );
      if (breaking.length > 0) exitWith(1);
    });
  return command;
};

function parsed<Result>(build: () => Result, file: string): Result {
  try {
    return build();
  } catch (cause) {
    const reason = cause instanceof Error ? cause.message : String(cause);
    throw new ExpectedError(`expected a schema in ${file}: ${reason}`, { cause });
  }
}
