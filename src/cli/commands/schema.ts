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
      const { buildSchema, findBreakingChanges, findDangerousChanges } = await import('graphql');
      const { schemaText } = await import('../../resolvers/generated.ts');
      const text = await readFile(file, 'utf8').catch((cause: unknown) => {
        throw new ExpectedError(`expected a schema file, ${file} cannot be read`, { cause });
      });
      const older = parsed(() => buildSchema(text), file);
      const newer = buildSchema(schemaText);
      const breaking = findBreakingChanges(older, newer);
      const dangerous = findDangerousChanges(older, newer);
      process.stdout.write(
        json
          ? `${JSON.stringify({ breaking, dangerous })}\n`
          : [
              ...breaking.map(({ description }) => `breaking: ${description}\n`),
              ...dangerous.map(({ description }) => `dangerous: ${description}\n`),
              ...(breaking.length + dangerous.length === 0
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
