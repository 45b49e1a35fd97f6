import { printSchema } from 'graphql';

/** A codegen plugin: the schema as text, so that bundles read no file at start. */
export const plugin = (schema) =>
  `/** \`schema.graphql\` as text. */\nexport const schemaText = ${JSON.stringify(printSchema(schema))};\n`;
