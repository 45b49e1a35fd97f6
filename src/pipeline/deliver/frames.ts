import { MessageType, stringifyMessage } from 'graphql-ws';

/** API Gateway closes a connection with 1009 above 128 KB; some room for the frame around it. */
export const MAX_MESSAGE_BYTES = 128 * 1024;

/**
 * A `next` message around a payload that was made once for many: only the id differs.
 * Source: GraphQL over WebSocket Protocol, "Next".
 */
export function nextFrame(subscriptionId: string, payload: string): string {
  return `{"id":${JSON.stringify(subscriptionId)},"type":"next","payload":${payload}}`;
}

/** An `error` message: ends the operation, no `complete` follows. */
export function errorFrame(subscriptionId: string, code: string, message: string): string {
  return stringifyMessage<MessageType.Error>({
    id: subscriptionId,
    type: MessageType.Error,
    payload: [{ message, extensions: { code } }],
  });
}

/** Said instead of a message that API Gateway could not carry. */
export function tooLargeFrame(subscriptionId: string): string {
  return errorFrame(
    subscriptionId,
    'PAYLOAD_TOO_LARGE',
    `The event is larger than ${MAX_MESSAGE_BYTES} bytes as selected. Select fewer fields, or read it over HTTP with Game.predictions(after:).`,
  );
}

export function isTooLarge(frame: string): boolean {
  // UTF-8 takes at most three bytes for a UTF-16 unit, so that most frames need no count.
  return frame.length * 3 > MAX_MESSAGE_BYTES && Buffer.byteLength(frame) > MAX_MESSAGE_BYTES;
}
