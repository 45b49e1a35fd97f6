import { useEffect, useState } from 'preact/hooks';
import { connect, query } from '../client/api.ts';
import { POSITIONS, type Positions, PREDICTIONS, type Prediction } from '../client/documents.ts';
import { followStream, type StreamItem } from '../client/followStream.ts';
import {
  type FacedPlayer,
  GAME_FACTS,
  type GameFacts,
  headToHeadDocument,
  type ListedPrediction,
} from './documents.ts';
import type { Arrival } from './pictures.ts';

/** What the page knows of the game it looks at. */
export interface AnalyzedGame {
  readonly facts: GameFacts | undefined;
  /** Numbers said before a drop, oldest first, each with the cursor behind which it comes. */
  readonly predictions: readonly (ListedPrediction & { readonly after: string | null })[];
  readonly arrivals: readonly Arrival[];
  /** Those on the ice at the newest stoppage, or undefined before one. */
  readonly onIce:
    | { readonly home: readonly FacedPlayer[]; readonly away: readonly FacedPlayer[] }
    | undefined;
}

const NOTHING: AnalyzedGame = {
  facts: undefined,
  predictions: [],
  arrivals: [],
  onIce: undefined,
};

/** How often a running game's figures are asked for anew. */
const REFRESH_MILLIS = 10_000;

/** Loads a game's figures, and follows them while it runs. */
export function useGame(gameId: string | undefined, isRunning: boolean): AnalyzedGame {
  const [state, setState] = useState(NOTHING);
  useEffect(() => {
    setState(NOTHING);
    if (gameId === undefined) return;
    let isStopped = false;
    const merge = (change: Partial<AnalyzedGame>) => {
      if (!isStopped) setState((before) => ({ ...before, ...change }));
    };
    const refresh = async () => merge(await loadGame(gameId));
    // What cannot be had now is asked for again with the next refresh.
    const attempt = () => void refresh().catch(() => {});
    attempt();
    if (!isRunning) {
      return () => {
        isStopped = true;
      };
    }
    const timer = setInterval(attempt, REFRESH_MILLIS);
    const client = connect(() => {});
    const arrivals: Arrival[] = [];
    let lineUp = '';
    const stops = [
      followStream<StreamItem & { readonly prediction: Prediction }>(client, {
        query: PREDICTIONS,
        variables: { gameId },
        field: 'faceoffPredicted',
        onEvent({ prediction: { sequence, publishedTime } }) {
          arrivals.push({ sequence, millis: Math.max(0, Date.now() - Date.parse(publishedTime)) });
          merge({ arrivals: [...arrivals] });
        },
        onError: () => {},
      }),
      client.subscribe<{ trackingUpdated: Positions & { readonly __typename: string } }>(
        { query: POSITIONS, variables: { gameId } },
        {
          next({ data }) {
            const item = data?.trackingUpdated;
            if (item?.__typename !== 'TrackingUpdated') return;
            const ids = (side: string) =>
              item.players
                .filter(({ team }) => team === side)
                .map(({ playerId }) => playerId)
                .sort();
            const [home, away] = [ids('HOME'), ids('AWAY')];
            const seen = [...home, '-', ...away].join();
            if (seen === lineUp || home.length === 0 || away.length === 0) return;
            lineUp = seen;
            void loadMatrix(home, away)
              .then((onIce) => merge({ onIce }))
              .catch(() => {});
          },
          error: () => {},
          complete: () => {},
        },
      ),
    ];
    return () => {
      isStopped = true;
      clearInterval(timer);
      for (const stop of stops) stop();
    };
  }, [gameId, isRunning]);
  return state;
}

/** Figures and all numbers of a game, page by page. */
async function loadGame(gameId: string): Promise<Pick<AnalyzedGame, 'facts' | 'predictions'>> {
  const edges: ListedPrediction[] = [];
  let after: string | null = null;
  for (;;) {
    const answer: { game: GameFacts | null } = await query(GAME_FACTS, { gameId, after });
    const { game } = answer;
    edges.push(...(game?.predictions?.edges ?? []));
    if (!game?.predictions?.pageInfo.hasNextPage) {
      return {
        facts: game ?? undefined,
        predictions: edges
          .map((edge, i) => ({ ...edge, after: edges[i - 1]?.cursor ?? null }))
          .filter(({ node }) => ['PREDICTED', 'REVISED'].includes(node.status)),
      };
    }
    after = game.predictions.pageInfo.endCursor;
  }
}

/** Everybody's record against everybody, in one request; goalkeepers take no draws. */
async function loadMatrix(homeIds: readonly string[], awayIds: readonly string[]) {
  const variables = Object.fromEntries([
    ...homeIds.map((id, i) => [`h${i}`, id]),
    ...awayIds.map((id, i) => [`a${i}`, id]),
  ]);
  const players = await query<Record<string, FacedPlayer | null>>(
    headToHeadDocument(homeIds.length, awayIds.length),
    variables,
  );
  const known = (letter: string, count: number) =>
    Array.from({ length: count }, (_, i) => players[`${letter}${i}`] ?? null);
  const away = known('a', awayIds.length);
  // An opponent keeps the index under which he was asked for.
  const columns = away.flatMap((player, i) => (player && player.position !== 'G' ? [i] : []));
  const home = known('h', homeIds.length).flatMap((player) => {
    if (!player || player.position === 'G') return [];
    const { playerId, name, position } = player;
    const faced = columns.map((i, column) => [`v${column}`, player[`v${i}`] ?? null]);
    return [{ playerId, name, position, ...Object.fromEntries(faced) } as FacedPlayer];
  });
  return { home, away: columns.flatMap((i) => away[i] ?? []) };
}
