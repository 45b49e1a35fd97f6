import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { embeddedDetector } from '../../src/redaction/embeddedDetector.ts';
import { readKeyPaths } from '../../src/redaction/keyPath.ts';
import { operatorsOf, readPolicy } from '../../src/redaction/policy.ts';
import { redactRecord } from '../../src/redaction/redactRecord.ts';

const page = readFileSync(new URL('../../docs/redaction.md', import.meta.url), 'utf8');
const block = (name: string) =>
  new RegExp(`\`\`\`json ${name}\\n([\\s\\S]*?)\\n\`\`\``).exec(page)?.[1] ?? '';

describe('docs/redaction.md', () => {
  it.each(['mask', 'pseudonym'])('shows what %s really makes of the example', async (operator) => {
    const { content } = await redactRecord(JSON.parse(block('before')), {
      keys: readKeyPaths('$.author.name, $.messages[*].text'),
      detector: embeddedDetector(),
      language: 'en',
      containsFirst: false,
      operators: operatorsOf(readPolicy({ default: operator }), undefined),
    });
    expect(content).toEqual(JSON.parse(block(operator)));
  });
});
