/**
 * `npm run schema:check`, part of `npm run check`: the schema keeps the house's rules, and breaks no
 * client of the schema on `main` but where a `@deprecated` had said so and its day has come.
 */
import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { buildSchema } from 'graphql';
import { schemaChanges } from '../../src/resolvers/schemaChanges.ts';
import { brokenRules } from './schemaRules.ts';

const text = readFileSync('schema.graphql', 'utf8');
const problems = brokenRules(text).map((rule) => `schema.graphql: ${rule}`);
const base = baseText();
if (base === undefined) console.error('no branch main here: the schema is compared with nothing');
else {
  const today = new Date().toISOString().slice(0, 10);
  const { breaking, announced } = schemaChanges(buildSchema(base), buildSchema(text), today);
  problems.push(...breaking.map((change) => `breaks clients of main: ${change}`));
  for (const change of announced) console.error(`as announced: ${change}`);
}
for (const problem of problems) console.error(problem);
process.exitCode = problems.length > 0 ? 1 : 0;

/**
 * The schema where this branch left `main`, or of what SCHEMA_BASE names; `undefined` outside of a
 * repository.
 */
function baseText(): string | undefined {
  for (const ref of [process.env.SCHEMA_BASE, 'main', 'origin/main']) {
    if (!ref) continue;
    try {
      return git('show', `${git('merge-base', 'HEAD', ref).trim()}:schema.graphql`);
    } catch {
      // The next one may be there.
    }
  }
  return undefined;
}

function git(...args: readonly string[]): string {
  return execFileSync('git', args, { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] });
}
