import type { TablePlayer } from '../history/tables/readPlayers.ts';
import type { TableGame } from '../history/tables/tableGame.ts';
import { formatClock, periodSeconds } from '../hockey/clock.ts';
import type { HomeSpot } from '../hockey/rink.ts';
import type { TeamSide } from '../hockey/team.ts';
import type { LightGbmModel } from '../model/lightGbmModel.ts';
import { createExplainer } from '../model/treeShap.ts';
import { featureIdeas, featureNames } from '../pipeline/features/featureList.ts';
import { strongestReasons } from '../pipeline/features/reasons.ts';
import { probabilitiesOf } from './judge.ts';
import { type DrawRows, hasPlace } from './rollHistory.ts';

/** Why a draw is worth a person's look. */
export type ReviewKind = 'largest error' | 'largest swing' | 'rookie';

export interface ReviewTaker {
  readonly playerId: string;
  readonly name: string;
  /** Draws of the tables that he had taken before this game. */
  readonly drawsBefore: number;
}

/** A draw to look at, with what the model made of it. */
export interface ReviewCase {
  /** `<game>#<number of the draw in the game>`: names it in verdicts. */
  readonly caseId: string;
  readonly kind: ReviewKind;
  readonly gameDate: string;
  readonly homeTeam: string;
  readonly awayTeam: string;
  /** As the scoreboard shows it. */
  readonly clock: string;
  readonly homeSpot: HomeSpot | undefined;
  readonly homeTaker: ReviewTaker;
  readonly awayTaker: ReviewTaker;
  /** That home wins. */
  readonly probability: number;
  /** The same by the online rating alone: the swing is what the trees made of it. */
  readonly ratingProbability: number;
  readonly winner: TeamSide;
  readonly logLoss: number;
  /** Log-odds by idea, the strongest first. */
  readonly contributions: readonly { readonly idea: string; readonly logOdds: number }[];
  readonly reasons: readonly string[];
}

/** Fewer draws before the game than this make a rookie at the dot. */
export const ROOKIE_DRAWS = 25;
const CONTRIBUTIONS = 5;

/**
 * The edge cases of some rows: the most surprising results, the predictions farthest from the rating
 * alone, and the boldest ones about takers hardly known. A pair of takers comes once a kind.
 *
 * @param games - all games of the tables, as they were rolled through
 * @param limit - how many of each kind
 */
export function reviewCases(
  model: LightGbmModel,
  data: DrawRows,
  games: readonly TableGame[],
  players: ReadonlyMap<string, TablePlayer>,
  limit: number,
): readonly ReviewCase[] {
  const probabilities = probabilitiesOf(model, data);
  const ratings = ratingsOf(data);
  const draws = drawsOf(data, games);
  const before = drawsBefore(games, new Set(data.game));
  const explainer = createExplainer(model);
  const fewest = (i: number) => {
    const known = before.get(data.game[i]!)!;
    const { homeTakerId, awayTakerId } = draws[i]!.draw;
    return Math.min(known.get(homeTakerId) ?? 0, known.get(awayTakerId) ?? 0);
  };
  const boldness = (i: number) => Math.abs(probabilities[i]! - 0.5);
  const lossOf = (i: number) =>
    -Math.log(Math.max(1e-15, data.label[i] ? probabilities[i]! : 1 - probabilities[i]!));
  const all = Array.from({ length: data.rows }, (_, i) => i);
  const kinds: readonly (readonly [ReviewKind, readonly number[], (i: number) => number])[] = [
    ['largest error', all, lossOf],
    ['largest swing', all, (i) => Math.abs(probabilities[i]! - ratings[i]!)],
    ['rookie', all.filter((i) => fewest(i) < ROOKIE_DRAWS), boldness],
  ];
  return kinds.flatMap(([kind, rows, worth]) =>
    pick(rows, worth, (i) => pairOf(draws[i]!.draw), limit).map((i) => describe(kind, i)),
  );

  function describe(kind: ReviewKind, i: number): ReviewCase {
    const { game, draw, number } = draws[i]!;
    const known = before.get(data.game[i]!)!;
    const taker = (playerId: string): ReviewTaker => ({
      playerId,
      name: players.get(playerId)?.name ?? playerId,
      drawsBefore: known.get(playerId) ?? 0,
    });
    const homeTaker = taker(draw.homeTakerId);
    const awayTaker = taker(draw.awayTakerId);
    const width = featureNames.length;
    const row = Float64Array.from(data.features.subarray(i * width, (i + 1) * width));
    const contributions = explainer.contributions(row);
    const period = draw.period ?? 1;
    const left = periodSeconds(period, game.gameType) - (draw.periodSecondsElapsed ?? 0);
    return {
      caseId: `${game.gameId ?? `${game.gameDate}-${game.homeTeam}-${game.awayTeam}`}#${number}`,
      kind,
      gameDate: game.gameDate,
      homeTeam: game.homeTeam,
      awayTeam: game.awayTeam,
      clock: formatClock(period, left),
      homeSpot: draw.homeSpot,
      homeTaker,
      awayTaker,
      probability: probabilities[i]!,
      ratingProbability: ratings[i]!,
      winner: draw.winner,
      logLoss: lossOf(i),
      contributions: byIdea(contributions).slice(0, CONTRIBUTIONS),
      reasons: strongestReasons([...contributions], row, {
        homeName: homeTaker.name,
        awayName: awayTaker.name,
      }).map(({ text }) => text),
    };
  }
}

type Draw = TableGame['draws'][number];
const pairOf = ({ homeTakerId, awayTakerId }: Draw) => [homeTakerId, awayTakerId].sort().join('|');

function pick(
  rows: readonly number[],
  worth: (i: number) => number,
  keyOf: (i: number) => string,
  limit: number,
): readonly number[] {
  const seen = new Set<string>();
  return [...rows]
    .sort((a, b) => worth(b) - worth(a) || a - b)
    .filter((i) => {
      if (seen.size >= limit || seen.has(keyOf(i))) return false;
      seen.add(keyOf(i));
      return true;
    });
}

function ratingsOf(data: DrawRows): Float64Array {
  const width = featureNames.length;
  const at = featureNames.indexOf('expectedLogOdds');
  return Float64Array.from(
    { length: data.rows },
    (_, i) => 1 / (1 + Math.exp(-data.features[i * width + at]!)),
  );
}

/** The draw of each row: rows are the placed draws of their games, in order. */
function drawsOf(data: DrawRows, games: readonly TableGame[]) {
  const next = new Map<number, number>();
  return Array.from({ length: data.rows }, (_, i) => {
    const g = data.game[i]!;
    const game = games[g]!;
    let at = next.get(g) ?? 0;
    while (!hasPlace(game.draws[at]!)) at++;
    next.set(g, at + 1);
    return { game, draw: game.draws[at]!, number: at + 1 };
  });
}

/** Draws of each taker of the wanted games before the game, by the number of the game. */
function drawsBefore(games: readonly TableGame[], wanted: ReadonlySet<number>) {
  const taken = new Map<string, number>();
  const before = new Map<number, ReadonlyMap<string, number>>();
  for (const [g, { draws }] of games.entries()) {
    const takers = draws.flatMap(({ homeTakerId, awayTakerId }) => [homeTakerId, awayTakerId]);
    if (wanted.has(g)) before.set(g, new Map(takers.map((id) => [id, taken.get(id) ?? 0])));
    for (const id of takers) taken.set(id, (taken.get(id) ?? 0) + 1);
  }
  return before;
}

function byIdea(contributions: Float64Array) {
  let at = 0;
  return featureIdeas
    .map(({ idea, columns }) => {
      const own = contributions.subarray(at, at + columns.length);
      at += columns.length;
      return { idea, logOdds: own.reduce((sum, value) => sum + value, 0) };
    })
    .sort((a, b) => Math.abs(b.logOdds) - Math.abs(a.logOdds));
}
