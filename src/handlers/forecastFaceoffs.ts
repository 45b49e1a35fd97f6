import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { httpHandler } from '../aws/clients.ts';
import { DynamoForecasts } from '../aws/dynamoForecasts.ts';
import { required } from '../aws/environment.ts';
import { S3ObjectStore, s3Client } from '../aws/s3ObjectStore.ts';
import { refreshFaceoffs } from '../forecasting/faceoffs/refreshFaceoffs.ts';

const objects = new S3ObjectStore(s3Client(), required(process.env, 'FORECAST_BUCKET'));
const store = new DynamoForecasts(
  new DynamoDBClient({ requestHandler: httpHandler() }),
  required(process.env, 'GAME_TABLE'),
);

/** After each game day: forecasts of all players and teams, kept by key for the API. */
export async function handler(event: {
  readonly drawsKey?: string;
  readonly scheduleKey?: string;
  readonly season?: string;
  readonly withAccuracy?: boolean;
}): Promise<unknown> {
  const { drawsKey = 'history/faceoffs.parquet', scheduleKey = 'history/games.csv' } = event;
  const draws = await objects.get(drawsKey);
  if (!draws) throw new Error(`expected the history table at ${drawsKey}, got nothing`);
  const schedule = await objects.get(scheduleKey);
  const { season, withAccuracy = false } = event;
  const summary = await refreshFaceoffs(
    {
      draws,
      ...(schedule && { schedule: new TextDecoder().decode(schedule) }),
      ...(season === undefined ? {} : { season }),
      withAccuracy,
      now: Date.now(),
    },
    store,
  );
  console.log(JSON.stringify({ level: 'INFO', message: 'face-offs forecast', ...summary }));
  return summary;
}
