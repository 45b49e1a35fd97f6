import { newLeague } from '../../history/records/league.ts';
import { newProfile, type PlayerProfile } from '../../history/records/playerProfile.ts';
import { takeGame } from '../../history/records/takeGame.ts';
import type { GameState } from '../state/gameState.ts';

/**
 * Records of a game's takers with the ended game in them: just what `faceoff history load` would make
 * of it, from the records as of its start.
 *
 * @param profiles - as of the start; takers without one begin anew, by what the roster tells
 * @returns changed copies; a record that reaches to this day already has the game in it and is left
 *   out, so that a retry, or a game played again, counts nothing twice
 */
export function recordsAfter(
  { info, draws, roster }: GameState,
  profiles: ReadonlyMap<string, PlayerProfile>,
): readonly PlayerProfile[] {
  if (!info || draws.length === 0) return [];
  const { season, gameDate, homeTeam } = info;
  const after = new Map<string, PlayerProfile>();
  const profileOf = (playerId: string): PlayerProfile => {
    const changed = after.get(playerId);
    if (changed) return changed;
    const player = roster.get(playerId);
    const before = profiles.get(playerId);
    const copy = before
      ? structuredClone(before)
      : newProfile({
          playerId,
          name: player?.name ?? playerId,
          position: player?.position,
          shoots: player?.shoots,
        });
    after.set(playerId, copy);
    return copy;
  };
  const latest = [...profiles.values()].sort((a, b) =>
    (a.lastGameDate ?? '') < (b.lastGameDate ?? '') ? 1 : -1,
  );
  const league = newLeague();
  league.weights.splice(0, league.weights.length, ...(latest[0]?.league ?? league.weights));
  const arena = latest.find((profile) => profile.arena?.team === homeTeam.abbreviation)?.arena;
  if (arena) league.arenas.set(arena.team, arena.edge);
  takeGame({ season, gameDate, homeTeam: homeTeam.abbreviation, draws }, profileOf, league);
  return [...after.values()].filter(
    ({ playerId }) => (profiles.get(playerId)?.lastGameDate ?? '') < gameDate,
  );
}
