import {
  buildASTSchema,
  type DirectiveNode,
  type FieldDefinitionNode,
  type InputValueDefinitionNode,
  Kind,
  parse,
  type StringValueNode,
  type TypeNode,
  visit,
} from 'graphql';
import { removalDay } from '../../src/resolvers/schemaChanges.ts';

/** Root fields that read no backend, or whose every item is nullable: these alone may be non-null. */
const LOCAL_ROOTS = ['detector', 'nodes'];
const SCALARS = ['Date', 'DateTime', 'Cursor'];
/** How a number says what it counts: in its name, or in its description. */
const UNITS =
  /feet|millis|second|probabilit|log-odds|share|0–1|in \d+ of 100|half of the cases|expected|error|loss|goals?|value|percentage|added|wins|unit/i;

/** What is wrong with a schema by the house's rules, a sentence each; empty when nothing is. */
export function brokenRules(text: string): readonly string[] {
  const document = parse(text);
  buildASTSchema(document);
  const broken: string[] = [];
  const place: string[] = [];
  const tell = (what: string) => broken.push(`${place.join('.')}: ${what}`);

  const described = (description: StringValueNode | undefined) => {
    if (!description?.value.trim()) tell('expected a description');
  };
  const named = (name: string, form: RegExp, words: string) => {
    if (!form.test(name)) tell(`expected a name in ${words}`);
  };
  const deprecated = (directives: readonly DirectiveNode[] | undefined) => {
    const directive = directives?.find(({ name }) => name.value === 'deprecated');
    if (!directive) return;
    const reason = directive.arguments?.find(({ name }) => name.value === 'reason')?.value;
    const words = reason?.kind === Kind.STRING ? reason.value : '';
    if (!/\bUse `/.test(words) || !removalDay(words)) {
      tell('expected a reason like "Use `x`. Removed after 2027-06-30."');
    }
  };
  const typed = ({ name, type, description }: FieldDefinitionNode | InputValueDefinitionNode) => {
    const isId = /^(id|ids)$|(Id|Ids)$/.test(name.value);
    if (isId && namedType(type) !== 'ID') tell('expected the type ID');
    if (namedType(type) === 'Float' && !UNITS.test(`${name.value} ${description?.value}`)) {
      tell('expected its unit in the name or the description');
    }
  };
  const member = (node: FieldDefinitionNode | InputValueDefinitionNode) => {
    described(node.description);
    named(node.name.value, /^[a-z][a-zA-Z0-9]*$/, 'camelCase');
    deprecated(node.directives);
    typed(node);
  };
  const field = (node: FieldDefinitionNode) => {
    member(node);
    if (hasNullableItems(node.type) && node.name.value !== 'nodes') {
      tell('expected items that are not null');
    }
    if (namedType(node.type).endsWith('Connection')) connection(node);
    const isRoot = place[0] === 'Query';
    if (isRoot && node.type.kind === Kind.NON_NULL_TYPE && !LOCAL_ROOTS.includes(node.name.value)) {
      tell('expected a nullable type: what it reads may fail');
    }
  };
  const connection = ({ arguments: args = [], type }: FieldDefinitionNode) => {
    const first = args.find(({ name }) => name.value === 'first');
    const after = args.find(({ name }) => name.value === 'after');
    if (!first?.defaultValue || namedType(first.type) !== 'Int') tell('expected first: Int = …');
    if (!after || namedType(after.type) !== 'Cursor') tell('expected after: Cursor');
    if (type.kind === Kind.NON_NULL_TYPE) tell('expected a nullable page: what it reads may fail');
  };

  const enterType = (name: string, description: StringValueNode | undefined) => {
    place.push(name);
    described(description);
    named(name, /^[A-Z][a-zA-Z0-9]*$/, 'PascalCase');
  };
  visit(document, {
    enter(node) {
      switch (node.kind) {
        case Kind.OBJECT_TYPE_DEFINITION:
        case Kind.INTERFACE_TYPE_DEFINITION:
          enterType(node.name.value, node.description);
          for (const one of node.fields ?? []) {
            place.push(one.name.value);
            field(one);
            for (const argument of one.arguments ?? []) {
              place.push(argument.name.value);
              member(argument);
              place.pop();
            }
            place.pop();
          }
          if (node.name.value.endsWith('Connection')) {
            const names = node.fields?.map(({ name }) => name.value).join(' ');
            if (names !== 'edges nodes pageInfo') tell('expected edges, nodes and pageInfo');
          }
          break;
        case Kind.INPUT_OBJECT_TYPE_DEFINITION:
          enterType(node.name.value, node.description);
          if (!node.name.value.endsWith('Input')) tell('expected a name that ends with Input');
          for (const one of node.fields ?? []) {
            place.push(one.name.value);
            member(one);
            place.pop();
          }
          break;
        case Kind.ENUM_TYPE_DEFINITION:
          enterType(node.name.value, node.description);
          for (const { name, description, directives } of node.values ?? []) {
            place.push(name.value);
            described(description);
            named(name.value, /^[A-Z][A-Z0-9_]*$/, 'SCREAMING_CASE');
            deprecated(directives);
            place.pop();
          }
          break;
        case Kind.UNION_TYPE_DEFINITION:
          enterType(node.name.value, node.description);
          break;
        case Kind.SCALAR_TYPE_DEFINITION:
          enterType(node.name.value, node.description);
          if (!SCALARS.includes(node.name.value))
            tell(`expected a scalar of ${SCALARS.join(', ')}`);
          break;
        case Kind.DIRECTIVE_DEFINITION:
          place.push(`@${node.name.value}`);
          described(node.description);
          break;
        default:
          return undefined;
      }
      place.length = 0;
      return false;
    },
  });
  return broken;
}

function namedType(type: TypeNode): string {
  return type.kind === Kind.NAMED_TYPE ? type.name.value : namedType(type.type);
}

function hasNullableItems(type: TypeNode): boolean {
  const bare = type.kind === Kind.NON_NULL_TYPE ? type.type : type;
  return bare.kind === Kind.LIST_TYPE && bare.type.kind !== Kind.NON_NULL_TYPE;
}
