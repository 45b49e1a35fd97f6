import { periodSeconds } from '../../../hockey/clock.ts';
import { nearestDot } from '../../../hockey/rink.ts';
import { homeSpotOf } from '../situationOf.ts';
import { type FoldMoment, intentMoment } from './moment.ts';

/** The official result decides the closed draw and joins the in-game record of its takers. */
export function decideDraw(moment: FoldMoment): void {
  const { state, result } = moment;
  const { closed } = state;
  if (!closed || !result) return;
  state.closed = undefined;
  const { homeTakerId, awayTakerId, winner } = result;
  const dot = nearestDot(result.dot.x, result.dot.y);
  const homeSpot = homeSpotOf(state, dot);
  const length = periodSeconds(closed.period, state.info?.gameType ?? 'R');
  const periodSecondsElapsed = Math.max(0, length - closed.secondsRemaining);
  const before = intentMoment(moment);
  state.draws.push({
    period: closed.period,
    periodSecondsElapsed,
    homeSpot,
    homeTakerId,
    awayTakerId,
    winner,
    homeSkaters: closed.homeSkaters,
    awaySkaters: closed.awaySkaters,
  });
  moment.intents.push({
    kind: 'DECIDE',
    ...before,
    closed,
    dot,
    homeSpot,
    periodSecondsElapsed,
    homeTakerId,
    awayTakerId,
    winner,
  });
}
