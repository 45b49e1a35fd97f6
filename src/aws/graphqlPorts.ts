import { setTimeout as wait } from 'node:timers/promises';
import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { SageMakerRuntimeClient } from '@aws-sdk/client-sagemaker-runtime';
import type { Pause } from '../pipeline/deliver/postQueue.ts';
import { loggedRecords } from '../redaction/loggedRecords.ts';
import { buildContext, type ResolverPorts } from '../resolvers/context.ts';
import { rememberedDocuments } from '../resolvers/documents/rememberedDocuments.ts';
import type { ReportError } from '../resolvers/errors.ts';
import { identify, roleWithoutKey } from '../resolvers/identify.ts';
import type { Identity } from '../resolvers/identity.ts';
import { identityOfKey, isStillGood } from '../resolvers/keys/apiKey.ts';
import { listeningRights } from '../resolvers/keys/listeningRights.ts';
import { httpHandler } from './clients.ts';
import { DynamoAccessLog } from './dynamoAccessLog.ts';
import { DynamoApiKeys } from './dynamoApiKeys.ts';
import { DynamoBudget } from './dynamoBudget.ts';
import { DynamoDraws } from './dynamoDraws.ts';
import { DynamoForecasts } from './dynamoForecasts.ts';
import { DynamoGameReads } from './dynamoGameReads.ts';
import { DynamoModelCards } from './dynamoModelCards.ts';
import { DynamoPlayerProfiles } from './dynamoPlayerProfiles.ts';
import { DynamoPresence } from './dynamoPresence.ts';
import { DynamoPublicationLog } from './dynamoPublicationLog.ts';
import { DynamoRedactedRecords } from './dynamoRedactedRecords.ts';
import { DynamoSeasonTallies } from './dynamoSeasonTallies.ts';
import { DynamoTrustedDocuments } from './dynamoTrustedDocuments.ts';
import { required } from './environment.ts';
import { SageMakerModel } from './sageMakerModel.ts';

/** A query waits longer for the model than the live path. */
const QUERY_DEADLINE_MILLIS = 2000;

type Environment = Readonly<Record<string, string | undefined>>;

/** What the three GraphQL functions share, made once for a process. */
export function buildGraphqlPorts(environment: Environment) {
  const client = new DynamoDBClient({ requestHandler: httpHandler() });
  const gameTable = required(environment, 'GAME_TABLE');
  const recordsTable = required(environment, 'RECORDS_TABLE');
  const keys = new DynamoApiKeys(client, recordsTable);
  const clock = { now: Date.now };
  const log = new DynamoPublicationLog(client, gameTable, clock);
  const records = new DynamoRedactedRecords(client, recordsTable, clock.now);
  const accessLog = new DynamoAccessLog(client, recordsTable);
  const resolverPorts: ResolverPorts = {
    games: new DynamoGameReads(client, gameTable),
    draws: new DynamoDraws(client, gameTable),
    players: new DynamoPlayerProfiles(client, gameTable),
    seasonTallies: new DynamoSeasonTallies(client, gameTable),
    model: new SageMakerModel(
      new SageMakerRuntimeClient({ requestHandler: httpHandler() }),
      required(environment, 'MODEL_ENDPOINT_NAME'),
      QUERY_DEADLINE_MILLIS,
    ),
    presence: new DynamoPresence(
      client,
      required(environment, 'CONNECTIONS_TABLE'),
      clock,
      Number(environment.AUDIENCE_SHARDS ?? 1),
    ),
    modelCards: new DynamoModelCards(client, gameTable),
    log,
    publications: log,
    forecasts: new DynamoForecasts(client, gameTable),
    recordsFor: (callerId) => loggedRecords(records, accessLog, callerId, clock.now),
    clock,
  };
  const pause: Pause = (millis) => wait(millis).then(() => undefined);
  const report: ReportError = (correlationId, error) => {
    const { name, message, stack } = error instanceof Error ? error : new Error(String(error));
    console.error(JSON.stringify({ level: 'ERROR', correlationId, name, message, stack }));
  };
  return {
    client,
    gameTable,
    clock,
    pause,
    report,
    resolverPorts,
    contextFor: (identity: Identity) => buildContext(resolverPorts, identity),
    identify: (credentials: Readonly<Record<string, unknown>>) =>
      identify(
        credentials,
        (key) => identityOfKey(key, keys, clock.now()),
        roleWithoutKey(environment),
      ),
    rights: listeningRights(keys, clock, report),
    isStillGood: (identity: Identity) => isStillGood(identity, keys, clock.now()),
    budget: new DynamoBudget(client, recordsTable),
    documents: rememberedDocuments(new DynamoTrustedDocuments(client, recordsTable), clock),
  };
}
