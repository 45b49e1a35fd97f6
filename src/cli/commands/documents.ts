import { Command } from 'commander';
import type {
  TrustedDocument,
  TrustedDocuments,
} from '../../resolvers/documents/trustedDocument.ts';
import type { DefineCommand } from '../defineCommand.ts';
import { ExpectedError } from '../expectedError.ts';
import { withRecordsTable } from '../recordsTable.ts';
import { runningSystemOption } from '../runningSystemOption.ts';

interface Common {
  readonly directory: string;
  readonly json?: boolean;
}

/** `faceoff documents`: operations that partners may ask for by hash. */
export const documents: DefineCommand = () => {
  const command = new Command('documents').description(
    'register, list and remove operations that keys made with --trusted-only may run',
  );
  const common = (one: Command) =>
    one.addOption(runningSystemOption()).option('--json', 'machine-readable');

  common(command.command('add'))
    .description('register documents and print their SHA-256 hashes')
    .argument('<files...>', 'one operation each (.graphql), or manifests (.json)')
    .action(async (files: readonly string[], options: Common) => {
      const { readDocuments } = await import('../readDocuments.ts');
      const { hashOfDocument } = await import('../../resolvers/documents/trustedDocument.ts');
      const check = await documentCheck();
      const createdAt = Date.now();
      const read: TrustedDocument[] = (await readDocuments(files)).map((text) => {
        const checked = check(text);
        if ('problem' in checked) {
          throw new ExpectedError(`expected a document that may run: ${checked.problem}`);
        }
        return { hash: hashOfDocument(text), text, name: checked.name, createdAt };
      });
      await withDocuments(options, async (store) => {
        for (const document of read) await store.add(document);
      });
      tell(read, options, ({ hash, name }) => `${hash}  ${name}`);
    });

  common(command.command('list'))
    .description('list the registered documents, with what the schema no longer allows')
    .action(async (options: Common) => {
      const check = await documentCheck();
      const listed = await withDocuments(options, (store) => store.list());
      const rows = listed.map((document) => {
        const checked = check(document.text);
        return { ...document, problem: 'problem' in checked ? checked.problem : null };
      });
      tell(rows, options, ({ hash, name, problem }) =>
        [hash, name, ...(problem === null ? [] : [`may not run: ${problem}`])].join('  '),
      );
    });

  common(command.command('remove'))
    .description('let a document be asked for no longer; within a minute')
    .argument('<hash>', 'as listed')
    .action(async (hash: string, options: Common) => {
      const isKnown = await withDocuments(options, (store) => store.remove(hash));
      if (!isKnown) {
        throw new ExpectedError(
          `expected the hash of a document, got "${hash}": see documents list`,
        );
      }
      process.stdout.write(options.json ? `${JSON.stringify({ hash })}\n` : `removed ${hash}\n`);
    });
  return command;
};

type Checked = { readonly name: string } | { readonly problem: string };

/** Checks as the server does, with every scope: which key asks is not known here. */
async function documentCheck(): Promise<(text: string) => Checked> {
  const { DocumentGate } = await import('../../resolvers/limits/documentGate.ts');
  const { QUERY_LIMITS } = await import('../../resolvers/limits/queryLimits.ts');
  const { buildFaceoffSchema } = await import('../../resolvers/schema.ts');
  const { DEVELOPMENT } = await import('../../resolvers/identity.ts');
  const gate = new DocumentGate(buildFaceoffSchema(), QUERY_LIMITS);
  return (text) => {
    const admitted = gate.admit(text, null, {}, DEVELOPMENT);
    if (!('errors' in admitted)) return { name: admitted.operation.name?.value ?? '' };
    return { problem: admitted.errors.map(({ message }) => message).join('; ') };
  };
}

function tell<Row>(rows: readonly Row[], { json }: Common, line: (row: Row) => string): void {
  process.stdout.write(
    json ? `${JSON.stringify(rows)}\n` : rows.map((row) => `${line(row)}\n`).join(''),
  );
}

function withDocuments<Result>(
  { directory }: Common,
  work: (documents: TrustedDocuments) => Promise<Result>,
): Promise<Result> {
  return withRecordsTable(directory, async (client, table) => {
    const { DynamoTrustedDocuments } = await import('../../aws/dynamoTrustedDocuments.ts');
    return work(new DynamoTrustedDocuments(client, table));
  });
}
