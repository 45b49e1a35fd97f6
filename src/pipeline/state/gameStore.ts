import type { GameStates, StoredGame } from '../ports.ts';
import { type GameState, newGameState } from './gameState.ts';
import { decodeGameState, encodeGameState } from './gameStateCodec.ts';

/** A game in memory: its state, the stored version it stands on, and what its outbox held. */
export interface LoadedGame {
  readonly state: GameState;
  version: number;
  /** Wall-clock of the last write: unchanged games are written again after a second. */
  savedAt: number;
  outbox: StoredGame['outbox'];
  /** Producer's sequence of the last event folded; undefined when it is not known. */
  lastSequence: number | undefined;
}

/** An unchanged state is written at most this often: only positions may be lost in between. */
const CHECKPOINT_MILLIS = 1000;
/** More than a night's games; beyond it the game untouched longest is forgotten. */
const WARM_GAMES = 32;

/**
 * Keeps games warm between invocations. Safe only because every write is conditional on the
 * version: whoever stands on an old one finds out at the write, forgets and reads again. Batches of
 * locations may need no write; so memory alone is trusted only where the batch goes on where it
 * ends, for Lambda may have given the batches between to another environment.
 */
export class GameStore {
  readonly #states: GameStates;
  readonly #warm = new Map<string, LoadedGame>();

  constructor(states: GameStates) {
    this.#states = states;
  }

  /**
   * From memory when the events to come go on where it ends, else the newer of memory and one
   * strongly consistent read; a game never seen begins empty.
   *
   * @param firstSequence producer's sequence of the first event to come, where it is known
   */
  async load(gameId: string, firstSequence?: number): Promise<LoadedGame> {
    const warm = this.#warm.get(gameId);
    this.#warm.delete(gameId);
    if (warm?.lastSequence !== undefined && firstSequence === warm.lastSequence + 1) {
      this.#warm.set(gameId, warm);
      return warm;
    }
    const stored = await this.#states.load(gameId);
    if (warm && warm.version === (stored?.version ?? 0)) {
      // Nobody wrote since: memory holds places that the stored state has not.
      this.#warm.set(gameId, warm);
      return warm;
    }
    const game: LoadedGame = stored
      ? {
          state: decodeGameState(gameId, stored.body),
          version: stored.version,
          savedAt: 0,
          outbox: stored.outbox,
          lastSequence: undefined,
        }
      : {
          state: newGameState(gameId),
          version: 0,
          savedAt: 0,
          outbox: [],
          lastSequence: undefined,
        };
    this.#warm.set(gameId, game);
    for (const oldest of this.#warm.keys()) {
      if (this.#warm.size <= WARM_GAMES) break;
      this.#warm.delete(oldest);
    }
    return game;
  }

  /** After any failure: what is in memory may be ahead of what is stored. */
  forget(gameId: string): void {
    this.#warm.delete(gameId);
  }

  isDue(game: LoadedGame, now: number): boolean {
    return now - game.savedAt >= CHECKPOINT_MILLIS;
  }

  /**
   * Writes state and outbox in one conditional write.
   * @throws {@link VersionConflictError} when another invocation was first
   */
  async save(game: LoadedGame, outbox: StoredGame['outbox'], now: number): Promise<void> {
    const { state } = game;
    await this.#states.save({
      gameId: state.gameId,
      version: game.version + 1,
      body: encodeGameState(state),
      outbox,
      summary: {
        gameDate: state.info?.gameDate ?? '',
        season: state.info?.season ?? '',
        homeTeam: state.info?.homeTeam.abbreviation ?? '',
        awayTeam: state.info?.awayTeam.abbreviation ?? '',
        homeTeamName: state.info?.homeTeam.name,
        awayTeamName: state.info?.awayTeam.name,
        status: state.isEnded ? 'ENDED' : 'LIVE',
        homeScore: state.score?.home ?? null,
        awayScore: state.score?.away ?? null,
        period: state.clock?.period ?? 1,
        lastSequence: state.publications,
        trackingEvents: Math.max(0, ...state.watermarks.values(), ...state.tracked.sequence),
        simulated: state.info?.simulated,
      },
    });
    game.version++;
    game.savedAt = now;
    game.outbox = outbox;
  }
}
