import { type DynamoDBClient, GetItemCommand, PutItemCommand } from '@aws-sdk/client-dynamodb';
import type { PlayerBasis } from '../forecasting/faceoffs/examples.ts';
import { answerWhatIf } from '../forecasting/faceoffs/whatIf.ts';
import type { WhatIfBasis } from '../forecasting/faceoffs/whatIfBasis.ts';
import {
  type FaceoffForecast,
  type FaceoffWhatIf,
  FORECAST_SPANS,
  type ForecastAccuracy,
  type ForecastStore,
  type ForecastSubject,
  type Forecasts,
  forecastId,
  parseForecastId,
  UnknownTeamError,
  type WhatIfQuestion,
} from '../forecasting/ports.ts';
import { batchGet, type ItemKey } from './dynamoBatchGet.ts';
import { batchPut } from './dynamoBatchWrite.ts';

const ACCURACY_KEY: ItemKey = { PK: 'FORECAST#ACCURACY', SK: 'LATEST' };
const BASIS_KEY: ItemKey = { PK: 'FORECAST#BASIS', SK: 'LATEST' };
const playerBasisKey = (playerId: string): ItemKey => ({
  PK: `PLAYER#${playerId}`,
  SK: 'FORECAST#BASIS',
});

function keyOf(subject: ForecastSubject, span: string): ItemKey {
  const partition =
    subject.kind === 'PLAYER' ? `PLAYER#${subject.playerId}` : `TEAM#${subject.team}`;
  return { PK: partition, SK: `FORECAST#${span}` };
}

const keyAttributes = ({ PK, SK }: ItemKey) => ({ PK: { S: PK }, SK: { S: SK } });

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
      new GetItemCommand({
        TableName: this.#table,
        Key: keyAttributes(keyOf(parsed.subject, parsed.span)),
      }),
    );
    return Item ? (JSON.parse(Item.body?.S ?? '') as FaceoffForecast) : undefined;
  }

  async accuracy(): Promise<readonly ForecastAccuracy[]> {
    const { Item } = await this.#client.send(
      new GetItemCommand({ TableName: this.#table, Key: keyAttributes(ACCURACY_KEY) }),
    );
    return Item ? (JSON.parse(Item.body?.S ?? '') as ForecastAccuracy[]) : [];
  }

  async whatIf(
    questions: readonly WhatIfQuestion[],
  ): Promise<readonly (FaceoffWhatIf | UnknownTeamError | undefined)[]> {
    const ids = new Set(
      questions.flatMap(({ subject: s }) => (s.kind === 'PLAYER' ? [s.playerId] : [])),
    );
    const bodies = await this.#read([BASIS_KEY, ...[...ids].map(playerBasisKey)]);
    let basis: WhatIfBasis | undefined;
    const players = new Map<string, PlayerBasis>();
    for (const [partition, body] of bodies) {
      if (partition === BASIS_KEY.PK) {
        basis = body as WhatIfBasis;
      } else {
        const player = body as PlayerBasis;
        players.set(player.playerId, player);
      }
    }
    const found = basis;
    if (!found) return questions.map(() => undefined);
    return questions.map((question) => {
      const { subject } = question;
      const player = subject.kind === 'PLAYER' ? players.get(subject.playerId) : undefined;
      try {
        return answerWhatIf(found, question, player);
      } catch (error) {
        if (error instanceof UnknownTeamError) return error;
        throw error;
      }
    });
  }

  async save(forecasts: readonly FaceoffForecast[]): Promise<void> {
    await this.#write(forecasts.map((f) => ({ key: keyOf(f.subject, f.span), body: f })));
  }

  async saveBasis(basis: WhatIfBasis, players: readonly PlayerBasis[]): Promise<void> {
    await this.#write([
      ...players.map((p) => ({ key: playerBasisKey(p.playerId), body: p })),
      { key: BASIS_KEY, body: basis },
    ]);
  }

  async #write(rows: readonly { readonly key: ItemKey; readonly body: unknown }[]): Promise<void> {
    await batchPut(
      this.#client,
      this.#table,
      rows.map(({ key, body }) => ({ ...keyAttributes(key), body: { S: JSON.stringify(body) } })),
    );
  }

  async saveAccuracy(accuracy: readonly ForecastAccuracy[]): Promise<void> {
    await this.#client.send(
      new PutItemCommand({
        TableName: this.#table,
        Item: { ...keyAttributes(ACCURACY_KEY), body: { S: JSON.stringify(accuracy) } },
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
    for (const [, body] of await this.#read(keys)) {
      const forecast = body as FaceoffForecast;
      found.set(forecast.id, forecast);
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

  /** What is stored at keys, with the partition, in any order. */
  async #read(keys: readonly ItemKey[]): Promise<[partition: string, body: unknown][]> {
    const items = await batchGet(this.#client, this.#table, keys);
    return items.map(({ PK, body }) => [PK?.S ?? '', JSON.parse(body?.S ?? '')]);
  }
}
