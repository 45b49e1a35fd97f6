/**
 * The three tables, as data: `serverless.yml` declares the same (a contract test compares), and the
 * embedded cloud creates them from here. All are single-table designs with the same keys.
 */
export const TABLE_NAMES = ['Game', 'Connections', 'Records'] as const;
export type TableName = (typeof TABLE_NAMES)[number];

/** Keys and index that every table has. */
export const TABLE_SHAPE = {
  AttributeDefinitions: [
    { AttributeName: 'PK', AttributeType: 'S' },
    { AttributeName: 'SK', AttributeType: 'S' },
    { AttributeName: 'GSI1PK', AttributeType: 'S' },
    { AttributeName: 'GSI1SK', AttributeType: 'S' },
  ],
  KeySchema: [
    { AttributeName: 'PK', KeyType: 'HASH' },
    { AttributeName: 'SK', KeyType: 'RANGE' },
  ],
  GlobalSecondaryIndexes: [
    {
      IndexName: 'GSI1',
      KeySchema: [
        { AttributeName: 'GSI1PK', KeyType: 'HASH' },
        { AttributeName: 'GSI1SK', KeyType: 'RANGE' },
      ],
      Projection: { ProjectionType: 'ALL' },
    },
  ],
  BillingMode: 'PAY_PER_REQUEST',
} as const;

/** Attribute that holds the moment of expiry, in epoch SECONDS as DynamoDB wants it. */
export const TTL_ATTRIBUTE = 'ttl';
