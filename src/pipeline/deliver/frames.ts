import { MessageType, stringifyMessage } from 'graphql-ws';

/** API Gateway closes a connection with 1009 above 128 KB. */
export const MAX_MESSAGE_BYTES = 128 * 1024;

/** A `next` message without its id, made once for many: what follows the id. */
export type SharedFrame = string;

/** Source: GraphQL over WebSocket Protocol, "Next". */
export function sharedFrame(payload: string): SharedFrame {
  return `,"type":"next","payload":${payload}}`;
}

/** Ids that stand in JSON as they are: all that ordinary clients make. */
const PLAIN_ID = /^[\w-]+$/;

/** The whole message for one subscription. */
export function withSubscription(frame: SharedFrame, subscriptionId: string): string {
  return PLAIN_ID.test(subscriptionId)
    ? `{"id":"${subscriptionId}"${frame}`
    : `{"id":${JSON.stringify(subscriptionId)}${frame}`;
}

/** A `next` message for one subscription alone. */
export function nextFrame(subscriptionId: string, payload: string): string {
  return withSubscription(sharedFrame(payload), subscriptionId);
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

/** What the frame around a payload takes at most: ids are limited to 128 characters. */
const FRAME_BYTES = 1024;

/** Whether a payload, with the frame around it, is more than API Gateway carries. */
export function isTooLarge(payload: string): boolean {
  const room = MAX_MESSAGE_BYTES - FRAME_BYTES;
  // UTF-8 takes at most three bytes for a UTF-16 unit, so that most payloads need no count.
  return payload.length * 3 > room && Buffer.byteLength(payload) > room;
}
