import { newLeague } from '../../history/records/league.ts';
import type { PastDraw } from '../../history/records/pastGame.ts';
import { newProfile, type PlayerProfile } from '../../history/records/playerProfile.ts';
import { takeGame } from '../../history/records/takeGame.ts';
import { HOME_SPOTS, type HomeSpot } from '../../hockey/rink.ts';
import { bundledLeague } from '../../simulator/bundledLeague.ts';

/** Records of the fictional league's players, from its own past draws. */
export function bundledProfiles(): readonly PlayerProfile[] {
  const profiles = new Map(
    bundledLeague.players.map(
      ({ id, name, position, shoots, heightInches, weightPounds, birthDate }) => [
        id,
        newProfile({ playerId: id, name, position, shoots, heightInches, weightPounds, birthDate }),
      ],
    ),
  );
  const known = (id: string): PlayerProfile => {
    const profile = profiles.get(id);
    if (!profile) throw new Error(`expected player ${id} in the league, found none`);
    return profile;
  };
  const draws = bundledLeague.games.map((): PastDraw[] => []);
  for (const draw of bundledLeague.draws) {
    const [game, , , spot, homeTakerId, awayTakerId, homeWon, homeSkaters, awaySkaters] = draw;
    draws[game]?.push({
      homeSpot: HOME_SPOTS.includes(spot as HomeSpot) ? (spot as HomeSpot) : undefined,
      homeSkaters,
      awaySkaters,
      homeTakerId,
      awayTakerId,
      winner: homeWon === 1 ? 'HOME' : 'AWAY',
    });
  }
  const league = newLeague();
  for (const [i, { gameDate }] of bundledLeague.games.entries()) {
    takeGame({ season: bundledLeague.season, gameDate, draws: draws[i] ?? [] }, known, league);
  }
  return [...profiles.values()];
}
