import {
  BatchGetItemCommand,
  BatchWriteItemCommand,
  type DynamoDBClient,
  GetItemCommand,
  PutItemCommand,
} from '@aws-sdk/client-dynamodb';
import {
  type FaceoffForecast,
  FORECAST_SPANS,
  type ForecastAccuracy,
  type ForecastStore,
  type ForecastSubject,
  type Forecasts,
  forecastId,
  parseForecastId,
} from '../forecasting/ports.ts';
import { retryWithTimers, untilProcessed } from './dynamoRetry.ts';

/** BatchGetItem takes at most 100 keys, BatchWriteItem 25. Source: AWS, DynamoDB API reference. */
const BATCH_KEYS = 100;
const BATCH_WRITES = 25;

const ACCURACY_KEY = { PK: { S: 'FORECAST#ACCURACY' }, SK: { S: 'LATEST' } };

type Key = { readonly PK: { readonly S: string }; readonly SK: { readonly S: string } };

function partitionOf(subject: ForecastSubject): string {
  return subject.kind === 'PLAYER' ? `PLAYER#${subject.playerId}` : `TEAM#${subject.team}`;
}

function keyOf(subject: ForecastSubject, span: string): Key {
  return { PK: { S: partitionOf(subject) }, SK: { S: `FORECAST#${span}` } };
}

/** `PLAYER#id / FORECAST#NEXT_10`, `TEAM#BOS / FORECAST#…`: read by key in batches, never scanned. */
export class DynamoForecasts implements Forecasts, ForecastStore {
  readonly #client: Pick<DynamoDBClient, 'send'>;
  readonly #table: string;

  constructor(client: Pick<DynamoDBClient, 'send'>, table: string) {
    this.#client = client;
    this.#table = table;
  }

  forPlayers(ids: readonly string[]): Promise<ReadonlyMap<string, readonly FaceoffForecast[]>> {
    return this.#load(ids, (playerId) => ({ kind: 'PLAYER', playerId }));
  }

  forTeams(teams: readonly string[]): Promise<ReadonlyMap<string, readonly FaceoffForecast[]>> {
    return this.#load(teams, (team) => ({ kind: 'TEAM', team }));
  }

  async byId(id: string): Promise<FaceoffForecast | undefined> {
    const parsed = parseForecastId(id);
    if (!parsed) return undefined;
    const { Item } = await this.#client.send(
      new GetItemCommand({ TableName: this.#table, Key: keyOf(parsed.subject, parsed.span) }),
    );
    return Item ? (JSON.parse(Item.body?.S ?? '') as FaceoffForecast) : undefined;
  }

  async accuracy(): Promise<readonly ForecastAccuracy[]> {
    const { Item } = await this.#client.send(
      new GetItemCommand({ TableName: this.#table, Key: ACCURACY_KEY }),
    );
    return Item ? (JSON.parse(Item.body?.S ?? '') as ForecastAccuracy[]) : [];
  }

  async save(forecasts: readonly FaceoffForecast[]): Promise<void> {
    for (let from = 0; from < forecasts.length; from += BATCH_WRITES) {
      const items = forecasts.slice(from, from + BATCH_WRITES).map((f) => ({
        PutRequest: {
          Item: { ...keyOf(f.subject, f.span), body: { S: JSON.stringify(f) } },
        },
      }));
      await untilProcessed(
        items,
        async (batch) => {
          const { UnprocessedItems } = await this.#client.send(
            new BatchWriteItemCommand({ RequestItems: { [this.#table]: [...batch] } }),
          );
          return (UnprocessedItems?.[this.#table] ?? []) as typeof items;
        },
        retryWithTimers,
      );
    }
  }

  async saveAccuracy(accuracy: readonly ForecastAccuracy[]): Promise<void> {
    await this.#client.send(
      new PutItemCommand({
        TableName: this.#table,
        Item: { ...ACCURACY_KEY, body: { S: JSON.stringify(accuracy) } },
      }),
    );
  }

  async #load(
    ids: readonly string[],
    subjectOf: (id: string) => ForecastSubject,
  ): Promise<ReadonlyMap<string, readonly FaceoffForecast[]>> {
    const subjects = [...new Set(ids)].map(subjectOf);
    const keys = subjects.flatMap((s) => FORECAST_SPANS.map((span) => keyOf(s, span)));
    const found = new Map<string, FaceoffForecast>();
    for (let from = 0; from < keys.length; from += BATCH_KEYS) {
      await untilProcessed(
        keys.slice(from, from + BATCH_KEYS),
        async (batch) => {
          const { Responses, UnprocessedKeys } = await this.#client.send(
            new BatchGetItemCommand({ RequestItems: { [this.#table]: { Keys: [...batch] } } }),
          );
          for (const item of Responses?.[this.#table] ?? []) {
            const forecast = JSON.parse(item.body?.S ?? '') as FaceoffForecast;
            found.set(forecast.id, forecast);
          }
          return (UnprocessedKeys?.[this.#table]?.Keys ?? []) as unknown as Key[];
        },
        retryWithTimers,
      );
    }
    const result = new Map<string, readonly FaceoffForecast[]>();
    for (const subject of subjects) {
      const forecasts = FORECAST_SPANS.flatMap(
        (span) => found.get(forecastId(subject, span)) ?? [],
      );
      if (forecasts.length === 0) continue;
      result.set(subject.kind === 'PLAYER' ? subject.playerId : subject.team, forecasts);
    }
    return result;
  }
}
