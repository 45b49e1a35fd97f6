import type { GraphQLSchema } from 'graphql';
import type { OperationCache } from '../../pipeline/deliver/operationCache.ts';
import type {
  Audiences,
  ConnectionSender,
  DeliveryProgress,
  ListeningRights,
} from '../../pipeline/deliver/ports.ts';
import type { Pause } from '../../pipeline/deliver/postQueue.ts';
import type { Clock, DeliveryTrigger, PublicationLog } from '../../pipeline/ports.ts';
import type { GraphQLContext } from '../context.ts';
import type { TrustedDocuments } from '../documents/trustedDocument.ts';
import type { ReportError } from '../errors.ts';
import type { Identity } from '../identity.ts';
import type { Budget } from '../keys/budget.ts';
import type { DocumentGate } from '../limits/documentGate.ts';
import type { Connections, Games } from '../ports.ts';

/** Limits of one WebSocket connection. */
export interface WebSocketLimits {
  /** Time for `connection_init` after the connection opened. Source: graphql-ws, 3 s; longer here for phones. */
  readonly initMillis: number;
  readonly subscriptionsPerConnection: number;
  readonly messagesPerSecond: number;
  /** Largest message taken; API Gateway itself stops at 128 KB. */
  readonly messageBytes: number;
  /** Events replayed by one subscribe; what is left comes after the `Lagged` item. */
  readonly replayEvents: number;
}

export const WEBSOCKET_LIMITS: WebSocketLimits = {
  initMillis: 10_000,
  subscriptionsPerConnection: 100,
  messagesPerSecond: 50,
  messageBytes: 32 * 1024,
  replayEvents: 1000,
};

/** What the messages of the protocol need from outside. */
export interface WebSocketPorts {
  readonly connections: Connections;
  readonly audiences: Audiences;
  readonly progress: Pick<DeliveryProgress, 'look'>;
  readonly log: PublicationLog;
  readonly games: Games;
  readonly trigger: DeliveryTrigger;
  readonly sender: ConnectionSender;
  readonly operations: OperationCache;
  readonly schema: GraphQLSchema;
  readonly gate: DocumentGate;
  readonly budget: Budget;
  readonly documents: Pick<TrustedDocuments, 'find'>;
  readonly clock: Clock;
  readonly pause: Pause;
  readonly random: () => number;
  readonly limits: WebSocketLimits;
  /** Shards of every audience. */
  readonly shards: number;
  readonly report: ReportError;
  contextFor(identity: Identity): GraphQLContext;
  /**
   * Whose key this is: `undefined` refuses. Asked at `$connect` with its headers and at
   * `connection_init` with its payload.
   */
  identify(credentials: Readonly<Record<string, unknown>>): Promise<Identity | undefined>;
  /** Asked at each `ping`. */
  readonly rights: ListeningRights;
  /** Whether an identity of before is still good; asked at each `subscribe`. */
  isStillGood(identity: Identity): Promise<boolean>;
}
