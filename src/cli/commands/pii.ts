import { once } from 'node:events';
import { Command, InvalidArgumentError } from 'commander';
import type { DefineCommand } from '../defineCommand.ts';
import { ExpectedError } from '../expectedError.ts';

function number(text: string): number {
  const value = Number(text);
  if (text.trim() === '' || !Number.isFinite(value)) {
    throw new InvalidArgumentError('expected a number');
  }
  return value;
}

/** `faceoff pii detect` and `faceoff pii cost`. */
export const pii: DefineCommand = () => {
  const command = new Command('pii').description('find personal data, and what finding it costs');
  command
    .command('detect')
    .description('JSON lines {id, text} to {id, entities}; offsets count Unicode code points')
    .option('--explain', 'say for each finding who found it and why')
    .option('--threshold <score>', 'drop findings below this score', number)
    .action(async (options: { explain?: boolean; threshold?: number }) => {
      const { detectPii } = await import('../../redaction/detectPii.ts');
      const { toComprehend } = await import('../../redaction/comprehendEntity.ts');
      const { eachJsonLine } = await import('../eachJsonLine.ts');
      await eachJsonLine(process.stdin, async (value) => {
        const { id, text } = (value ?? {}) as { id?: unknown; text?: unknown };
        if (typeof text !== 'string') {
          throw new ExpectedError('expected {"id": …, "text": "…"}');
        }
        const findings = detectPii(text, {
          ...(options.threshold === undefined ? {} : { threshold: options.threshold }),
        });
        const entities = toComprehend(text, findings).map((entity, i) =>
          options.explain ? { ...entity, Explanation: findings[i]!.explanation } : entity,
        );
        if (!process.stdout.write(`${JSON.stringify({ id, entities })}\n`)) {
          await once(process.stdout, 'drain');
        }
      });
    });
  command
    .command('cost')
    .description('what Amazon Comprehend charges for a stream of records')
    .requiredOption('--records <n>', 'records', number)
    .requiredOption('--characters <n>', 'characters checked in each record', number)
    .requiredOption('--share <s>', 'share of records with personal data, 0 to 1', number)
    .option('--requests <n>', 'requests per record, when its fields are not joined', number)
    .option('--json', 'machine-readable')
    .action(
      async (options: {
        records: number;
        characters: number;
        share: number;
        requests?: number;
        json?: boolean;
      }) => {
        const { estimateCost } = await import('../../redaction/cost.ts');
        let estimate: ReturnType<typeof estimateCost>;
        try {
          const { records, characters, share, requests } = options;
          estimate = estimateCost({
            records,
            characters,
            share,
            ...(requests === undefined ? {} : { requestsPerRecord: requests }),
          });
        } catch (error) {
          if (error instanceof RangeError) throw new ExpectedError(error.message, { exitCode: 2 });
          throw error;
        }
        if (options.json) {
          process.stdout.write(`${JSON.stringify(estimate)}\n`);
          return;
        }
        process.stdout.write(
          [
            `contains then detect  $${estimate.containsThenDetect}`,
            `detect only           $${estimate.detectOnly}`,
            `cheaper               ${estimate.cheaper} (up to a share of ${estimate.breakEvenShare})`,
            `prices as of          ${estimate.asOf}`,
            '',
          ].join('\n'),
        );
      },
    );
  return command;
};
