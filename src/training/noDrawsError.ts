/** There is nothing to train on or to judge by; the message says what came. */
export class NoDrawsError extends Error {
  override readonly name = 'NoDrawsError';
}
