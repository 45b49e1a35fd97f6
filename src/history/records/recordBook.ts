import type { TablePlayer } from '../tables/readPlayers.ts';
import { newLeague } from './league.ts';
import type { PastGame } from './pastGame.ts';
import { newProfile, type PlayerProfile } from './playerProfile.ts';
import { takeGame } from './takeGame.ts';

/** The profiles of everyone, as of the last game taken into it. */
export class RecordBook {
  readonly #profiles = new Map<string, PlayerProfile>();
  readonly #league = newLeague();
  readonly #players: ReadonlyMap<string, TablePlayer>;

  constructor(players: ReadonlyMap<string, TablePlayer>) {
    this.#players = players;
  }

  /** The player's profile, a new one for somebody who never took a draw. */
  of(playerId: string): PlayerProfile {
    const known = this.#profiles.get(playerId);
    if (known) return known;
    const player = this.#players.get(playerId);
    const profile = newProfile({
      playerId,
      name: player?.name ?? playerId,
      position: player?.position,
      shoots: player?.shoots,
      birthDate: player?.birthDate,
      heightInches: player?.heightInches,
      weightPounds: player?.weightPounds,
    });
    this.#profiles.set(playerId, profile);
    return profile;
  }

  /** Takes an ended game into the profiles of its takers. */
  take(game: PastGame): void {
    takeGame(game, (playerId) => this.of(playerId), this.#league);
  }

  all(): IterableIterator<PlayerProfile> {
    return this.#profiles.values();
  }
}
