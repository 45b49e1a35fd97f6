import { readFile } from 'node:fs/promises';
import { parse, print } from 'graphql';

/**
 * A codegen plugin: the schema as text, so that bundles read no file at start. Printed from the file
 * and not from the built schema, which forgets where directives stand.
 */
export const plugin = async () => {
  const text = print(parse(await readFile('schema.graphql', 'utf8')));
  return `/** \`schema.graphql\` as text. */\nexport const schemaText = ${JSON.stringify(text)};\n`;
};
