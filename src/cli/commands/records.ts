import { Command } from 'commander';
import type { DefineCommand } from '../defineCommand.ts';
import { ExpectedError } from '../expectedError.ts';
import { runningSystemOption } from '../runningSystemOption.ts';

interface EraseOptions {
  readonly record?: string;
  readonly subject?: string;
  readonly caller: string;
  readonly directory: string;
  readonly json?: boolean;
}

/** `faceoff records erase`: where the stores are is said by the environment, as for the functions. */
export const records: DefineCommand = () => {
  const command = new Command('records').description('look after stored records');
  command
    .command('erase')
    .description(
      'erase a record, or all records of a person, from raw and redacted store and index',
    )
    .option('--record <id>', 'id of one record, also as redactedRecords gives it')
    .option('--subject <value>', 'the person, as the value at REDACTION_SUBJECT_KEY')
    .option('--caller <name>', 'who erases, for the access log', 'operator')
    .addOption(runningSystemOption())
    .option('--json', 'machine-readable')
    .action(async (options: EraseOptions) => {
      const request = requestOf(options);
      const { publishedEnvironment } = await import('../../local/publishedEnvironment.ts');
      // What is set already wins: an account is never taken for the running system.
      if (!process.env.RECORDS_TABLE)
        Object.assign(process.env, publishedEnvironment(options.directory));
      const { DynamoDBClient } = await import('@aws-sdk/client-dynamodb');
      const { httpHandler } = await import('../../aws/clients.ts');
      const { DynamoAccessLog } = await import('../../aws/dynamoAccessLog.ts');
      const { DynamoRedactedRecords } = await import('../../aws/dynamoRedactedRecords.ts');
      const { S3ObjectStore, s3Client } = await import('../../aws/s3ObjectStore.ts');
      const { eraseRecords } = await import('../../redaction/eraseRecords.ts');
      const { readKeyPath } = await import('../../redaction/keyPath.ts');
      const table = needed('RECORDS_TABLE');
      const subjectKey = process.env.REDACTION_SUBJECT_KEY;
      const dynamo = new DynamoDBClient({ requestHandler: httpHandler() });
      const s3 = s3Client();
      try {
        const erased = await eraseRecords(request, {
          records: new DynamoRedactedRecords(dynamo, table, Date.now),
          raw: new S3ObjectStore(s3, needed('RAW_BUCKET')),
          redacted: new S3ObjectStore(s3, needed('REDACTED_BUCKET')),
          log: new DynamoAccessLog(dynamo, table),
          fingerprintKey: needed('REDACTION_FINGERPRINT_KEY'),
          ...(subjectKey ? { subjectKey: readKeyPath(subjectKey) } : {}),
          caller: options.caller,
          now: Date.now,
        });
        process.stdout.write(
          options.json
            ? `${JSON.stringify(erased)}\n`
            : `erased ${erased.recordIds.length} records: ${erased.rawLines} raw, ${erased.failedLines} failed, ${erased.redactedLines} redacted lines in ${erased.objectsRewritten} objects\n`,
        );
        if (erased.recordIds.length === 0 && erased.objectsRewritten === 0)
          process.stderr.write(
            'nothing was erased: no stored record has this id or subject (a subject is known by the value at REDACTION_SUBJECT_KEY)\n',
          );
      } finally {
        dynamo.destroy();
        s3.destroy();
      }
    });
  return command;
};

function requestOf({ record, subject }: EraseOptions) {
  if (record !== undefined && subject === undefined) return { recordId: record };
  if (subject !== undefined && record === undefined) return { subject };
  throw new ExpectedError('expected either --record or --subject', { exitCode: 2 });
}

function needed(name: string): string {
  const value = process.env[name];
  if (!value)
    throw new ExpectedError(
      `expected the environment variable ${name}, or a running system in --directory`,
    );
  return value;
}
