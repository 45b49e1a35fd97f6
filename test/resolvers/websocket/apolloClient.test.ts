import { ApolloClient, ApolloLink, gql, InMemoryCache } from '@apollo/client';
import { GraphQLWsLink } from '@apollo/client/link/subscriptions';
import { type Client, createClient } from 'graphql-ws';
import { map } from 'rxjs';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { WebSocket } from 'ws';
import { startDeliverySystem } from '../../support/deliverySystem.ts';
import { faceoffPublication } from '../../support/publications.ts';

interface Item {
  readonly __typename: string;
  readonly cursor?: string;
  readonly resumeFrom?: string;
  readonly sequence?: number;
  readonly prediction?: { readonly home: { readonly name: string; readonly probability: number } };
}

const PREDICTIONS = gql`
  subscription ($gameId: ID!, $after: Cursor) {
    faceoffPredicted(gameId: $gameId, after: $after) {
      __typename
      ... on SubscriptionStarted { cursor }
      ... on Lagged { missed resumeFrom }
      ... on FaceoffPredicted { sequence cursor prediction { home { name probability } } }
    }
  }
`;

let system: Awaited<ReturnType<typeof startDeliverySystem>>;
let socketClient: Client;
let apollo: ApolloClient;

/** Resuming in Apollo: the socket's client sends these same variables when it connects again. */
const resume = new ApolloLink((operation, forward) =>
  forward(operation).pipe(
    map((result) => {
      const [item] = Object.values((result.data ?? {}) as Record<string, Item>);
      operation.variables.after = item?.cursor ?? item?.resumeFrom ?? operation.variables.after;
      return result;
    }),
  ),
);

beforeAll(async () => {
  // Apollo's link looks at the global one when it hears of errors; Node has it from 22 on.
  vi.stubGlobal('WebSocket', WebSocket);
  system = await startDeliverySystem();
  socketClient = createClient({
    url: system.url,
    webSocketImpl: WebSocket,
    retryAttempts: 20,
    retryWait: async () => {},
  });
  apollo = new ApolloClient({
    link: ApolloLink.from([resume, new GraphQLWsLink(socketClient)]),
    cache: new InMemoryCache(),
  });
});
afterAll(async () => {
  apollo.stop();
  await socketClient.dispose();
  await system.close();
  vi.unstubAllGlobals();
});

/** What a subscription of Apollo hears. */
function listen(variables: Record<string, unknown>, query = PREDICTIONS) {
  const items: Item[] = [];
  const errors: unknown[] = [];
  const subscription = apollo
    .subscribe<Record<string, Item>>({ query, variables, fetchPolicy: 'no-cache' })
    .subscribe({
      next({ data, error }) {
        if (error) errors.push(error);
        items.push(...Object.values(data ?? {}));
      },
      error: (error) => errors.push(error),
    });
  const until = (isDone: () => boolean) =>
    vi.waitFor(() => expect(isDone()).toBe(true), { timeout: 15_000 });
  return { items, errors, until, stop: () => subscription.unsubscribe() };
}

describe('Apollo Client', () => {
  it('hears every event of the union, and resumes behind the last one when its socket was killed', async () => {
    const gameId = 'apollo';
    const publish = (sequence: number) => system.publish(faceoffPublication(sequence, { gameId }));
    const { items, errors, until, stop } = listen({ gameId });
    await until(() => items.length === 1);
    await publish(1);
    await publish(2);
    await until(() => items.length === 3);
    system.sender.connections.terminateAll();
    await publish(3);
    await until(() => items.length === 5);
    await publish(4);
    await until(() => items.length === 6);
    expect(items.map(({ __typename, sequence }) => sequence ?? __typename)).toEqual([
      'SubscriptionStarted',
      1,
      2,
      'SubscriptionStarted',
      3,
      4,
    ]);
    expect(items[1]?.prediction?.home).toMatchObject({ name: 'Home Taker', probability: 0.51 });
    expect(errors).toEqual([]);
    stop();
  });

  it('is told what is wrong with a document, and goes on with its other streams', async () => {
    const gameId = 'apollo-error';
    const good = listen({ gameId });
    await good.until(() => good.items.length === 1);
    const bad = listen({}, gql`subscription { faceoffPredicted(gameId: "1") { nothing } }`);
    await bad.until(() => bad.errors.length === 1);
    expect(String(bad.errors[0])).toContain('Cannot query field "nothing"');
    await system.publish(faceoffPublication(1, { gameId }));
    await good.until(() => good.items.length === 2);
    good.stop();
  });
});
