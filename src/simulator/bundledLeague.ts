import type { DecidedDraw } from '../hockey/faceoffSituation.ts';
import type { HomeSpot } from '../hockey/rink.ts';
import { type GameScript, parseGameScript } from './gameScript.ts';
import firstGame from './league/firstGame.json' with { type: 'json' };
import leagueJson from './league/league.json' with { type: 'json' };
import secondGame from './league/secondGame.json' with { type: 'json' };
import shortGame from './league/shortGame.json' with { type: 'json' };
import type { League, LeagueGame } from './league.ts';

/**
 * The fictional league that the product ships, so that a game plays where no history is at hand.
 * Its files are made by `generateLeague` (seed in {@link BUNDLED_SEED}); a test holds them equal.
 */
export const bundledLeague = leagueJson as unknown as League;

export const BUNDLED_SEED = 7;

/** The games that play one after the other by default; the first shows everything once. */
export function bundledGames(): readonly [GameScript, GameScript] {
  return [parseGameScript(firstGame), parseGameScript(secondGame)];
}

/** One short period with a handful of draws, two minutes of play. */
export function shortGameScript(): GameScript {
  return parseGameScript(shortGame);
}

/** A game that the bundled league has behind it. */
export interface BundledPastGame extends LeagueGame {
  readonly season: string;
  /** In the order in which they were taken. */
  readonly draws: readonly DecidedDraw[];
}

/** The league's past games with their face-offs, oldest first: what its players' records rest on. */
export function bundledPastGames(): readonly BundledPastGame[] {
  const { games, season, draws } = bundledLeague;
  return games.map((game, index) => ({
    ...game,
    season,
    draws: draws
      .filter((draw) => draw[0] === index)
      .map(([, period, elapsed, spot, home, away, homeWon, homeSkaters, awaySkaters]) => ({
        period,
        periodSecondsElapsed: elapsed,
        homeSpot: spot as HomeSpot,
        homeTakerId: home,
        awayTakerId: away,
        winner: homeWon === 1 ? 'HOME' : 'AWAY',
        homeSkaters,
        awaySkaters,
      })),
  }));
}
