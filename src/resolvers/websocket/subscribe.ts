import {
  type ExecutionResult,
  execute,
  GraphQLError,
  type GraphQLFormattedError,
  OperationTypeNode,
} from 'graphql';
import { CloseCode, MessageType, type SubscribeMessage, stringifyMessage } from 'graphql-ws';
import { errorFrame } from '../../pipeline/deliver/frames.ts';
import { ConnectionGoneError } from '../../pipeline/deliver/ports.ts';
import { callerError, errorFormatter } from '../errors.ts';
import { overBudget, spend } from '../keys/spend.ts';
import type { Connection } from '../ports.ts';
import { openStream } from './openStream.ts';
import type { WebSocketPorts } from './ports.ts';
import { ProtocolError } from './protocolError.ts';
import { reply } from './reply.ts';

/** Ids are kept as keys of a stored item. */
const MAX_ID_LENGTH = 128;

/**
 * `subscribe`: opens a stream, or answers a query with one `next` and `complete`. An operation that
 * cannot run is answered with `error`, and the connection stays.
 */
export async function subscribe(
  connection: Connection,
  { id, payload }: SubscribeMessage,
  nonce: string,
  ports: WebSocketPorts,
): Promise<void> {
  if (!connection.isAcknowledged) {
    throw new ProtocolError(CloseCode.Unauthorized, 'Subscribe came before the acknowledgement');
  }
  if (connection.subscriptions.has(id)) {
    throw new ProtocolError(CloseCode.SubscriberAlreadyExists, 'The id is in use');
  }
  const { schema, contextFor } = ports;
  const { connectionId, identity } = connection;
  const formatError = errorFormatter(nonce, ports.report);
  const refuse = (errors: readonly GraphQLError[]) =>
    reply(
      connectionId,
      stringifyMessage<MessageType.Error>({
        id,
        type: MessageType.Error,
        payload: errors.map((error) => formatError(error)),
      }),
      ports,
    );

  if (id.length > MAX_ID_LENGTH) {
    return refuse([
      callerError('BAD_REQUEST', `Expected an id of at most ${MAX_ID_LENGTH} characters.`),
    ]);
  }
  const refusal = await entitlementOf(connection, ports);
  if (refusal) return refuse([refusal]);
  const operationName = payload.operationName ?? null;
  const variables = payload.variables ?? {};
  const admitted = ports.gate.admit(payload.query, operationName, variables, identity);
  if ('errors' in admitted) return refuse(admitted.errors);
  const { document, operation } = admitted;
  const left = await spend(admitted.cost, { identity, ports }, ports.budget);
  if (left?.isGranted === false) return refuse([overBudget(left)]);

  const answer = async (result: ExecutionResult) => {
    const { errors, ...rest } = result;
    const payload: { errors?: GraphQLFormattedError[] } = {
      ...rest,
      ...(errors ? { errors: errors.map((error) => formatError(error)) } : {}),
    };
    await reply(
      connectionId,
      stringifyMessage<MessageType.Next>({ id, type: MessageType.Next, payload }),
      ports,
    );
    await reply(connectionId, stringifyMessage({ id, type: MessageType.Complete }), ports);
  };
  if (operation.operation !== OperationTypeNode.SUBSCRIPTION) {
    return answer(
      await execute({
        schema,
        document,
        operationName,
        variableValues: variables,
        contextValue: contextFor(identity),
      }),
    );
  }
  try {
    await openStream(connection, id, { document, operationName, variables }, nonce, ports);
  } catch (error) {
    if (error instanceof ProtocolError || error instanceof ConnectionGoneError) throw error;
    if (error instanceof GraphQLError) return answer({ errors: [error] });
    ports.report(nonce, error);
    await reply(
      connectionId,
      errorFrame(id, 'INTERNAL_SERVER_ERROR', `Internal server error (${nonce}).`),
      ports,
    );
  }
}

async function entitlementOf(
  { identity }: Connection,
  { clock, isStillGood }: Pick<WebSocketPorts, 'clock' | 'isStillGood'>,
): Promise<GraphQLError | undefined> {
  if (!identity.scopes.includes('public')) {
    return callerError(
      'UNAUTHENTICATED',
      'Expected an API key as apiKey in the payload of connection_init, or as header x-api-key.',
    );
  }
  if (identity.expiresAt !== undefined && identity.expiresAt <= clock.now()) {
    return callerError('EXPIRED', 'The API key has expired: connect again with a new one.');
  }
  if (!(await isStillGood(identity))) {
    return callerError('UNAUTHENTICATED', 'The API key has ended: connect again with a new one.');
  }
  return undefined;
}
