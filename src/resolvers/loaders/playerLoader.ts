import DataLoader from 'dataloader';
import type { PlayerProfile } from '../../history/records/playerProfile.ts';
import type { PlayerProfiles } from '../../pipeline/ports.ts';

/** Players' records by id, null for who is unknown: all of one tick in one batched read. */
export function playerLoader(players: PlayerProfiles): DataLoader<string, PlayerProfile | null> {
  return new DataLoader(async (playerIds) => {
    const found = await players.load(playerIds);
    return playerIds.map((playerId) => found.get(playerId) ?? null);
  });
}
