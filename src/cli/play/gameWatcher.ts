import { createClient } from 'graphql-ws';
import { WebSocket } from 'ws';

/** What the watcher reads of a prediction; the names are the schema's. */
export interface WatchedPrediction {
  readonly faceoffId: string;
  readonly revision: number;
  readonly status: 'PREDICTED' | 'REVISED' | 'DROPPED' | 'DECIDED';
  readonly dot: { readonly x: number; readonly y: number };
  readonly homeSpot: string;
  readonly situation: WatchedSituation;
  readonly home: WatchedTaker;
  readonly away: WatchedTaker;
  readonly change: {
    readonly replaced: readonly { readonly team: string; readonly name: string }[];
    readonly previousHomeProbability: number;
  } | null;
  readonly reasons: readonly { readonly text: string; readonly favors: string }[];
  readonly isStale: boolean;
  readonly isLate: boolean;
  readonly winner: 'HOME' | 'AWAY' | null;
  readonly eventTime: string;
}

export interface WatchedSituation {
  readonly clock: string;
  readonly score: { readonly home: number; readonly away: number } | null;
  readonly strength: { readonly text: string } | null;
}

export interface WatchedTaker {
  readonly playerId: string;
  readonly name: string;
  readonly number: number | null;
  readonly probability: number;
  readonly wonInGame: number;
  readonly takenInGame: number;
}

export interface WatchedGame {
  readonly change: 'STARTED' | 'SCORE' | 'PERIOD' | 'ENDED';
  readonly situation: WatchedSituation;
  readonly homeTeam: { readonly abbreviation: string };
  readonly awayTeam: { readonly abbreviation: string };
  readonly simulated: readonly string[];
}

/** What a viewer's screen is told; `receivedAt` is the wall clock in epoch milliseconds. */
export interface WatcherEvents {
  prediction(prediction: WatchedPrediction, receivedAt: number): void;
  game(game: WatchedGame, receivedAt: number): void;
  /** Publications of the game that did not reach this viewer. */
  lagged(missed: number): void;
}

const SITUATION = 'situation { clock score { home away } strength { text } }';
const TAKER = 'playerId name number probability wonInGame takenInGame';

export const PREDICTIONS = `subscription Predictions($gameId: ID!, $after: Cursor, $fromStart: Boolean) {
  faceoffPredicted(gameId: $gameId, after: $after, fromStart: $fromStart) {
    __typename
    ... on SubscriptionStarted { cursor }
    ... on Lagged { missed resumeFrom }
    ... on FaceoffPredicted {
      sequence cursor
      prediction {
        faceoffId revision status dot { x y } homeSpot ${SITUATION}
        home { ${TAKER} } away { ${TAKER} }
        change { replaced { team name } previousHomeProbability }
        reasons { text favors } isStale isLate winner eventTime
      }
    }
  }
}`;

export const GAME_CHANGES = `subscription GameChanges($gameId: ID!, $after: Cursor, $fromStart: Boolean) {
  gameUpdated(gameId: $gameId, after: $after, fromStart: $fromStart) {
    __typename
    ... on SubscriptionStarted { cursor }
    ... on Lagged { missed resumeFrom }
    ... on GameUpdated {
      sequence cursor change ${SITUATION}
      homeTeam { abbreviation } awayTeam { abbreviation } simulated
    }
  }
}`;

interface Item {
  readonly __typename: string;
  readonly cursor?: string;
  readonly sequence?: number;
  readonly missed?: number;
  readonly resumeFrom?: string;
}

/** A watcher's open streams. */
export interface GameWatcher {
  /** Settles when both streams have begun: everything after it arrives. */
  readonly started: Promise<void>;
  /** Settles when the streams have ended; rejects when the server refuses them. */
  readonly ended: Promise<void>;
  stop(): Promise<void>;
}

/**
 * Watches one game as any second-screen app would: two `graphql-ws` subscriptions over one socket,
 * resumed behind the last cursor after a lost connection, doubles dropped by sequence.
 *
 * @param after - cursor to go on from; without it from now
 * @param apiKey - where the server requires one
 */
export function watchGame(
  url: string,
  gameId: string,
  on: WatcherEvents,
  clock: { now(): number },
  after?: string,
  apiKey?: string,
): GameWatcher {
  const client = createClient({
    url,
    webSocketImpl: WebSocket,
    retryAttempts: 20,
    ...(apiKey === undefined ? {} : { connectionParams: { apiKey } }),
  });
  let isStopped = false;

  async function follow(
    query: string,
    field: string,
    take: (item: Item, at: number) => void,
    began: () => void,
  ): Promise<void> {
    // The client subscribes again by itself after a lost connection, with this very object.
    const variables = { gameId, after: after ?? null };
    let last = 0;
    while (!isStopped) {
      const stream = client.iterate<Record<string, Item>>({ query, variables });
      for await (const { data, errors } of stream) {
        if (errors) throw new Error(errors.map(({ message }) => message).join('; '));
        const item = data?.[field];
        if (!item) continue;
        const at = clock.now();
        if (item.__typename === 'SubscriptionStarted') began();
        else if (item.__typename === 'Lagged') on.lagged(item.missed ?? 0);
        else if (item.sequence !== undefined && item.sequence > last) {
          last = item.sequence;
          take(item, at);
        }
        variables.after = item.cursor ?? item.resumeFrom ?? variables.after;
      }
    }
  }

  let startedCount = 0;
  let onStarted = () => {};
  const started = new Promise<void>((resolve) => {
    onStarted = resolve;
  });
  const began = () => {
    startedCount++;
    if (startedCount === 2) onStarted();
  };
  const ended = Promise.all([
    follow(
      PREDICTIONS,
      'faceoffPredicted',
      (item, at) =>
        on.prediction((item as unknown as { prediction: WatchedPrediction }).prediction, at),
      began,
    ),
    follow(
      GAME_CHANGES,
      'gameUpdated',
      (item, at) => on.game(item as unknown as WatchedGame, at),
      began,
    ),
  ]).then(() => undefined);
  // A refusal before the start must reach whoever waits for the start.
  const startedOrRefused = Promise.race([started, ended.then(() => started)]);
  return {
    started: startedOrRefused,
    ended,
    async stop() {
      isStopped = true;
      await client.dispose();
      await ended.catch(() => undefined);
    },
  };
}
