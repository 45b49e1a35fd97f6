import type { PlayerProfile } from '../../history/records/playerProfile.ts';
import type { PlayerProfiles } from '../ports.ts';
import type { GameState } from '../state/gameState.ts';
import type { KnownPlayers } from './askModel.ts';

interface Known extends KnownPlayers {
  readonly asked: ReadonlySet<string>;
}

const NOBODY: KnownPlayers = { profiles: new Map(), nameOf: (playerId) => playerId };

/**
 * Players' records of the running games. They are as of the start of the game and so are read once
 * per game and container, all players in one batched read.
 */
export class Profiles {
  readonly #port: PlayerProfiles;
  readonly #games = new Map<string, Known>();

  constructor(port: PlayerProfiles) {
    this.#port = port;
  }

  /** Reads the records of everyone of the game who was not asked about before. */
  async know(state: GameState): Promise<void> {
    const { gameId, roster, upcoming } = state;
    const before = this.#games.get(gameId);
    const wanted = new Set(roster.keys());
    if (upcoming) wanted.add(upcoming.homeTakerId).add(upcoming.awayTakerId);
    const missing = [...wanted].filter((id) => !before?.asked.has(id));
    if (missing.length === 0) return;
    const found = await this.#port.load(missing);
    const profiles = new Map<string, PlayerProfile>([...(before?.profiles ?? []), ...found]);
    this.#games.set(gameId, {
      profiles,
      asked: new Set([...(before?.asked ?? []), ...missing]),
      nameOf: (playerId) =>
        state.roster.get(playerId)?.name ?? profiles.get(playerId)?.name ?? playerId,
    });
  }

  of(gameId: string): KnownPlayers {
    return this.#games.get(gameId) ?? NOBODY;
  }

  forget(gameId: string): void {
    this.#games.delete(gameId);
  }
}
