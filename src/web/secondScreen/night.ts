import { formatClock, OVERTIME_SECONDS, PERIOD_SECONDS } from '../../hockey/clock.ts';
import type {
  Game,
  GameChange,
  Prediction,
  Side,
  Situation,
  StoredFaceoff,
  Team,
} from '../client/documents.ts';

/** One number that viewers were told about a draw. */
export interface Revision {
  readonly sequence: number;
  readonly homeProbability: number;
  /** Change in probability from the revision before; null for the first. */
  readonly homeChange: number | null;
  readonly homeName: string;
  readonly awayName: string;
  readonly replaced: readonly { readonly team: Side; readonly name: string }[];
}

/** One draw of the night. */
export interface Draw {
  readonly faceoffId: string;
  readonly clock: string;
  readonly homeSpot: string;
  readonly homeName: string;
  readonly awayName: string;
  /** Every number said while the page looked on; empty for a draw before that. */
  readonly revisions: readonly Revision[];
  /** The last number said before the drop; null where none was. */
  readonly homeProbability: number | null;
  readonly winner: Side | null;
}

/** All that the page knows of one game. */
export interface Night {
  readonly gameId: string;
  readonly date: string;
  readonly homeTeam: Team;
  readonly awayTeam: Team;
  readonly isOver: boolean;
  readonly situation: Situation;
  readonly simulated: readonly string[];
  /** In the order in which they were taken. */
  readonly draws: readonly Draw[];
  /** The newest draw's prediction as it stands; null before the first. */
  readonly current: Prediction | null;
  /** Of the last prediction folded in. */
  readonly sequence: number;
}

/** The game as it is when the page opens it. */
export function openNight(game: Game): Night {
  const stored = game.faceoffs?.nodes ?? [];
  const night: Night = {
    gameId: game.gameId,
    date: game.date,
    homeTeam: game.homeTeam,
    awayTeam: game.awayTeam,
    isOver: game.status === 'ENDED',
    situation: {
      clock: game.latestPrediction?.situation.clock ?? '',
      score: game.score,
      strength: game.latestPrediction?.situation.strength ?? null,
    },
    simulated: game.simulated ?? [],
    draws: stored.map(toDraw),
    current: null,
    sequence: 0,
  };
  return game.latestPrediction ? foldPrediction(night, game.latestPrediction) : night;
}

function toDraw(stored: StoredFaceoff): Draw {
  const { period, periodSecondsElapsed, homeTaker, awayTaker, ...draw } = stored;
  const length = period > 3 ? OVERTIME_SECONDS : PERIOD_SECONDS;
  return {
    ...draw,
    clock: formatClock(period, length - periodSecondsElapsed),
    homeName: homeTaker?.name ?? 'Unknown',
    awayName: awayTaker?.name ?? 'Unknown',
    revisions: [],
  };
}

/** The night after one more prediction, revision, drop or result. One seen before changes nothing. */
export function foldPrediction(night: Night, prediction: Prediction): Night {
  if (prediction.sequence <= night.sequence) return night;
  const { faceoffId, situation, home, away, winner, status, change } = prediction;
  const before = night.draws.find((draw) => draw.faceoffId === faceoffId);
  const isNumber = status === 'PREDICTED' || status === 'REVISED';
  const isFirstSeen = (before?.revisions.length ?? 0) === 0;
  const revisions =
    isNumber || isFirstSeen
      ? [
          ...(before?.revisions ?? []),
          {
            sequence: prediction.sequence,
            homeProbability: home.probability,
            homeChange: change?.homeProbabilityChange ?? null,
            homeName: home.name,
            awayName: away.name,
            replaced: change?.replaced ?? [],
          },
        ]
      : (before?.revisions ?? []);
  const draw: Draw = {
    faceoffId,
    clock: situation.clock,
    homeSpot: prediction.homeSpot,
    homeName: home.name,
    awayName: away.name,
    revisions,
    homeProbability: home.probability,
    winner: winner ?? before?.winner ?? null,
  };
  return {
    ...night,
    situation: { ...situation, score: situation.score ?? night.situation.score },
    draws: before
      ? night.draws.map((one) => (one === before ? draw : one))
      : [...night.draws, draw],
    // A result may come when the next draw has already been said.
    current: before && before !== night.draws.at(-1) ? night.current : prediction,
    sequence: prediction.sequence,
  };
}

/** The night after a change of the game itself. */
export function foldChange(night: Night, { change, situation, simulated }: GameChange): Night {
  return { ...night, isOver: change === 'ENDED', situation, simulated };
}

/** How the night has gone: wins of both sides, and the model's account. */
export interface Account {
  readonly homeWins: number;
  readonly awayWins: number;
  /** Decided draws that had a number before the drop. */
  readonly judged: number;
  /** Of these, where the likelier taker won. */
  readonly hits: number;
  /** Mean of (probability − outcome)²; a coin has .25. Null before the first. */
  readonly brierScore: number | null;
}

export function accountOf(draws: readonly Draw[]): Account {
  let homeWins = 0;
  let awayWins = 0;
  let judged = 0;
  let hits = 0;
  let squares = 0;
  for (const { winner, homeProbability } of draws) {
    if (winner === null) continue;
    if (winner === 'HOME') homeWins++;
    else awayWins++;
    if (homeProbability === null) continue;
    judged++;
    const outcome = winner === 'HOME' ? 1 : 0;
    if (homeProbability >= 0.5 === (outcome === 1)) hits++;
    squares += (homeProbability - outcome) ** 2;
  }
  return { homeWins, awayWins, judged, hits, brierScore: judged === 0 ? null : squares / judged };
}
