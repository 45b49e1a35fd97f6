import { readFile } from 'node:fs/promises';
import { ExpectedError } from './expectedError.ts';

/**
 * The documents in files: one in a `.graphql` file, just as it is written; in a `.json` file those of
 * a manifest, either `{ "operations": [{ "body": "…" }] }` (Apollo) or `{ "hash": "…" }` (Relay).
 *
 * @throws {@link ExpectedError} for a file that is neither
 */
export async function readDocuments(files: readonly string[]): Promise<readonly string[]> {
  const documents: string[] = [];
  for (const file of files) {
    const text = await readFile(file, 'utf8').catch((cause: unknown) => {
      throw new ExpectedError(`expected a document, ${file} cannot be read`, { cause });
    });
    documents.push(...(file.endsWith('.json') ? textsIn(text, file) : [text]));
  }
  return documents;
}

function textsIn(json: string, file: string): readonly string[] {
  let manifest: unknown;
  try {
    manifest = JSON.parse(json);
  } catch (cause) {
    throw new ExpectedError(`expected a manifest of documents in JSON in ${file}`, { cause });
  }
  const { operations } = (manifest ?? {}) as { readonly operations?: unknown };
  const texts = Array.isArray(operations)
    ? operations.map((operation) => (operation as { readonly body?: unknown } | null)?.body)
    : Object.values(manifest ?? {});
  if (texts.length > 0 && texts.every((text) => typeof text === 'string')) return texts;
  throw new ExpectedError(
    `expected a manifest in ${file}: { "operations": [{ "body": … }] } or { hash: document }`,
  );
}
