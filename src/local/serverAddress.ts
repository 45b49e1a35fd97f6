import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';

/** A port that somebody else listens on; the message says so in one line. */
export class PortTakenError extends Error {
  override readonly name = 'PortTakenError';
}

/** An address of other machines, without keys; or one that this machine has not. */
export class OpenHostError extends Error {
  override readonly name = 'OpenHostError';
}

/** Whether only this machine reaches it. */
export function isLoopback(host: string): boolean {
  return host === 'localhost' || host === '::1' || /^127(\.\d{1,3}){3}$/.test(host);
}

/** The name by which this machine reaches an address that it listens on. */
export function addressName(host = '127.0.0.1'): string {
  // All addresses: loopback is among them.
  if (['127.0.0.1', '0.0.0.0', '::'].includes(host)) return 'localhost';
  return host.includes(':') ? `[${host}]` : host;
}

/**
 * Without keys every request may do everything: then nobody else may reach the server.
 * @throws {@link OpenHostError}
 */
export function checkHost(host: string, requiresKeys: boolean): void {
  if (requiresKeys || isLoopback(host)) return;
  throw new OpenHostError(
    `expected keys where other machines can ask, got --host ${host} without them: add --require-keys`,
  );
}

/**
 * Listens on loopback, or where it is told.
 * @returns the port
 * @throws {@link PortTakenError}, {@link OpenHostError}
 */
export function listenOn(server: Server, port: number, host = '127.0.0.1'): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) => {
      if (error.code === 'EADDRNOTAVAIL' || error.code === 'ENOTFOUND') {
        reject(new OpenHostError(`expected --host of this machine, got ${host}`));
        return;
      }
      reject(
        error.code === 'EADDRINUSE'
          ? new PortTakenError(
              `expected port ${port} to be free, but something listens on it: choose another with --port`,
            )
          : error,
      );
    });
    server.listen(port, host, () => resolve((server.address() as AddressInfo).port));
  });
}

/** Closes a server and the connections that are kept alive on it. */
export function closeServer(server: Server): Promise<void> {
  return new Promise((resolve) => {
    server.close(() => resolve());
    server.closeAllConnections();
  });
}
