import { DOTS } from '../hockey/rink.ts';
import { defaultRules } from '../pipeline/faceoff/defaultRules.ts';
import { Folder } from '../pipeline/faceoff/fold.ts';
import type { Intent } from '../pipeline/faceoff/intent.ts';
import { type DotSighting, sightDot } from '../pipeline/faceoff/watchDots.ts';
import { newGameState } from '../pipeline/state/gameState.ts';
import type { LabeledView } from './fitRuleTree.ts';
import type { SimulatedGame } from './simulateGame.ts';
import type { TrueDraw } from './truth.ts';

/** Event time between two looks. */
const LOOK_MILLIS = 160;
/** While the takers gather, and while one is replaced, seeing the line-up is neither right nor wrong. */
const GATHERING_MILLIS = 4000;

/**
 * What the detector sees during one game, with the truth as label: a look is a line-up when it is
 * at the dot of the draw between line-up and drop. Needs tracking with the truth beside it.
 */
export function collectDotViews(gameId: string, { events, truth }: SimulatedGame): LabeledView[] {
  const state = newGameState(gameId);
  const intents: Intent[] = [];
  const folder = new Folder(state, intents);
  const views: LabeledView[] = [];
  let looks: { atMillis: number; sighting: DotSighting }[] = [];
  let nextLook = 0;
  let judged = 0;
  for (const { event } of events) {
    folder.event(event);
    intents.length = 0;
    // A draw is in the truth from its drop on; what was seen before it waits for that.
    const draw = truth[judged];
    if (draw !== undefined && event.timestamp > draw.dropTimestamp) {
      views.push(...label(looks, draw));
      looks = [];
      judged++;
    }
    const now = state.lastEventTimestamp;
    if (event.type !== 'LOCATION' || now < nextLook) continue;
    nextLook = now + LOOK_MILLIS;
    const sighting = sightDot(state, now, defaultRules.freshMillis);
    if (sighting !== undefined) looks.push({ atMillis: now, sighting });
  }
  return views;
}

function label(
  looks: readonly { atMillis: number; sighting: DotSighting }[],
  draw: TrueDraw,
): LabeledView[] {
  return looks.flatMap(({ atMillis, sighting }) => {
    const { x, y } = DOTS[sighting.dot]!;
    const isThere = x === draw.dot.x && y === draw.dot.y;
    const isLineUp = isThere && draw.hasLineup && atMillis >= draw.lineupTimestamp;
    const isGathering = isThere && atMillis >= draw.lineupTimestamp - GATHERING_MILLIS;
    const isWavedOut = draw.wavedOut.some(
      (wave) => atMillis >= wave.timestamp && atMillis < wave.substituteSettledTimestamp,
    );
    return isWavedOut || (isGathering && !isLineUp) ? [] : [{ view: sighting.view, isLineUp }];
  });
}
