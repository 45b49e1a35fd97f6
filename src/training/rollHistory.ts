import { RecordBook } from '../history/records/recordBook.ts';
import type { TablePlayer } from '../history/tables/readPlayers.ts';
import type { TableDraw, TableGame } from '../history/tables/tableGame.ts';
import type { DecidedDraw, FaceoffSituation } from '../hockey/faceoffSituation.ts';
import { computeFeatures, featureNames } from '../pipeline/features/featureList.ts';

/** Rows for training or judging: features [n, k] row-major with what belongs to each row. */
export interface DrawRows {
  readonly features: Float32Array;
  readonly label: Float32Array;
  readonly rows: number;
  /** Season of each row, e.g. 20242025. */
  readonly season: Int32Array;
  /** Number of the game each row belongs to: draws of one game share players. */
  readonly game: Int32Array;
}

/**
 * Rolls through history game by game: features of a game's draws are computed from the records as
 * of its start, and only then the game is taken into them. Rows are made of draws whose place is
 * known, in the order in which they were taken.
 *
 * @param hasRows - games that rows are made of; the others only teach the records
 */
export function rollHistory(
  games: readonly TableGame[],
  players: ReadonlyMap<string, TablePlayer>,
  onGame: (done: number) => void = () => undefined,
  hasRows: (game: TableGame) => boolean = () => true,
): DrawRows {
  const width = featureNames.length;
  const rows = games
    .filter(hasRows)
    .reduce((sum, game) => sum + game.draws.filter(hasPlace).length, 0);
  const features = new Float32Array(rows * width);
  const label = new Float32Array(rows);
  const season = new Int32Array(rows);
  const gameOf = new Int32Array(rows);
  const book = new RecordBook(players);
  const profileOf = (playerId: string) => book.of(playerId);
  let at = 0;
  for (const [g, game] of games.entries()) {
    const drawsSoFar: DecidedDraw[] = [];
    for (const draw of hasRows(game) ? game.draws : []) {
      if (!hasPlace(draw)) continue;
      const situation = situationOf(game, draw, drawsSoFar);
      features.set(
        computeFeatures(situation, book.of(draw.homeTakerId), book.of(draw.awayTakerId), profileOf),
        at * width,
      );
      label[at] = draw.winner === 'HOME' ? 1 : 0;
      season[at] = Number(game.season);
      gameOf[at] = g;
      at++;
      drawsSoFar.push(decided(draw));
    }
    book.take(game);
    onGame(g + 1);
  }
  return { features, label, rows, season, game: gameOf };
}

type PlacedDraw = TableDraw &
  Required<Pick<TableDraw, 'homeSpot' | 'period' | 'periodSecondsElapsed'>>;

/** Whether a row can be made of a draw: its place and clock are known. */
export const hasPlace = (draw: TableDraw): draw is PlacedDraw =>
  draw.homeSpot !== undefined &&
  draw.period !== undefined &&
  draw.periodSecondsElapsed !== undefined;

const decided = (draw: PlacedDraw): DecidedDraw => ({
  period: draw.period ?? 1,
  periodSecondsElapsed: draw.periodSecondsElapsed ?? 0,
  homeSpot: draw.homeSpot ?? 'C',
  homeTakerId: draw.homeTakerId,
  awayTakerId: draw.awayTakerId,
  winner: draw.winner,
  homeSkaters: draw.homeSkaters,
  awaySkaters: draw.awaySkaters,
});

function situationOf(
  game: TableGame,
  draw: PlacedDraw,
  drawsSoFar: readonly DecidedDraw[],
): FaceoffSituation {
  return {
    gameId: game.gameId ?? '',
    season: game.season,
    gameType: game.gameType,
    gameDate: game.isDateAssumed ? '' : game.gameDate,
    homeTeam: game.homeTeam,
    awayTeam: game.awayTeam,
    period: draw.period ?? 1,
    periodSecondsElapsed: draw.periodSecondsElapsed ?? 0,
    homeSpot: draw.homeSpot ?? 'C',
    homeSkaters: draw.homeSkaters,
    awaySkaters: draw.awaySkaters,
    isHomeGoalkeeperIn: draw.isHomeGoalkeeperIn,
    isAwayGoalkeeperIn: draw.isAwayGoalkeeperIn,
    homeScore: draw.homeScore,
    awayScore: draw.awayScore,
    homeTakerId: draw.homeTakerId,
    awayTakerId: draw.awayTakerId,
    drawsSoFar,
  };
}

/** The rows whose season passes. */
export function selectRows(all: DrawRows, isWanted: (season: number) => boolean): DrawRows {
  const width = all.features.length / Math.max(1, all.rows);
  const kept = Array.from({ length: all.rows }, (_, i) => i).filter((i) =>
    isWanted(all.season[i]!),
  );
  const features = new Float32Array(kept.length * width);
  for (const [to, from] of kept.entries()) {
    features.set(all.features.subarray(from * width, (from + 1) * width), to * width);
  }
  return {
    features,
    rows: kept.length,
    label: Float32Array.from(kept, (i) => all.label[i]!),
    season: Int32Array.from(kept, (i) => all.season[i]!),
    game: Int32Array.from(kept, (i) => all.game[i]!),
  };
}
