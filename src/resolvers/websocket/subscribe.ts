import {
  type ExecutionResult,
  execute,
  type FormattedExecutionResult,
  GraphQLError,
  OperationTypeNode,
} from 'graphql';
import { CloseCode, MessageType, type SubscribeMessage, stringifyMessage } from 'graphql-ws';
import { errorFrame } from '../../pipeline/deliver/frames.ts';
import { ConnectionGoneError } from '../../pipeline/deliver/ports.ts';
import { callerError, errorFormatter } from '../errors.ts';
import type { Connection } from '../ports.ts';
import { admit } from './admit.ts';
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
  const { schema, contextFor } = ports;
  const { connectionId, identity } = connection;
  const formatError = errorFormatter(nonce, ports.report);
  const refuse = (errors: readonly unknown[]) =>
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
  const admitted = await admit(connection, payload, ports);
  const isStream =
    !('errors' in admitted) && admitted.operation.operation === OperationTypeNode.SUBSCRIPTION;
  // A stream's id is taken by its reservation, which waits for a `complete` that is under way.
  if (!isStream && connection.subscriptions.has(id)) {
    throw new ProtocolError(CloseCode.SubscriberAlreadyExists, 'The id is in use');
  }
  if ('errors' in admitted) return refuse(admitted.errors);
  const { document, cost, remaining } = admitted;
  const extensions = { cost, ...(remaining === undefined ? {} : { remaining }) };
  const operationName = payload.operationName ?? null;
  const variables = payload.variables ?? {};

  const answer = async (result: ExecutionResult) => {
    const { errors, ...rest } = result;
    const payload: FormattedExecutionResult = {
      ...rest,
      ...(errors ? { errors: errors.map((error) => formatError(error)) } : {}),
      extensions,
    };
    await reply(
      connectionId,
      stringifyMessage<MessageType.Next>({ id, type: MessageType.Next, payload }),
      ports,
    );
    await reply(connectionId, stringifyMessage({ id, type: MessageType.Complete }), ports);
  };
  if (!isStream) {
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
