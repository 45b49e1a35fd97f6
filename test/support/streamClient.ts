import { type Client, createClient } from 'graphql-ws';
import { WebSocket } from 'ws';

export interface StreamedItem {
  readonly __typename: string;
  readonly gameId?: string;
  readonly sequence?: number;
  readonly cursor?: string;
  readonly previousCursor?: string | null;
  readonly missed?: number;
  readonly resumeFrom?: string;
}

/** One subscription on a client of its own, item by item. */
export function openStreamOf(url: string, query: string, variables: Record<string, unknown> = {}) {
  const client: Client = createClient({ url, webSocketImpl: WebSocket, retryAttempts: 0 });
  const stream = client.iterate<Record<string, StreamedItem>>({ query, variables });
  return {
    async next(): Promise<StreamedItem> {
      const { value, done } = await stream.next();
      if (done) throw new Error('The stream has ended');
      if (value.errors) throw new Error(value.errors[0]?.message);
      const [item] = Object.values(value.data ?? {});
      if (!item) throw new Error('The item is empty');
      return item;
    },
    async close(): Promise<void> {
      await stream.return?.(undefined);
      await client.dispose();
    },
  };
}
