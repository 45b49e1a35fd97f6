import type { AttributeValue, DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { DeleteItemCommand, GetItemCommand, PutItemCommand } from '@aws-sdk/client-dynamodb';
import { daysBackwards } from '../redaction/daysBackwards.ts';
import type {
  ErasableRecords,
  IndexedRecord,
  RecordIndex,
  RedactedRecord,
  RedactedRecords,
  RedactedRecordsPage,
  RedactedRecordsQuery,
  Redaction,
} from '../redaction/ports.ts';
import { readRecordCursor, recordCursor } from '../redaction/recordCursor.ts';
import { queryPages } from './dynamoQuery.ts';
import { TTL_ATTRIBUTE } from './tables.ts';

type Item = Record<string, AttributeValue>;

/** An item holds 400 KB; what is larger keeps its redactions and its place in the redacted store. */
const CONTENT_BYTES = 350_000;
/** Days that a query without `from` goes back. */
const DAYS_BACK = 31;
const MILLISECONDS_OF_DAY = 86_400_000;

/**
 * The `Records` table: `RECORD#id / RECORD` with index `SOURCE#source#day / time#id`, and
 * `SUBJECT#fingerprint / RECORD#id` to find a person's records. A day of a source is one partition
 * of the index, so lists read days from the newest backwards; nothing is scanned.
 */
export class DynamoRedactedRecords implements RedactedRecords, RecordIndex, ErasableRecords {
  readonly #client: Pick<DynamoDBClient, 'send'>;
  readonly #table: string;
  readonly #now: () => number;

  constructor(client: Pick<DynamoDBClient, 'send'>, table: string, now: () => number) {
    this.#client = client;
    this.#table = table;
    this.#now = now;
  }

  async put(record: IndexedRecord): Promise<void> {
    const { id, source, receivedAt, subjectFingerprint, expiresAt } = record;
    const content = JSON.stringify(record.content);
    const ttl: Item = expiresAt === undefined ? {} : { [TTL_ATTRIBUTE]: { N: String(expiresAt) } };
    const types = [...new Set(record.redactions.map(({ type }) => type))];
    if (subjectFingerprint !== undefined) {
      // First the way to it, so that no record can be there that erasure does not find.
      await this.#write({
        PK: { S: `SUBJECT#${subjectFingerprint}` },
        SK: { S: `RECORD#${id}` },
        ...ttl,
      });
    }
    await this.#write({
      PK: { S: `RECORD#${id}` },
      SK: { S: 'RECORD' },
      GSI1PK: { S: dayKey(source, receivedAt) },
      GSI1SK: { S: timeKey(receivedAt, id) },
      source: { S: source },
      receivedAt: { N: String(receivedAt) },
      ...(Buffer.byteLength(content) <= CONTENT_BYTES ? { content: { S: content } } : {}),
      redactions: { S: JSON.stringify(record.redactions) },
      ...(types.length > 0 ? { types: { SS: types } } : {}),
      rawFingerprint: { S: record.rawFingerprint },
      redactedFingerprint: { S: record.redactedFingerprint },
      ...(subjectFingerprint === undefined
        ? {}
        : { subjectFingerprint: { S: subjectFingerprint } }),
      ...(record.storedAt === undefined ? {} : { storedAt: { S: record.storedAt } }),
      ...ttl,
    });
  }

  async get(id: string): Promise<RedactedRecord | undefined> {
    const found = await this.find(id);
    return found && shareable(found);
  }

  async find(id: string): Promise<IndexedRecord | undefined> {
    const { Item: item } = await this.#client.send(
      new GetItemCommand({ TableName: this.#table, Key: recordKey(id), ConsistentRead: true }),
    );
    return item && this.#isLive(item) ? indexedRecord(item) : undefined;
  }

  async list(query: RedactedRecordsQuery): Promise<RedactedRecordsPage> {
    const { source, containing = [] } = query;
    const to = query.to ?? this.#now() + MILLISECONDS_OF_DAY;
    const from = query.from ?? to - DAYS_BACK * MILLISECONDS_OF_DAY;
    const place = query.after === undefined ? undefined : readRecordCursor(query.after, source);
    const after = place && { ...place, sortKey: timeKey(place.receivedAt, place.id) };
    const newest = after === undefined ? to : Math.min(to, after.receivedAt + 1);
    const records: IndexedRecord[] = [];
    for (const day of daysBackwards(from, newest)) {
      const pages = queryPages(this.#client, {
        TableName: this.#table,
        IndexName: 'GSI1',
        KeyConditionExpression: 'GSI1PK = :day AND GSI1SK BETWEEN :from AND :to',
        ...(containing.length > 0
          ? {
              FilterExpression: containing.map((_, i) => `contains(#types, :t${i})`).join(' OR '),
              ExpressionAttributeNames: { '#types': 'types' },
            }
          : {}),
        ExpressionAttributeValues: {
          ':day': { S: dayKey(source, day) },
          ':from': { S: timeKey(from, '') },
          ':to': { S: after === undefined ? timeKey(newest, '') : after.sortKey },
          ...Object.fromEntries(containing.map((type, i) => [`:t${i}`, { S: type }])),
        },
        ScanIndexForward: false,
      });
      for await (const page of pages) {
        for (const item of page) {
          const isAfter = after === undefined || (item.GSI1SK?.S ?? '') < after.sortKey;
          const inTime = Number(item.receivedAt?.N) < to;
          if (isAfter && inTime && this.#isLive(item)) records.push(indexedRecord(item));
          if (records.length > query.first) return pageOf(records, query.first);
        }
      }
    }
    return pageOf(records, query.first);
  }

  async *ofSubject(subjectFingerprint: string): AsyncGenerator<string> {
    const pages = queryPages(this.#client, {
      TableName: this.#table,
      KeyConditionExpression: 'PK = :subject',
      ExpressionAttributeValues: { ':subject': { S: `SUBJECT#${subjectFingerprint}` } },
      ConsistentRead: true,
    });
    for await (const page of pages) {
      for (const item of page) yield (item.SK?.S ?? '').slice('RECORD#'.length);
    }
  }

  async remove(id: string): Promise<void> {
    const { Item: item } = await this.#client.send(
      new GetItemCommand({ TableName: this.#table, Key: recordKey(id), ConsistentRead: true }),
    );
    const subject = item?.subjectFingerprint?.S;
    await this.#client.send(new DeleteItemCommand({ TableName: this.#table, Key: recordKey(id) }));
    if (subject !== undefined) {
      await this.#client.send(
        new DeleteItemCommand({
          TableName: this.#table,
          Key: { PK: { S: `SUBJECT#${subject}` }, SK: { S: `RECORD#${id}` } },
        }),
      );
    }
  }

  #write(item: Item): Promise<unknown> {
    return this.#client.send(new PutItemCommand({ TableName: this.#table, Item: item }));
  }

  /** DynamoDB removes an expired item within days; it is gone for readers at once. */
  #isLive(item: Item): boolean {
    const ttl = item[TTL_ATTRIBUTE]?.N;
    return ttl === undefined || Number(ttl) * 1000 > this.#now();
  }
}

function recordKey(id: string): Item {
  return { PK: { S: `RECORD#${id}` }, SK: { S: 'RECORD' } };
}

function dayKey(source: string, at: number): string {
  return `SOURCE#${source}#${new Date(at).toISOString().slice(0, 10)}`;
}

function timeKey(at: number, id: string): string {
  return `${new Date(at).toISOString()}#${id}`;
}

function indexedRecord(item: Item): IndexedRecord {
  const content = item.content?.S;
  return {
    id: (item.PK?.S ?? '').slice('RECORD#'.length),
    source: item.source?.S ?? '',
    receivedAt: Number(item.receivedAt?.N),
    content: content === undefined ? null : (JSON.parse(content) as unknown),
    redactions: JSON.parse(item.redactions?.S ?? '[]') as Redaction[],
    rawFingerprint: item.rawFingerprint?.S ?? '',
    redactedFingerprint: item.redactedFingerprint?.S ?? '',
    ...(item.subjectFingerprint?.S === undefined
      ? {}
      : { subjectFingerprint: item.subjectFingerprint.S }),
    ...(item.storedAt?.S === undefined ? {} : { storedAt: item.storedAt.S }),
    ...(item[TTL_ATTRIBUTE]?.N === undefined ? {} : { expiresAt: Number(item[TTL_ATTRIBUTE].N) }),
  };
}

/** Without the marks for erasure. */
function shareable(record: IndexedRecord): RedactedRecord {
  const { rawFingerprint, redactedFingerprint, subjectFingerprint, ...shared } = record;
  return shared;
}

function pageOf(records: readonly IndexedRecord[], first: number): RedactedRecordsPage {
  const page = records.slice(0, first);
  const last = page.at(-1);
  return {
    records: page.map(shareable),
    hasNextPage: records.length > first,
    ...(last === undefined ? {} : { endCursor: recordCursor(last) }),
  };
}
