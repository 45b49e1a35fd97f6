import { connect, query } from '../client/api.ts';
import { ApiError, toApiError } from '../client/apiError.ts';
import {
  CHANGES,
  GAME,
  type Game,
  type GameChange,
  type ListedGame,
  MORE_FACEOFFS,
  type Positions,
  PREDICTIONS,
  type Prediction,
  RECENT_GAMES,
  type StoredFaceoff,
} from '../client/documents.ts';
import { followStream, type StreamItem } from '../client/followStream.ts';
import { followPositions } from './followPositions.ts';
import { foldChange, foldPrediction, type Night, openNight } from './night.ts';
import { announce } from './words.ts';

/** What the page shows. */
export type View =
  | { readonly kind: 'LOADING' }
  | { readonly kind: 'KEY' }
  | { readonly kind: 'GONE' }
  | { readonly kind: 'REFUSED'; readonly message: string }
  | { readonly kind: 'NO_GAME' }
  | { readonly kind: 'UNKNOWN_GAME'; readonly gameId: string }
  | {
      readonly kind: 'GAME';
      readonly night: Night;
      readonly isConnected: boolean;
      /** Epoch milliseconds since when there is no connection; null while there is one. */
      readonly lostSince: number | null;
      /** Events that could not be had any more. */
      readonly missed: number;
      /** For those who listen. */
      readonly announcement: string;
    };

export interface Screen {
  readonly games: readonly ListedGame[];
  readonly view: View;
}

export interface ScreenEvents {
  change(screen: Screen): void;
  /** Where everyone is, for drawing; comes apart from `change`, up to five times a second. */
  positions(positions: Positions): void;
}

/** How often a page without a running game, or without a server, looks again. */
const LOOK_AGAIN_MILLIS = 2_000;
/** How often the list of games is asked for anew while one is shown, or after a refusal. */
const LIST_AGAIN_MILLIS = 30_000;

type PredictionItem = StreamItem & { readonly prediction: Prediction };
type ChangeItem = StreamItem & GameChange;

/**
 * Everything behind the page: finds the game, opens it, follows its streams, and looks again where
 * there is nothing to follow.
 *
 * @param gameId - undefined: the game that is running, else the newest
 * @returns stops everything
 */
export function followGame(gameId: string | undefined, on: ScreenEvents): () => void {
  let screen: Screen = { games: [], view: { kind: 'LOADING' } };
  let isStopped = false;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let close = () => {};

  const show = (next: Partial<Screen>): void => {
    if (isStopped) return;
    screen = { ...screen, ...next };
    on.change(screen);
  };
  const lookAgain = (): void => {
    clearTimeout(timer);
    const { view } = screen;
    const isPatient = view.kind === 'REFUSED' || (view.kind === 'GAME' && !view.night.isOver);
    if (!isStopped) timer = setTimeout(look, isPatient ? LIST_AGAIN_MILLIS : LOOK_AGAIN_MILLIS);
  };
  const fail = (error: unknown): void => {
    const { failure, message } =
      error instanceof ApiError ? error : { failure: 'REFUSED' as const, message: String(error) };
    close();
    show({ view: failure === 'REFUSED' ? { kind: failure, message } : { kind: failure } });
    if (failure !== 'KEY') lookAgain();
  };

  const open = async (id: string): Promise<void> => {
    const { game } = await query<{ game: Game | null }>(GAME, { gameId: id });
    if (isStopped) return;
    if (!game) {
      show({ view: { kind: 'UNKNOWN_GAME', gameId: id } });
      return lookAgain();
    }
    const faceoffs = await restOf(game);
    if (isStopped) return;
    close = watch({ ...game, faceoffs: { ...NO_PAGE, nodes: faceoffs } });
  };

  const watch = (game: Game): (() => void) => {
    let night = openNight(game);
    let isConnected = true;
    let lostSince: number | null = null;
    // Entries that the log no longer holds are counted by each stream: the larger count has them all.
    const lagged = { predictions: 0, changes: 0 };
    let announcement = '';
    let isClosed = false;
    // The socket tells of its end after the view that ended it has come.
    const update = () => {
      if (isClosed) return;
      show({
        view: {
          kind: 'GAME',
          night,
          isConnected,
          lostSince,
          missed: Math.max(lagged.predictions, lagged.changes),
          announcement,
        },
      });
    };
    const client = connect((connected) => {
      isConnected = connected;
      lostSince = connected ? null : (lostSince ?? Date.now());
      update();
    });
    const streams = {
      client,
      variables: { gameId: game.gameId, after: game.cursor },
      onError: (error: unknown) => fail(toApiError(error)),
    };
    const countLagged = (stream: keyof typeof lagged) => (count: number) => {
      lagged[stream] += count;
      update();
    };
    const stops = [
      followStream<PredictionItem>(client, {
        ...streams,
        query: PREDICTIONS,
        field: 'faceoffPredicted',
        onLagged: countLagged('predictions'),
        onEvent({ prediction }) {
          night = foldPrediction(night, prediction);
          announcement = announce(prediction, night);
          update();
        },
      }),
      followStream<ChangeItem>(client, {
        ...streams,
        query: CHANGES,
        field: 'gameUpdated',
        onLagged: countLagged('changes'),
        onEvent(change) {
          night = foldChange(night, change);
          if (night.isOver) announcement = 'The game is over.';
          update();
          if (night.isOver) lookAgain();
        },
      }),
      followPositions(client, game.gameId, on.positions),
    ];
    update();
    lookAgain();
    // The socket closes with its last stream.
    return () => {
      isClosed = true;
      for (const stop of stops) stop();
    };
  };

  /** Which games there are, and the one to open unless one is open already. */
  const look = async (): Promise<void> => {
    try {
      const { recentGames: games } = await query<{ recentGames: readonly ListedGame[] | null }>(
        RECENT_GAMES,
      );
      if (!games) throw toApiError('the games cannot be read');
      show({ games });
      if (screen.view.kind === 'GAME') return lookAgain();
      const chosen = gameId ?? (games.find(({ status }) => status === 'LIVE') ?? games[0])?.gameId;
      if (chosen !== undefined) return await open(chosen);
      show({ view: { kind: 'NO_GAME' } });
      lookAgain();
    } catch (error) {
      // A game that is being shown stays: its own streams tell of a lost server. A key that is not
      // good any more ends it.
      const isKey = error instanceof ApiError && error.failure === 'KEY';
      if (screen.view.kind === 'GAME' && !isKey) lookAgain();
      else fail(error);
    }
  };
  void look();
  return () => {
    isStopped = true;
    clearTimeout(timer);
    close();
  };
}

const NO_PAGE = { pageInfo: { hasNextPage: false, endCursor: null } } as const;

/** All decided draws of a game; more than a hundred take a second page. */
async function restOf({ gameId, faceoffs }: Game): Promise<readonly StoredFaceoff[]> {
  const draws = [...(faceoffs?.nodes ?? [])];
  let page = faceoffs?.pageInfo;
  while (page?.hasNextPage) {
    const { game } = await query<{ game: Pick<Game, 'faceoffs'> | null }>(MORE_FACEOFFS, {
      gameId,
      after: page.endCursor,
    });
    draws.push(...(game?.faceoffs?.nodes ?? []));
    page = game?.faceoffs?.pageInfo;
  }
  return draws;
}
