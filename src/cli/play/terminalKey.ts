import { DynamoApiKeys } from '../../aws/dynamoApiKeys.ts';
import type { EmbeddedCloud } from '../../local/embeddedCloud.ts';
import { issueKey } from '../../resolvers/keys/issueKey.ts';
import { systemClock } from '../systemClock.ts';

const NAME = 'the terminal of faceoff start';

/** A key for this terminal's own screen where keys are required; it ends with the process. */
export async function terminalKey({
  dynamo,
  recordsTable,
}: Pick<EmbeddedCloud, 'dynamo' | 'recordsTable'>): Promise<{
  readonly key: string;
  revoke(): Promise<void>;
}> {
  const keys = new DynamoApiKeys(dynamo, recordsTable);
  const revoke = async () => {
    const now = systemClock.now();
    for (const { id, name, revokedAt } of await keys.list()) {
      if (name === NAME && revokedAt === null) await keys.revoke(id, now);
    }
  };
  // One that a killed process left behind.
  await revoke();
  const { stored, text } = issueKey(
    { name: NAME, scopes: ['public'], unitsPerMinute: 100_000, expiresAt: null },
    systemClock.now(),
  );
  await keys.create(stored);
  return { key: text, revoke };
}
