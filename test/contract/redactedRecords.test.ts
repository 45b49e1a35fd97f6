import { QueryCommand } from '@aws-sdk/client-dynamodb';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { DynamoAccessLog } from '../../src/aws/dynamoAccessLog.ts';
import { DynamoRedactedRecords } from '../../src/aws/dynamoRedactedRecords.ts';
import { loggedRecords } from '../../src/redaction/loggedRecords.ts';
import type { PiiType } from '../../src/redaction/piiType.ts';
import type { IndexedRecord } from '../../src/redaction/ports.ts';
import { InvalidCursor } from '../../src/redaction/ports.ts';
import { type DynaliteTables, startDynaliteTables } from '../support/dynaliteTables.ts';

const NOON = Date.UTC(2026, 0, 15, 12);
const HOUR = 3_600_000;
let tables: DynaliteTables;
let now = NOON;
let records: DynamoRedactedRecords;

const record = (
  id: string,
  hoursAgo: number,
  types: PiiType[],
  more: Partial<IndexedRecord> = {},
): IndexedRecord => ({
  id,
  source: 'fan-messages',
  receivedAt: NOON - hoursAgo * HOUR,
  content: { text: `****** ${id}` },
  redactions: types.map((type) => ({ type, count: 2, path: '$.text' })),
  rawFingerprint: `raw-${id}`,
  redactedFingerprint: `red-${id}`,
  ...more,
});

beforeAll(async () => {
  tables = await startDynaliteTables(['Records']);
  records = new DynamoRedactedRecords(tables.client, 'Records', () => now);
  for (const one of [
    record('a', 1, ['NAME']),
    record('b', 2, ['PHONE', 'EMAIL']),
    record('c', 20, []),
    record('d', 30, ['NAME', 'ADDRESS'], { subjectFingerprint: 'who' }),
    record('e', 60, ['NAME'], { subjectFingerprint: 'who', expiresAt: NOON / 1000 + 10 }),
    record('f', 1, ['NAME'], { source: 'tickets' }),
  ]) {
    await records.put(one);
    await records.put(one);
  }
});
afterAll(() => tables.close());

const ids = async (query: Partial<Parameters<typeof records.list>[0]>) =>
  (await records.list({ source: 'fan-messages', first: 10, ...query })).records.map(({ id }) => id);

describe('DynamoRedactedRecords', () => {
  it('reads one record with what was redacted and without its marks', async () => {
    expect(await records.get('b')).toEqual({
      id: 'b',
      source: 'fan-messages',
      receivedAt: NOON - 2 * HOUR,
      content: { text: '****** b' },
      redactions: [
        { type: 'PHONE', count: 2, path: '$.text' },
        { type: 'EMAIL', count: 2, path: '$.text' },
      ],
    });
    expect(await records.get('none')).toBeUndefined();
  });

  it('lists a source over days, newest first', async () => {
    expect(await ids({})).toEqual(['a', 'b', 'c', 'd', 'e']);
    expect(await ids({ source: 'tickets' })).toEqual(['f']);
    expect(await ids({ source: 'nothing' })).toEqual([]);
  });

  it('keeps to a time: from it and before the other', async () => {
    expect(await ids({ from: NOON - 30 * HOUR, to: NOON - 1 * HOUR })).toEqual(['b', 'c', 'd']);
  });

  it('chooses records from which one of some types was taken', async () => {
    expect(await ids({ containing: ['NAME'] })).toEqual(['a', 'd', 'e']);
    expect(await ids({ containing: ['EMAIL', 'ADDRESS'] })).toEqual(['b', 'd']);
    expect(await ids({ containing: ['SSN'] })).toEqual([]);
  });

  it.each([1, 2, 3, 5])('pages by %i without gap or repetition', async (first) => {
    const seen: string[] = [];
    let after: string | undefined;
    for (let pages = 0; pages < 9; pages++) {
      const page = await records.list({
        source: 'fan-messages',
        first,
        ...(after === undefined ? {} : { after }),
      });
      seen.push(...page.records.map(({ id }) => id));
      if (!page.hasNextPage) break;
      after = page.endCursor;
    }
    expect(seen).toEqual(['a', 'b', 'c', 'd', 'e']);
  });

  it('refuses a cursor of another list', async () => {
    const { endCursor } = await records.list({ source: 'tickets', first: 1 });
    for (const after of ['x', '', endCursor!]) {
      await expect(
        records.list({ source: 'fan-messages', first: 1, after }),
      ).rejects.toBeInstanceOf(InvalidCursor);
    }
  });

  it('gives out nothing from the moment it expires', async () => {
    now = NOON + 10_000;
    expect(await records.get('e')).toBeUndefined();
    expect(await ids({})).toEqual(['a', 'b', 'c', 'd']);
    now = NOON;
    expect(await records.get('e')).toBeDefined();
  });

  it('finds the records of a subject and removes them with the way to them', async () => {
    const ofSubject = async () => {
      const found: string[] = [];
      for await (const id of records.ofSubject('who')) found.push(id);
      return found;
    };
    await records.put(record('g', 3, ['NAME'], { subjectFingerprint: 'who' }));
    expect(await ofSubject()).toEqual(['d', 'e', 'g']);
    await records.remove('g');
    expect(await records.find('g')).toBeUndefined();
    expect(await ofSubject()).toEqual(['d', 'e']);
  });

  it('keeps redactions of a record whose content is too large for the table', async () => {
    await records.put(record('large', 90, ['NAME'], { content: 'x'.repeat(600_000) }));
    const large = await records.get('large');
    expect(large).toMatchObject({ content: null, redactions: [{ type: 'NAME' }] });
    await records.remove('large');
  });
});

describe('loggedRecords', () => {
  it('writes who read what before it answers', async () => {
    const log = new DynamoAccessLog(tables.client, 'Records');
    const logged = loggedRecords(records, log, 'key-7', () => NOON);
    await logged.get('a');
    await logged.list({ source: 'fan-messages', first: 2 });
    const { Items = [] } = await tables.client.send(
      new QueryCommand({
        TableName: 'Records',
        KeyConditionExpression: 'PK = :day',
        ExpressionAttributeValues: { ':day': { S: 'ACCESS#2026-01-15' } },
      }),
    );
    expect(Items.map((item) => [item.caller?.S, item.action?.S, item.recordIds?.S]).sort()).toEqual(
      [
        ['key-7', 'get', '["a"]'],
        ['key-7', 'list', '["a","b"]'],
      ],
    );
  });

  it('gives no answer when the log cannot be written', async () => {
    const broken = { append: () => Promise.reject(new Error('down')) };
    await expect(loggedRecords(records, broken, 'key', () => NOON).get('a')).rejects.toThrow(
      'down',
    );
  });
});
