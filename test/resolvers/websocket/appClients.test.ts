import { ApolloClient, ApolloLink, gql, InMemoryCache } from '@apollo/client';
import { GraphQLWsLink } from '@apollo/client/link/subscriptions';
import { cacheExchange, fetchExchange, subscriptionExchange, Client as Urql } from '@urql/core';
import { createClient, type Client as SocketClient } from 'graphql-ws';
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
type Data = Record<string, Item>;
type Variables = Record<string, unknown>;

const PREDICTIONS = `
  subscription ($gameId: ID!, $after: Cursor) {
    faceoffPredicted(gameId: $gameId, after: $after) {
      __typename
      ... on SubscriptionStarted { cursor }
      ... on Lagged { missed resumeFrom }
      ... on FaceoffPredicted { sequence cursor prediction { home { name probability } } }
    }
  }
`;

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

/** Resuming in urql: the socket's client sends these same variables when it connects again. */
const resuming = (socketClient: SocketClient) =>
  subscriptionExchange({
    forwardSubscription({ query = '', ...request }) {
      const variables = { ...request.variables };
      return {
        subscribe: (sink) => ({
          unsubscribe: socketClient.subscribe<Data>(
            { query, variables },
            {
              ...sink,
              next({ data = null, errors = [] }) {
                const [item] = Object.values(data ?? {});
                variables.after = item?.cursor ?? item?.resumeFrom ?? variables.after;
                sink.next(errors.length > 0 ? { data, errors } : { data });
              },
            },
          ),
        }),
      };
    },
  });

type Subscribe = (
  query: string,
  variables: Variables,
  hear: { data: (data: Data) => void; error: (error: unknown) => void },
) => () => void;

/** Each client as its users set it up; what it hears goes to `hear`. */
const clients: Readonly<
  Record<string, (socketClient: SocketClient) => { subscribe: Subscribe; stop: () => void }>
> = {
  apollo(socketClient) {
    const apollo = new ApolloClient({
      link: ApolloLink.from([resume, new GraphQLWsLink(socketClient)]),
      cache: new InMemoryCache(),
    });
    return {
      stop: () => apollo.stop(),
      subscribe(query, variables, hear) {
        const subscription = apollo
          .subscribe<Data>({ query: gql(query), variables, fetchPolicy: 'no-cache' })
          .subscribe({
            next({ data, error }) {
              if (error) hear.error(error);
              if (data) hear.data(data);
            },
            error: hear.error,
          });
        return () => subscription.unsubscribe();
      },
    };
  },
  urql(socketClient) {
    const urql = new Urql({
      url: 'http://localhost/graphql',
      preferGetMethod: false,
      exchanges: [cacheExchange, fetchExchange, resuming(socketClient)],
    });
    return {
      stop: () => undefined,
      subscribe(query, variables, hear) {
        const { unsubscribe } = urql
          .subscription<Data>(query, variables)
          .subscribe(({ data, error }) => {
            if (error) hear.error(error);
            else if (data) hear.data(data);
          });
        return unsubscribe;
      },
    };
  },
};

let system: Awaited<ReturnType<typeof startDeliverySystem>>;
beforeAll(async () => {
  // Apollo's link looks at the global one when it hears of errors; Node has it from 22 on.
  vi.stubGlobal('WebSocket', WebSocket);
  system = await startDeliverySystem();
});
afterAll(async () => {
  await system.close();
  vi.unstubAllGlobals();
});

describe.each(Object.entries(clients))('%s', (name, connect) => {
  let socketClient: SocketClient;
  let client: ReturnType<typeof connect>;
  beforeAll(() => {
    socketClient = createClient({
      url: system.url,
      webSocketImpl: WebSocket,
      retryAttempts: 20,
      retryWait: async () => {},
    });
    client = connect(socketClient);
  });
  afterAll(async () => {
    client.stop();
    await socketClient.dispose();
  });

  /** What a subscription of the client hears. */
  function listen(variables: Variables, query = PREDICTIONS) {
    const items: Item[] = [];
    const errors: unknown[] = [];
    const stop = client.subscribe(query, variables, {
      data: (data) => items.push(...Object.values(data)),
      error: (error) => errors.push(error),
    });
    const until = (isDone: () => boolean) =>
      vi.waitFor(() => expect(isDone()).toBe(true), { timeout: 15_000 });
    return { items, errors, until, stop };
  }

  it('hears every event of the union, and resumes behind the last one when its socket was killed', async () => {
    const gameId = `${name}-resumed`;
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
    const gameId = `${name}-beside`;
    const good = listen({ gameId });
    await good.until(() => good.items.length === 1);
    const bad = listen({}, 'subscription { faceoffPredicted(gameId: "1") { nothing } }');
    await bad.until(() => bad.errors.length === 1);
    expect(String(bad.errors[0])).toContain('Cannot query field "nothing"');
    await system.publish(faceoffPublication(1, { gameId }));
    await good.until(() => good.items.length === 2);
    good.stop();
  });
});
