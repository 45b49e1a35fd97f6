import type { CloseCode } from 'graphql-ws';

/** The client broke the protocol: the connection is closed. */
export class ProtocolError extends Error {
  override readonly name = 'ProtocolError';
  /** The protocol's own code; API Gateway cannot send it. */
  readonly closeCode: CloseCode;

  constructor(closeCode: CloseCode, message: string, options?: ErrorOptions) {
    super(message, options);
    this.closeCode = closeCode;
  }
}
