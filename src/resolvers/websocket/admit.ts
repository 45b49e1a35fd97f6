import type { SubscribePayload } from 'graphql-ws';
import { KEY_ENDED } from '../../pipeline/deliver/endStreams.ts';
import { documentText } from '../documents/documentText.ts';
import { callerError } from '../errors.ts';
import { overBudget, spend } from '../keys/spend.ts';
import type { AdmittedDocument } from '../limits/documentGate.ts';
import type { Connection } from '../ports.ts';
import type { WebSocketPorts } from './ports.ts';

/** An operation that may run, and what its key has left; absent for callers without a budget. */
export interface AdmittedOperation extends AdmittedDocument {
  readonly remaining?: number;
}

/**
 * What stands before an operation on a socket, in the order of an HTTP request: who asks, which
 * document, the one list of rules, the budget.
 *
 * @returns why not, as the client is told; a backend that fails refuses this operation alone, and the
 *   connection with its other streams stays
 */
export async function admit(
  { identity }: Pick<Connection, 'identity'>,
  payload: SubscribePayload,
  ports: Pick<WebSocketPorts, 'clock' | 'isStillGood' | 'documents' | 'gate' | 'budget'>,
): Promise<AdmittedOperation | { readonly errors: readonly unknown[] }> {
  try {
    await checkIdentity(identity, ports);
    // The protocol demands a query: an empty one stands for a registered document.
    const text = await documentText({ ...payload }, identity, ports.documents);
    const admitted = ports.gate.admit(
      text ?? '',
      payload.operationName ?? null,
      payload.variables ?? {},
      identity,
    );
    if ('errors' in admitted) return admitted;
    const left = await spend(admitted.cost, { identity, ports }, ports.budget);
    if (left?.isGranted === false) return { errors: [overBudget(left)] };
    return left ? { ...admitted, remaining: left.remaining } : admitted;
  } catch (error) {
    return { errors: [error] };
  }
}

async function checkIdentity(
  identity: Connection['identity'],
  { clock, isStillGood }: Pick<WebSocketPorts, 'clock' | 'isStillGood'>,
): Promise<void> {
  if (!identity.scopes.includes('public')) {
    throw callerError(
      'UNAUTHENTICATED',
      'Expected an API key as apiKey in the payload of connection_init, or as header x-api-key.',
    );
  }
  if (identity.expiresAt !== undefined && identity.expiresAt <= clock.now()) {
    throw callerError('EXPIRED', 'The API key has expired: connect again with a new one.');
  }
  if (!(await isStillGood(identity))) {
    throw callerError('UNAUTHENTICATED', KEY_ENDED);
  }
}
