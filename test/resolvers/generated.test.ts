import { readFile } from 'node:fs/promises';
import { parse, print } from 'graphql';
import { describe, expect, it } from 'vitest';
import { schemaText } from '../../src/resolvers/generated.ts';
import { buildFaceoffSchema } from '../../src/resolvers/schema.ts';

describe('generated.ts', () => {
  it('is made from schema.graphql as it is now (npm run generate)', async () => {
    expect(schemaText).toBe(print(parse(await readFile('schema.graphql', 'utf8'))));
  });

  it('says what every type, field, argument and value means', () => {
    const schema = buildFaceoffSchema();
    const silent: string[] = [];
    for (const type of Object.values(schema.getTypeMap())) {
      if (
        type.name.startsWith('__') ||
        ['ID', 'Int', 'Float', 'String', 'Boolean'].includes(type.name)
      )
        continue;
      if (!type.description) silent.push(type.name);
      const members = 'getFields' in type ? type.getFields() : {};
      for (const [name, field] of Object.entries(members)) {
        if (!field.description) silent.push(`${type.name}.${name}`);
        for (const arg of 'args' in field ? field.args : []) {
          if (!arg.description) silent.push(`${type.name}.${name}(${arg.name}:)`);
        }
      }
      for (const value of 'getValues' in type ? type.getValues() : []) {
        if (!value.description) silent.push(`${type.name}.${value.name}`);
      }
    }
    expect(silent).toEqual([]);
  });
});
