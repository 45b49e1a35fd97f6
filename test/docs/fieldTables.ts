import {
  type EnumTypeDefinitionNode,
  type FieldDefinitionNode,
  type InputObjectTypeDefinitionNode,
  type InputValueDefinitionNode,
  Kind,
  type ObjectTypeDefinitionNode,
  parse,
  print,
  type StringValueNode,
} from 'graphql';

type Documented = ObjectTypeDefinitionNode | InputObjectTypeDefinitionNode | EnumTypeDefinitionNode;

/** A mark in a page: `<!-- fields: Query.games Game -->`, then what is made, then `<!-- end -->`. */
const MARK = /(<!-- fields: ([\w. ]+?) -->\n).*?(<!-- end -->)/gs;

/** The page with the tables of fields behind its marks made anew from the schema. */
export function withFieldTables(page: string, schemaText: string): string {
  const types = typesOf(schemaText);
  return page.replace(
    MARK,
    (_, mark: string, names: string, end: string) =>
      `${mark}<details><summary>Fields</summary>\n\n${names
        .split(' ')
        .map((name) => section(name, types))
        .join('\n')}\n</details>\n${end}`,
  );
}

/** Names behind all marks of a page: `Type`, or `Type.field`. */
export const documentedNames = (page: string): readonly string[] =>
  [...page.matchAll(MARK)].flatMap(([, , names = '']) => names.split(' '));

/** Types that a page about queries has to tell: objects, inputs and enums by name. */
export function typesOf(schemaText: string): ReadonlyMap<string, Documented> {
  const types = new Map<string, Documented>();
  for (const node of parse(schemaText).definitions) {
    if (
      node.kind === Kind.OBJECT_TYPE_DEFINITION ||
      node.kind === Kind.INPUT_OBJECT_TYPE_DEFINITION ||
      node.kind === Kind.ENUM_TYPE_DEFINITION
    ) {
      types.set(node.name.value, node);
    }
  }
  return types;
}

function section(name: string, types: ReadonlyMap<string, Documented>): string {
  const [typeName = '', fieldName] = name.split('.');
  const type = types.get(typeName);
  if (!type) throw new Error(`expected a type of the schema, got ${name}`);
  if (type.kind === Kind.ENUM_TYPE_DEFINITION) {
    const values = type.values ?? [];
    return `**\`${typeName}\`** ${said(type.description)}\n\n| value | |\n| --- | --- |\n${values
      .map((one) => `| \`${one.name.value}\` | ${said(one.description)} |\n`)
      .join('')}`;
  }
  const all: readonly (FieldDefinitionNode | InputValueDefinitionNode)[] = type.fields ?? [];
  const fields = fieldName ? all.filter((field) => field.name.value === fieldName) : all;
  if (fields.length === 0) throw new Error(`expected a field of the schema, got ${name}`);
  const title = fieldName ? `**\`${name}\`**` : `**\`${typeName}\`** ${said(type.description)}`;
  return `${title}\n\n| field | type | |\n| --- | --- | --- |\n${fields.map(row).join('')}`;
}

function row(field: FieldDefinitionNode | InputValueDefinitionNode): string {
  const args = 'arguments' in field ? (field.arguments ?? []) : [];
  const told = args.map(
    ({ name, type, defaultValue, description }) =>
      `<br>\`${name.value}: ${print(type)}${defaultValue ? ` = ${print(defaultValue)}` : ''}\` ${said(description)}`,
  );
  const scope = field.directives?.find(({ name }) => name.value === 'requiresScope');
  const needs = scope ? ` <br>\`${print(scope)}\`` : '';
  return `| \`${field.name.value}\` | \`${print(field.type)}\` | ${said(field.description)}${told.join('')}${needs} |\n`;
}

const said = (description: StringValueNode | undefined): string =>
  (description?.value ?? '').replace(/\s+/g, ' ').replace(/\|/g, '\\|').trim();
