import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { DynamoTrustedDocuments } from '../../src/aws/dynamoTrustedDocuments.ts';
import { hashOfDocument } from '../../src/resolvers/documents/trustedDocument.ts';
import { type DynaliteTables, startDynaliteTables } from '../support/dynaliteTables.ts';

let tables: DynaliteTables;
let documents: DynamoTrustedDocuments;
beforeAll(async () => {
  tables = await startDynaliteTables(['Records']);
  documents = new DynamoTrustedDocuments(tables.client, 'Records');
});
afterAll(() => tables.close());

const document = (text: string, createdAt: number) => ({
  hash: hashOfDocument(text),
  text,
  name: 'Q',
  createdAt,
});

describe('trusted documents', () => {
  it('are registered once, found by hash, listed in order, and removed', async () => {
    const first = document('{ a }', 1);
    const second = document('{ b }', 2);
    await documents.add(second);
    await documents.add(first);
    await documents.add({ ...first, createdAt: 3 });
    expect(await documents.find(first.hash)).toEqual(first);
    expect(await documents.list()).toEqual([first, second]);
    expect(await documents.remove(first.hash)).toBe(true);
    expect(await documents.remove(first.hash)).toBe(false);
    expect(await documents.find(first.hash)).toBeUndefined();
    expect(await documents.find('no hash')).toBeUndefined();
    expect(await documents.list()).toEqual([second]);
  });
});
