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
  /** On events; streams over several games need it. */
  readonly gameId?: string;
}

export interface FollowOptions<Item extends StreamItem> {
  readonly query: string;
  /** `after` may be among them; it is kept up to date here. */
  readonly variables: Readonly<Record<string, unknown>>;
  /** Name of the subscription's field. */
  readonly field: string;
  /** The stream is over several games: `after` is a list, and each game has its own order. */
  readonly isOverGames?: boolean;
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
  const { query, field, isOverGames = false } = options;
  const variables: Record<string, unknown> = { ...options.variables };
  const last = new Map<string, number>();
  // Of each game its last; cursors of no single game by themselves: the server takes the furthest.
  const places = new Map<string, unknown>();
  if (Array.isArray(variables.after)) for (const one of variables.after) places.set(one, one);
  const goOnBehind = (cursor: string | null | undefined, game = cursor) => {
    if (!cursor || !game) return;
    places.set(game, cursor);
    variables.after = isOverGames ? [...places.values()] : cursor;
  };
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
            if (!variables.after) goOnBehind(item.cursor);
            options.onStarted?.();
          } else if (item.__typename === 'Lagged') {
            options.onLagged?.(item.missed ?? 0);
            goOnBehind(item.resumeFrom);
            unsubscribe();
            if (!isOver) open();
          } else if (item.sequence !== undefined) {
            const { gameId = '' } = item;
            if (item.sequence <= (last.get(gameId) ?? 0)) return; // seen before
            last.set(gameId, item.sequence);
            goOnBehind(item.cursor, gameId || item.cursor);
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
