import { faceoffId } from '../../hockey/faceoffId.ts';
import type { GameState } from '../state/gameState.ts';
import { noteAttackingEnds } from './attackingEnds.ts';
import { type DetectorRules, looksLikeLineUp } from './lineUpRules.ts';
import { haveBothLeft, replaceAbsentTakers } from './takers.ts';
import type { Signal } from './transitions.ts';
import { type DotSighting, pairAt, sightDot } from './watchDots.ts';

/**
 * Looks at the dots: has a line-up come, changed its place or its pair, or gone?
 *
 * @param state - `watch`, `upcoming`, `attack` and `challengers` are changed in place
 * @returns what that tells about the game, `undefined` for no news
 */
export function watchForLineUp(state: GameState, rules: DetectorRules): Signal | undefined {
  const now = state.lastEventTimestamp;
  // The horn has gone: the next draw belongs to the next period, and its clock has not come yet.
  if (state.clock?.secondsRemaining === 0) return undefined;
  const sighting = sightDot(state, now, rules.freshMillis, rules.strayFeet);
  // Whatever the tree has learnt of teams: a pair that skates through a dot takes no draw there, and
  // names told while everyone gathers are taken back one by one.
  const isLineUp =
    sighting !== undefined &&
    sighting.view.nearestSpeed <= rules.lineUpSpeed &&
    looksLikeLineUp(rules.tree, sighting.view) &&
    (state.clock !== undefined || isCalm(state, rules, sighting));
  if (isLineUp) {
    if (state.watch?.dot !== sighting.dot || now - state.watch.lastSeen > rules.settleMillis) {
      state.watch = { dot: sighting.dot, since: now, lastSeen: now };
    } else state.watch.lastSeen = now;
  }
  // A wrong dot on the screens is worse than an early word: a move is told in half the time.
  const isMove = state.upcoming !== undefined && state.upcoming.dot !== sighting?.dot;
  const standing = standingMillis(state, rules);
  const settleMillis = isMove ? standing / 2 : standing;
  const isSettled =
    isLineUp && state.watch !== undefined && now - state.watch.since >= settleMillis;
  if (state.phase !== 'LINE_UP') {
    if (!isSettled) return undefined;
    lineUp(state, sighting);
    return 'LINED_UP';
  }
  const draw = state.upcoming;
  if (!draw) return undefined;
  if (isSettled && sighting.dot !== draw.dot) {
    lineUp(state, sighting);
    return 'LINE_UP_CHANGED';
  }
  const here = pairAt(state, draw.dot, now, rules.freshMillis);
  if (state.clock === undefined && haveBothLeft(state, rules, draw)) {
    state.watch = undefined;
    return 'LINE_UP_DISPERSED';
  }
  if (here && here.feet <= rules.strayFeet) {
    if (state.watch?.dot === draw.dot) state.watch.lastSeen = now;
    const hasChanged = replaceAbsentTakers(state, rules, draw, here.homeTaker, here.awayTaker);
    return hasChanged ? 'LINE_UP_CHANGED' : undefined;
  }
  if (!state.watch || now - state.watch.lastSeen > rules.breakMillis) {
    state.watch = undefined;
    return state.clock === undefined ? 'LINE_UP_DISPERSED' : 'LINE_UP_BROKEN';
  }
  return undefined;
}

/** Speeds are known this long after a player is seen first. */
const FIRST_SPEEDS_MILLIS = 400;

/** How long a pair must have stood at a dot. */
function standingMillis({ clock, watch, seenSince }: GameState, rules: DetectorRules): number {
  if (clock !== undefined) return rules.settleMillis;
  const { firstSightMillis, settleMillis } = rules.withoutClock;
  const isFirstSight = watch !== undefined && watch.since - seenSince <= FIRST_SPEEDS_MILLIS;
  return isFirstSight ? firstSightMillis : settleMillis;
}

/** Without a clock play may be on: what a line-up shows besides a pair at a dot. */
function isCalm(state: GameState, rules: DetectorRules, { view }: DotSighting): boolean {
  const { calmSpeed, restMillis } = rules.withoutClock;
  const rested = state.lastEventTimestamp - state.unclockedDropTimestamp;
  return view.averageSpeed <= calmSpeed && rested > restMillis;
}

/** Begins the next draw, or moves it, to where and by whom it was seen lined up for. */
function lineUp(state: GameState, { dot, homeTaker, awayTaker }: DotSighting): void {
  noteAttackingEnds(state);
  const homeTakerId = state.tracked.ids[homeTaker]!;
  const awayTakerId = state.tracked.ids[awayTaker]!;
  state.challengers.HOME = undefined;
  state.challengers.AWAY = undefined;
  if (state.upcoming) {
    state.upcoming.dot = dot;
    state.upcoming.homeTakerId = homeTakerId;
    state.upcoming.awayTakerId = awayTakerId;
    return;
  }
  const ordinal = state.closedDraws + 1;
  state.upcoming = {
    faceoffId: faceoffId(state.gameId, state.drawPeriod, ordinal),
    period: state.drawPeriod,
    ordinal,
    dot,
    homeTakerId,
    awayTakerId,
    revision: 0,
    combination: '',
    answers: {},
    askAgainTimestamp: 0,
  };
}
