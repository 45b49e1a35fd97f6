import { once } from 'node:events';
import { Command, InvalidArgumentError, Option } from 'commander';
import type { DefineCommand } from '../defineCommand.ts';
import { ExpectedError } from '../expectedError.ts';

interface Options {
  readonly keys?: string;
  readonly operator: string;
  readonly policy?: string;
  readonly language: 'en' | 'es';
  readonly sample?: number;
  readonly seed: number;
}

function count(text: string): number {
  const value = Number(text);
  if (!Number.isInteger(value) || value < 0) throw new InvalidArgumentError('expected a count');
  return value;
}

/** `faceoff redact < in.jsonl > out.jsonl`; the key of hashes comes from `REDACTION_HASH_KEY`. */
export const redact: DefineCommand = () =>
  new Command('redact')
    .description('redact personal data in JSON lines from stdin')
    .option('--keys <keys>', 'keys or paths to redact, parted by comma; every text when left out')
    .addOption(
      new Option('--operator <name>', 'what to put in its place')
        .choices(['mask', 'replace', 'hash', 'pseudonym'])
        .default('mask'),
    )
    .option('--policy <json>', 'policy per field and type as JSON, instead of --operator')
    .addOption(new Option('--language <code>', 'of the texts').choices(['en', 'es']).default('en'))
    .option('--sample <n>', 'write this many invented records instead, to try it on', count)
    .option('--seed <n>', 'of --sample', count, 1)
    .action(async (options: Options) => {
      if (options.sample !== undefined) {
        const { sampleRecords } = await import('../../redaction/sampleRecords.ts');
        let left = options.sample;
        for (const record of sampleRecords(options.seed)) {
          if (left-- <= 0) break;
          await write(record);
        }
        return;
      }
      const { embeddedDetector } = await import('../../redaction/embeddedDetector.ts');
      const { redactRecord } = await import('../../redaction/redactRecord.ts');
      const { NestedTooDeep } = await import('../../redaction/fields.ts');
      const { eachJsonLine } = await import('../eachJsonLine.ts');
      const configured = await configure(options);
      const missing = new Map<string, number>();
      await eachJsonLine(process.stdin, async (value) => {
        try {
          const { content, missingKeys } = await redactRecord(value, {
            ...configured,
            detector: embeddedDetector(),
            language: options.language,
            containsFirst: false,
          });
          for (const key of missingKeys) missing.set(key, (missing.get(key) ?? 0) + 1);
          await write(content);
        } catch (error) {
          if (error instanceof NestedTooDeep) throw new ExpectedError(error.message);
          throw error;
        }
      }).finally(() => {
        // A key that was written wrongly leaves everything as it was: nobody may learn it too late.
        for (const [key, records] of missing) {
          process.stderr.write(`key ${key} leads nowhere in ${records} records\n`);
        }
      });
    });

async function configure(options: Options) {
  const { readKeyPaths, InvalidKeyPath } = await import('../../redaction/keyPath.ts');
  const { readPolicy, operatorsOf, InvalidPolicy } = await import('../../redaction/policy.ts');
  try {
    const policy = readPolicy(
      options.policy === undefined ? { default: options.operator } : JSON.parse(options.policy),
    );
    return {
      operators: operatorsOf(policy, process.env.REDACTION_HASH_KEY),
      ...(options.keys === undefined ? {} : { keys: readKeyPaths(options.keys) }),
    };
  } catch (error) {
    const theirs =
      error instanceof InvalidKeyPath ||
      error instanceof InvalidPolicy ||
      error instanceof SyntaxError ||
      error instanceof RangeError;
    if (theirs) throw new ExpectedError(error.message, { exitCode: 2 });
    throw error;
  }
}

async function write(value: unknown): Promise<void> {
  if (!process.stdout.write(`${JSON.stringify(value)}\n`)) await once(process.stdout, 'drain');
}
