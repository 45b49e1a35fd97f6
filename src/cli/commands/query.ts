import { readFile } from 'node:fs/promises';
import { Command } from 'commander';
import type { DefineCommand } from '../defineCommand.ts';
import { ExpectedError } from '../expectedError.ts';

interface QueryOptions {
  readonly url: string;
  readonly variables: string;
  readonly key?: string;
  readonly trusted?: true;
}

/** `faceoff query FILE`: sends one operation to a server and prints the answer. */
export const query: DefineCommand = (exitWith) =>
  new Command('query')
    .description('send a GraphQL operation and print its answer as JSON')
    .argument('<file>', 'document with one operation')
    .option('--url <url>', 'of the server', 'http://localhost:4000/graphql')
    .option('--variables <json>', 'of the operation', '{}')
    .option('--key <key>', 'API key; also FACEOFF_API_KEY')
    .option('--trusted', "send the document's hash alone: see faceoff documents")
    .action(async (file: string, { url, variables, key, trusted }: QueryOptions) => {
      const text = await readFile(file, 'utf8').catch((cause: unknown) => {
        throw new ExpectedError(`expected a document, ${file} cannot be read`, { cause });
      });
      const { hashOfDocument } = await import('../../resolvers/documents/trustedDocument.ts');
      const apiKey = key ?? process.env.FACEOFF_API_KEY;
      const response = await fetch(url, {
        method: 'POST',
        headers: {
          'content-type': 'application/json',
          accept: 'application/graphql-response+json, application/json',
          ...(apiKey ? { 'x-api-key': apiKey } : {}),
        },
        body: JSON.stringify({
          ...(trusted ? { documentId: `sha256:${hashOfDocument(text)}` } : { query: text }),
          variables: parsedVariables(variables),
        }),
      }).catch((cause: unknown) => {
        throw new ExpectedError(`expected a server at ${url}: start it with faceoff start`, {
          cause,
        });
      });
      const answer = (await response.json().catch((cause: unknown) => {
        throw new ExpectedError(`expected JSON from ${url}, got HTTP ${response.status}`, {
          cause,
        });
      })) as { readonly errors?: unknown };
      process.stdout.write(`${JSON.stringify(answer, null, 2)}\n`);
      if (answer.errors || !response.ok) exitWith(1);
    });

function parsedVariables(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch (cause) {
    throw new ExpectedError('expected --variables as JSON', { exitCode: 2, cause });
  }
}
