import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { parseDocument } from 'yaml';

interface Statement {
  readonly Effect: string;
  readonly Action: string | readonly string[];
  readonly Resource: unknown;
}
interface Role {
  readonly Type: string;
  readonly Properties: {
    readonly Policies?: readonly {
      readonly PolicyDocument: { readonly Statement: readonly Statement[] };
    }[];
    readonly ManagedPolicyArns?: readonly string[];
  };
}
interface Template {
  readonly functions: Readonly<Record<string, { readonly role?: string }>>;
  readonly resources: { readonly Resources: Readonly<Record<string, Role>> };
}

// CloudFormation's short forms (!Sub, !GetAtt) are no YAML tags that a parser knows: their text will do.
const document = parseDocument(
  readFileSync(new URL('../../serverless.yml', import.meta.url), 'utf8'),
  { logLevel: 'silent', merge: true },
);
const template = document.toJS() as Template;
const roles = Object.entries(template.resources.Resources).filter(
  ([, { Type }]) => Type === 'AWS::IAM::Role',
);
const statements = roles.flatMap(([name, { Properties }]) =>
  (Properties.Policies ?? []).flatMap(({ PolicyDocument }) =>
    PolicyDocument.Statement.map((statement) => ({ name, statement })),
  ),
);
const list = <T>(value: T | readonly T[]): readonly T[] =>
  Array.isArray(value) ? value : [value as T];

const policies = Object.entries(template.resources.Resources)
  .filter(([, { Type }]) => Type === 'AWS::IAM::Policy')
  .flatMap(([name, { Properties }]) =>
    (
      Properties as unknown as { PolicyDocument: { Statement: readonly Statement[] } }
    ).PolicyDocument.Statement.map((statement) => ({ name, statement })),
  );

/** What an adapter sends, itself or by what it uses of its folder. */
function commandsOf(adapter: string, seen = new Set<string>()): ReadonlySet<string> {
  if (seen.has(adapter)) return new Set();
  seen.add(adapter);
  const source = readFileSync(new URL(`../../src/aws/${adapter}.ts`, import.meta.url), 'utf8');
  const own = [...source.matchAll(/new (\w+)Command\(/g)].map(([, action]) => action as string);
  const used = [...source.matchAll(/^import (?!type)[^;]*from '\.\/(\w+)\.ts';/gm)];
  return new Set([...own, ...used.flatMap(([, other]) => [...commandsOf(other as string, seen)])]);
}

describe('roles of serverless.yml', () => {
  it('are one to a function', () => {
    const used = Object.values(template.functions).map(({ role }) => role);
    expect(used).not.toContain(undefined);
    expect(roles.length).toBeGreaterThanOrEqual(new Set(used).size);
    for (const role of used) expect(roles.map(([name]) => name)).toContain(role);
  });

  it('name each action, none by a wildcard', () => {
    expect(statements.length).toBeGreaterThan(15);
    for (const { name, statement } of [...statements, ...policies]) {
      for (const action of list(statement.Action)) {
        expect(action, name).toMatch(/^[a-z0-9-]+:[A-Z][A-Za-z]+$/);
      }
    }
  });

  it('name the resources, never all', () => {
    for (const { name, statement } of statements) {
      for (const resource of list(statement.Resource)) {
        expect(resource, name).toBeTruthy();
        expect(resource, name).not.toBe('*');
      }
    }
  });

  it('name all resources only where AWS knows none: asking Comprehend, when it is asked', () => {
    const all = policies.filter(({ statement }) => list(statement.Resource).includes('*'));
    expect(all.flatMap(({ statement }) => list(statement.Action))).toEqual([
      'comprehend:ContainsPiiEntities',
      'comprehend:DetectPiiEntities',
    ]);
  });

  it.each([
    [
      'TrackRole',
      [
        'dynamoGameStates',
        'dynamoPublicationLog',
        'dynamoDecidedDraws',
        'dynamoPlayerProfiles',
        'dynamoPlayerRecords',
        'dynamoRejects',
        'dynamoGameReads',
      ],
    ],
    ['DeliverRole', ['dynamoAudiences', 'dynamoDeliveryProgress', 'dynamoPlayerProfiles']],
    [
      'GraphqlWebSocketRole',
      ['dynamoConnections', 'dynamoAudiences', 'dynamoGameReads', 'dynamoPlayerProfiles'],
    ],
  ])('%s may do all that its adapters ask of DynamoDB', (role, adapters) => {
    const allowed = statements
      .filter(({ name }) => name === role)
      .flatMap(({ statement }) => list(statement.Action));
    for (const adapter of adapters) {
      const asked = commandsOf(adapter);
      expect(asked.size, adapter).toBeGreaterThan(0);
      for (const action of asked) expect(allowed, adapter).toContain(`dynamodb:${action}`);
    }
  });

  it('take no ready-made policy', () => {
    for (const [name, { Properties }] of roles) {
      expect(Properties.ManagedPolicyArns, name).toBeUndefined();
    }
  });
});
