import type { Client } from 'graphql-ws';
import { toApiError } from '../client/apiError.ts';
import { POSITIONS, type Positions } from '../client/documents.ts';

/** How long after a failure of the server positions are asked for again. */
export const ASK_AGAIN_MILLIS = 2_000;

/**
 * Follows where everyone is: not numbered, never replayed; what is older than the last is dropped. What
 * is wrong the other streams tell; where nothing is wrong there, these are asked for again.
 *
 * @returns stops following
 */
export function followPositions(
  client: Pick<Client, 'subscribe'>,
  gameId: string,
  take: (positions: Positions) => void,
): () => void {
  let last = '';
  let timer: ReturnType<typeof setTimeout> | undefined;
  let unsubscribe = () => {};
  const open = (): void => {
    unsubscribe = client.subscribe<{
      trackingUpdated: Positions & { readonly __typename: string };
    }>(
      { query: POSITIONS, variables: { gameId } },
      {
        next({ data }) {
          const item = data?.trackingUpdated;
          if (item?.__typename !== 'TrackingUpdated' || item.eventTime <= last) return;
          last = item.eventTime;
          take(item);
        },
        error(error) {
          if (toApiError(error).failure === 'GONE') timer = setTimeout(open, ASK_AGAIN_MILLIS);
        },
        complete: () => {},
      },
    );
  };
  open();
  return () => {
    clearTimeout(timer);
    unsubscribe();
  };
}
