import { type GameType, gameTypeOf, periodSeconds } from '../hockey/clock.ts';
import type { TeamSide } from '../hockey/team.ts';
import type { StoredDraw, StoredScore } from '../pipeline/ports.ts';

type Moment = Pick<StoredScore, 'period' | 'periodSecondsElapsed'>;

interface Goal extends Moment {
  readonly team: TeamSide;
}

/** A game's first goal after a draw, and the seconds of play between; null when none followed. */
export function nextGoal(
  draw: Pick<StoredDraw, 'gameId'> & Moment,
  scores: readonly StoredScore[],
): { readonly team: TeamSide; readonly secondsAfter: number } | null {
  const gameType = gameTypeOf(draw.gameId);
  const drawn = secondsPlayed(draw, gameType);
  // The draw after a goal is taken at the second at which it fell.
  const goal = goalsOf(scores).find((one) => secondsPlayed(one, gameType) > drawn);
  return goal ? { team: goal.team, secondsAfter: secondsPlayed(goal, gameType) - drawn } : null;
}

/** The goals that stand: one that was taken back is none. */
function goalsOf(scores: readonly StoredScore[]): readonly Goal[] {
  const goals: Goal[] = [];
  let before = { home: 0, away: 0 };
  for (const score of scores) {
    for (const [team, side] of [
      ['HOME', 'home'],
      ['AWAY', 'away'],
    ] as const) {
      if (score[side] > before[side]) goals.push({ ...momentOf(score), team });
      for (let taken = before[side]; taken > score[side]; taken--) {
        const last = goals.findLastIndex((goal) => goal.team === team);
        if (last >= 0) goals.splice(last, 1);
      }
    }
    before = score;
  }
  return goals;
}

const momentOf = ({ period, periodSecondsElapsed }: Moment): Moment => ({
  period,
  periodSecondsElapsed,
});

function secondsPlayed({ period, periodSecondsElapsed }: Moment, gameType: GameType): number {
  let seconds = periodSecondsElapsed;
  for (let one = 1; one < period; one++) seconds += periodSeconds(one, gameType);
  return seconds;
}
