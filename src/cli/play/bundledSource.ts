import { bundledGames } from '../../simulator/bundledLeague.ts';
import type { GameScript } from '../../simulator/gameScript.ts';
import { simulateGame } from '../../simulator/simulateGame.ts';
import { bundledProfiles } from './bundledProfiles.ts';
import type { GameSource, PlayableGame } from './gameSource.ts';

/** A scripted game: everything but its skating stands in the script. */
export function scriptedGame(
  script: GameScript,
  seed: number,
  profiles: PlayableGame['profiles'],
): PlayableGame {
  return {
    gameId: script.gameId,
    title: `${script.awayTeam.name} at ${script.homeTeam.name}, ${script.gameDate}`,
    draws: script.draws.length,
    profiles,
    open: (startTimestamp) => {
      const { events, truth } = simulateGame(script, { seed, startTimestamp });
      return { arrivals: events, truth };
    },
  };
}

/** The games of the fictional league that the package ships, in turn. */
export function bundledSource(seed: number): GameSource {
  const scripts = bundledGames();
  return {
    game: async (index) =>
      scriptedGame(scripts[index % scripts.length]!, seed, async () => bundledProfiles()),
  };
}
