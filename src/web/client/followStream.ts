import type { Client } from 'graphql-ws';

/** What every stream of the schema sends; select at least these fields. */
export interface StreamItem {
  readonly __typename: string;
  /** On `SubscriptionStarted` and events. */
  readonly cursor?: string | null;
  /** On events. */
  readonly sequence?: number;
  /** On events, when selected. */
  readonly previousCursor?: string | null;
  /** On `Lagged`. */
  readonly missed?: number;
  readonly resumeFrom?: string;
  /** On streams over several games, when selected. */
  readonly gameId?: string;
}

export interface FollowOptions<Item extends StreamItem> {
  readonly query: string;
  /** `after` may be among them; it is kept up to date here. */
  readonly variables: Readonly<Record<string, unknown>>;
  /** Name of the subscription's field. */
  readonly field: string;
  /** Called once for each event, in order. */
  onEvent(item: Item): void;
  /** Called each time the stream opens. */
  onStarted?(): void;
  /** Events were left out and cannot be had any more, or had to be asked for again. */
  onLagged?(missed: number): void;
  /** The server refused the operation; the stream is over. */
  onError(error: unknown): void;
}

/**
 * Follows one stream with any `graphql-ws` client: resumes behind the last cursor whenever the
 * client connects again, and drops what was seen before.
 *
 * @returns stops following
 * @remarks The client sends the same `variables` object each time it subscribes anew, so that
 *   changing `after` in it is all that resuming takes.
 */
export function followStream<Item extends StreamItem>(
  client: Pick<Client, 'subscribe'>,
  options: FollowOptions<Item>,
): () => void {
  const { query, field } = options;
  const variables: Record<string, unknown> = { ...options.variables };
  let last = 0;
  let isOver = false;
  let unsubscribe = () => {};
  const open = (): void => {
    let isCurrent = true;
    const stop = client.subscribe<Record<string, Item>>(
      { query, variables },
      {
        next({ data, errors }) {
          const item = data?.[field];
          if (!isCurrent) return;
          if (errors || !item) {
            options.onError(errors ?? new Error(`No ${field} in the answer`));
          } else if (item.__typename === 'SubscriptionStarted') {
            variables.after ??= item.cursor;
            options.onStarted?.();
          } else if (item.__typename === 'Lagged') {
            options.onLagged?.(item.missed ?? 0);
            variables.after = item.resumeFrom;
            unsubscribe();
            if (!isOver) open();
          } else if (item.sequence !== undefined && item.sequence > last) {
            last = item.sequence;
            variables.after = item.cursor;
            options.onEvent(item);
          }
        },
        error(error) {
          if (isCurrent) options.onError(error);
        },
        complete: () => {},
      },
    );
    unsubscribe = () => {
      isCurrent = false;
      stop();
    };
  };
  open();
  return () => {
    isOver = true;
    unsubscribe();
  };
}
