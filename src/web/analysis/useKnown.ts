import { useEffect, useState } from 'preact/hooks';
import { query } from '../client/api.ts';
import { ApiError } from '../client/apiError.ts';
import type { ListedGame } from '../client/documents.ts';
import type { View } from '../secondScreen/followGame.ts';
import { FACTS, type Facts, GAMES, type Games } from './documents.ts';

/** How often a server that is gone is asked again. */
const LOOK_AGAIN_MILLIS = 2_000;
/** How often the list of games is asked for anew. */
const REFRESH_MILLIS = 10_000;

export type PlainViewState = Exclude<View, { kind: 'GAME' }>;

export interface Known extends Facts, Games {
  readonly kind: 'KNOWN';
  readonly recentGames: readonly ListedGame[];
  /** False while the server does not answer; what was known stays. */
  readonly isConnected: boolean;
}

/**
 * Facts of the model once, the games again and again; a server that is gone is asked again.
 *
 * @param gameId - of the address; a game that is not in the list of recent ones is asked for by it
 */
export function useKnown(gameId: string | undefined): Known | PlainViewState {
  const [known, setKnown] = useState<Known | PlainViewState>({ kind: 'LOADING' });
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    let isStopped = false;
    let facts: Facts | undefined;
    const load = async () => {
      let wait: number | undefined = REFRESH_MILLIS;
      try {
        const variables = { gameId: gameId ?? '', isNamed: gameId !== undefined };
        facts ??= await query<Facts>(FACTS);
        const games = await query<Games>(GAMES, variables);
        const recentGames = games.recentGames ?? [];
        if (isStopped) return;
        setKnown({ kind: 'KNOWN', ...facts, ...games, recentGames, isConnected: true });
      } catch (error) {
        const { failure, message } =
          error instanceof ApiError
            ? error
            : { failure: 'REFUSED' as const, message: String(error) };
        wait = failure === 'GONE' ? LOOK_AGAIN_MILLIS : undefined;
        if (isStopped) return;
        setKnown((before) => {
          if (failure === 'REFUSED') return { kind: failure, message };
          if (failure === 'GONE' && before.kind === 'KNOWN')
            return { ...before, isConnected: false };
          return { kind: failure };
        });
      }
      if (wait !== undefined && !isStopped) timer = setTimeout(load, wait);
    };
    void load();
    return () => {
      isStopped = true;
      clearTimeout(timer);
    };
  }, [gameId]);
  return known;
}

export const isLive = ({ status }: ListedGame): boolean => status === 'LIVE';

/** The list is fresher than the answer to the game's own name, which an older game alone has. */
export function namedGame(known: Known | PlainViewState): ListedGame | undefined {
  if (known.kind !== 'KNOWN') return undefined;
  const { named, recentGames } = known;
  return recentGames.find(({ gameId }) => gameId === named?.gameId) ?? named ?? undefined;
}
