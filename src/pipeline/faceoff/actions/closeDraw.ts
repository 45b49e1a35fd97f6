import { faceoffId } from '../../../hockey/faceoffId.ts';
import type { ClosedDraw } from '../../state/gameState.ts';
import { skatersOf } from '../situationOf.ts';
import { type FoldMoment, intentMoment } from './moment.ts';

/** The puck has dropped: the draw, seen or not, now waits for its official result. */
export function closeDraw(moment: FoldMoment): void {
  const { state, eventTimestamp } = moment;
  const draw = state.upcoming;
  state.closedDraws++;
  const ordinal = draw?.ordinal ?? state.closedDraws;
  const closed: ClosedDraw = {
    faceoffId: faceoffId(state.gameId, state.drawPeriod, ordinal),
    period: state.drawPeriod,
    ordinal,
    secondsRemaining: state.clock?.secondsRemaining ?? 0,
    dropTimestamp: eventTimestamp,
    homeSkaters: skatersOf(state, 'HOME'),
    awaySkaters: skatersOf(state, 'AWAY'),
    draw,
  };
  state.closed = closed;
  if (state.clock === undefined) state.unclockedDropTimestamp = eventTimestamp;
  state.upcoming = undefined;
  state.watch = undefined;
  state.challengers.HOME = undefined;
  state.challengers.AWAY = undefined;
  if (draw) moment.intents.push({ kind: 'DROP', ...intentMoment(moment), closed });
}
