import { periodSeconds } from '../../hockey/clock.ts';
import { faceoffId } from '../../hockey/faceoffId.ts';
import { nearestDot } from '../../hockey/rink.ts';
import { type EventSink, SCANNED_PUCK } from '../ingest/recordReader.ts';
import { type FaceoffDecided, PUCK, type TrackingEvent } from '../ingest/trackingEvent.ts';
import { TrackingEventError } from '../ingest/trackingEventError.ts';
import type { ClosedDraw, GameState, UpcomingDraw } from '../state/gameState.ts';
import { AWAY, HOME, NO_TEAM, PUCK_ENTITY, teamCode } from '../state/trackedEntities.ts';
import { defaultRules } from './defaultRules.ts';
import type { Intent, Scoreboard } from './intent.ts';
import { type DetectorRules, looksLikeLineUp } from './lineUpRules.ts';
import { combinationOf, homeSpotOf, situationOf, skatersOf } from './situationOf.ts';
import { substitutePairs } from './substitutes.ts';
import {
  considerLateSample,
  considerTakeover,
  haveBothLeft,
  replaceAbsentTakers,
} from './takers.ts';
import { type Action, type Signal, transitions } from './transitions.ts';
import { type DotSighting, pairAt, sightDot } from './watchDots.ts';

/** How often the dots are looked at, in event time. */
const WATCH_MILLIS = 40;
/** A goalkeeper this far from center tells which end his team defends. */
const GOALKEEPER_END_FEET = 50;

/**
 * Folds tracking events into a game's state and leaves what is to be done as intents. No waiting,
 * no clock, no chance: the same events in the same order give the same state and intents.
 *
 * Events older than the newest of their kind (of their entity, for locations) change nothing, so
 * doubled events are harmless and late ones leave the newest truth.
 */
export class Folder implements EventSink {
  readonly #rules: DetectorRules;
  readonly #state: GameState;
  readonly #intents: Intent[];
  #eventTimestamp = 0;
  #result: FaceoffDecided | undefined;

  /**
   * @param state - owned and changed in place
   * @param intents - gets what is to be done, in order
   */
  constructor(state: GameState, intents: Intent[], rules: DetectorRules = defaultRules) {
    this.#state = state;
    this.#intents = intents;
    this.#rules = rules;
  }

  /** A location as the scanner read it. */
  location(
    entityNumber: number,
    sequence: number,
    timestamp: number,
    x: number,
    y: number,
    vx: number,
    vy: number,
  ): void {
    let entity =
      entityNumber === SCANNED_PUCK ? PUCK_ENTITY : this.#state.tracked.findNumber(entityNumber);
    if (entity < 0) entity = this.#entityOf(String(entityNumber));
    this.#place(entity, sequence, timestamp, x, y, vx, vy);
  }

  /** @throws {@link TrackingEventError} for an event that can never be folded */
  event(event: TrackingEvent): void {
    if (event.type === 'LOCATION') {
      const entity = this.#entityOf(event.entityId, event.team, event.isGoalkeeper);
      this.#place(
        entity,
        event.sequence,
        event.timestamp,
        event.x,
        event.y,
        event.vx ?? Number.NaN,
        event.vy ?? Number.NaN,
      );
      return;
    }
    const state = this.#state;
    const kind = event.type === 'ON_ICE' ? `ON_ICE:${event.team}` : event.type;
    if (event.sequence <= (state.watermarks.get(kind) ?? -1)) return;
    this.#eventTimestamp = event.timestamp;
    if (event.timestamp > state.lastEventTimestamp) state.lastEventTimestamp = event.timestamp;
    switch (event.type) {
      case 'GAME_STARTED': {
        state.info = {
          season: event.season,
          gameType: event.gameType,
          gameDate: event.gameDate,
          homeTeam: event.homeTeam,
          awayTeam: event.awayTeam,
          simulated: event.simulated ?? [],
        };
        for (const player of event.players) {
          const entity = this.#entityOf(player.id);
          state.roster.set(player.id, player);
          state.tracked.team[entity] = teamCode(player.team);
          state.tracked.isGoalkeeper[entity] = player.position === 'G' ? 1 : 0;
        }
        this.#signal('GAME_STARTED');
        this.#tellGame('STARTED');
        break;
      }
      case 'CLOCK': {
        const before = state.clock;
        state.clock = {
          period: event.period,
          secondsRemaining: event.secondsRemaining,
          isRunning: event.isRunning,
        };
        if (event.period !== state.drawPeriod) {
          state.drawPeriod = event.period;
          state.closedDraws = 0;
          state.upcoming = undefined;
          if (before !== undefined && state.info) this.#tellGame('PERIOD');
        }
        // Only a change is a signal: a clock that goes on running closes no draw.
        if (before?.isRunning !== event.isRunning) {
          this.#signal(event.isRunning ? 'CLOCK_STARTED' : 'CLOCK_STOPPED');
        }
        this.#situationMayHaveChanged();
        break;
      }
      case 'ON_ICE': {
        const { tracked } = state;
        const team = teamCode(event.team);
        for (const id of event.playerIds) this.#entityOf(id);
        for (let entity = 1; entity < tracked.count; entity++) {
          if (tracked.team[entity] === team) tracked.isOnIce[entity] = 0;
        }
        for (const id of event.playerIds) {
          const entity = this.#entityOf(id);
          tracked.team[entity] = team;
          tracked.isOnIce[entity] = 1;
          if (id === event.goalkeeperId) tracked.isGoalkeeper[entity] = 1;
        }
        state.onIce[event.team] = event.playerIds;
        state.goalkeeper[event.team] = event.goalkeeperId;
        this.#situationMayHaveChanged();
        break;
      }
      case 'SCORE': {
        const before = state.score;
        state.score = { home: event.home, away: event.away };
        if (state.info && (before?.home !== event.home || before.away !== event.away)) {
          if (before || event.home + event.away > 0) this.#tellGame('SCORE');
        }
        this.#situationMayHaveChanged();
        break;
      }
      case 'STOPPAGE':
        this.#signal('CLOCK_STOPPED');
        break;
      case 'FACEOFF':
        this.#hear(event);
        break;
      case 'GAME_ENDED':
        state.isEnded = true;
        this.#signal('GAME_ENDED');
        this.#tellGame('ENDED');
        break;
    }
    state.watermarks.set(kind, event.sequence);
  }

  #place(
    entity: number,
    sequence: number,
    timestamp: number,
    x: number,
    y: number,
    vx: number,
    vy: number,
  ): void {
    const state = this.#state;
    if (!state.tracked.place(entity, sequence, timestamp, x, y, vx, vy)) {
      if (state.phase === 'LINE_UP') {
        this.#tellIf(considerLateSample(state, this.#rules, entity, sequence, timestamp, x, y));
      }
      return;
    }
    if (timestamp > state.lastEventTimestamp) state.lastEventTimestamp = timestamp;
    // While the clock runs nobody lines up: the strongest single sign there is, and the cheapest.
    if (state.phase === 'AFTER_GAME' || (state.phase === 'PLAY' && state.clock !== undefined))
      return;
    this.#eventTimestamp = state.lastEventTimestamp;
    if (state.phase === 'LINE_UP' && entity !== PUCK_ENTITY) {
      this.#tellIf(considerTakeover(state, this.#rules, entity));
    }
    if (state.lastEventTimestamp >= state.nextWatch) {
      state.nextWatch = state.lastEventTimestamp + WATCH_MILLIS;
      this.#watch();
    }
  }

  #entityOf(id: string, team?: string, isGoalkeeper?: boolean): number {
    const { tracked } = this.#state;
    const entity = tracked.add(id);
    if (entity < 0) {
      throw new TrackingEventError(`expected at most ${tracked.count} tracked entities in a game`);
    }
    if (team !== undefined && tracked.team[entity] === NO_TEAM && id !== PUCK) {
      tracked.team[entity] = this.#teamNamed(team);
      if (isGoalkeeper !== undefined) tracked.isGoalkeeper[entity] = isGoalkeeper ? 1 : 0;
    }
    return entity;
  }

  /** A feed without rosters names teams on its samples: `HOME`, `AWAY`, or the teams' own names. */
  #teamNamed(team: string): number {
    const name = team.toUpperCase();
    if (name === 'HOME') return HOME;
    if (name === 'AWAY') return AWAY;
    const { info } = this.#state;
    const isNamed = (side: { id: string; name: string; abbreviation: string } | undefined) =>
      side !== undefined &&
      [side.id, side.name, side.abbreviation].some((own) => own.toUpperCase() === name);
    if (isNamed(info?.homeTeam)) return HOME;
    if (isNamed(info?.awayTeam)) return AWAY;
    return NO_TEAM;
  }

  #signal(signal: Signal): void {
    const state = this.#state;
    const transition = transitions[state.phase][signal];
    if (!transition) return;
    state.phase = transition.to;
    for (const action of transition.actions) this.#act(action);
  }

  #act(action: Action): void {
    if (action === 'PREDICT') this.#wantPrediction();
    else if (action === 'CLOSE_DRAW') this.#closeDraw();
    else this.#decideDraw();
  }

  #scoreboard(): Scoreboard {
    const state = this.#state;
    return {
      clock: state.clock,
      score: state.score,
      homeSkaters: skatersOf(state, 'HOME'),
      awaySkaters: skatersOf(state, 'AWAY'),
    };
  }

  #tellGame(change: 'STARTED' | 'SCORE' | 'PERIOD' | 'ENDED'): void {
    this.#intents.push({
      kind: 'GAME',
      gameId: this.#state.gameId,
      eventTimestamp: this.#eventTimestamp,
      scoreboard: this.#scoreboard(),
      drawsBefore: this.#state.draws.length,
      change,
    });
  }

  /** Looks at the dots: has a line-up come, changed its place, or gone? */
  #watch(): void {
    const state = this.#state;
    const rules = this.#rules;
    const now = state.lastEventTimestamp;
    // The horn has gone: the next draw belongs to the next period, and its clock has not come yet.
    if (state.clock?.secondsRemaining === 0) return;
    const sighting = sightDot(state, now, rules.freshMillis, rules.strayFeet);
    // Whatever the tree has learnt of teams: a pair that skates through a dot takes no draw there, and
    // names told while everyone gathers are taken back one by one.
    const isLineUp =
      sighting !== undefined &&
      sighting.view.nearestSpeed <= rules.lineUpSpeed &&
      looksLikeLineUp(rules.tree, sighting.view) &&
      (state.clock !== undefined || this.#isCalm(sighting, now));
    if (isLineUp) {
      if (state.watch?.dot !== sighting.dot || now - state.watch.lastSeen > rules.settleMillis) {
        state.watch = { dot: sighting.dot, since: now, lastSeen: now };
      } else state.watch.lastSeen = now;
    }
    // A wrong dot on the screens is worse than an early word: a move is told in half the time.
    const isMove = state.upcoming !== undefined && state.upcoming.dot !== sighting?.dot;
    const standing =
      state.clock === undefined ? rules.withoutClock.settleMillis : rules.settleMillis;
    const settleMillis = isMove ? standing / 2 : standing;
    const isSettled =
      isLineUp && state.watch !== undefined && now - state.watch.since >= settleMillis;
    if (state.phase !== 'LINE_UP') {
      if (isSettled) this.#lineUp(sighting.dot, sighting.homeTaker, sighting.awayTaker, 'LINED_UP');
      return;
    }
    const draw = state.upcoming;
    if (!draw) return;
    if (isSettled && sighting.dot !== draw.dot) {
      this.#lineUp(sighting.dot, sighting.homeTaker, sighting.awayTaker, 'LINE_UP_CHANGED');
      return;
    }
    const here = pairAt(state, draw.dot, now, rules.freshMillis);
    if (state.clock === undefined && haveBothLeft(state, rules, draw)) {
      state.watch = undefined;
      this.#signal('LINE_UP_DISPERSED');
    } else if (here && here.feet <= rules.strayFeet) {
      if (state.watch?.dot === draw.dot) state.watch.lastSeen = now;
      this.#tellIf(replaceAbsentTakers(state, rules, draw, here.homeTaker, here.awayTaker));
    } else if (!state.watch || now - state.watch.lastSeen > rules.breakMillis) {
      state.watch = undefined;
      this.#signal(state.clock === undefined ? 'LINE_UP_DISPERSED' : 'LINE_UP_BROKEN');
    }
  }

  /** Without a clock play may be on: what a line-up shows besides a pair at a dot. */
  #isCalm({ view }: DotSighting, now: number): boolean {
    const { calmSpeed, restMillis } = this.#rules.withoutClock;
    return view.averageSpeed <= calmSpeed && now - this.#state.unclockedDropTimestamp > restMillis;
  }

  #lineUp(dot: number, homeTaker: number, awayTaker: number, signal: Signal): void {
    const state = this.#state;
    this.#noteEnds();
    const homeTakerId = state.tracked.ids[homeTaker]!;
    const awayTakerId = state.tracked.ids[awayTaker]!;
    state.challengers.HOME = undefined;
    state.challengers.AWAY = undefined;
    if (state.upcoming) {
      state.upcoming.dot = dot;
      state.upcoming.homeTakerId = homeTakerId;
      state.upcoming.awayTakerId = awayTakerId;
    } else {
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
    this.#signal(signal);
  }

  /** The goalkeepers' nets tell which end home attacks; remembered while they are out of view. */
  #noteEnds(): void {
    const state = this.#state;
    const { tracked } = state;
    let evidence = 0;
    for (let entity = 1; entity < tracked.count; entity++) {
      if (tracked.isGoalkeeper[entity] !== 1 || tracked.timestamp[entity] === 0) continue;
      if (state.lastEventTimestamp - tracked.timestamp[entity]! > 60_000) continue;
      const x = tracked.x[entity]!;
      if (Math.abs(x) < GOALKEEPER_END_FEET) continue;
      evidence += (tracked.team[entity] === HOME ? -1 : 1) * Math.sign(x);
    }
    if (evidence !== 0) {
      state.attack = { period: state.clock?.period ?? 1, homeAttacksPositiveX: evidence > 0 };
    }
  }

  /** After a look at who takes the draw: tells where that changed him. */
  #tellIf(hasChanged: boolean): void {
    if (hasChanged) this.#signal('LINE_UP_CHANGED');
  }

  #situationMayHaveChanged(): void {
    if (this.#state.phase === 'LINE_UP') this.#signal('LINE_UP_CHANGED');
  }

  /** Asks for a prediction where the combination is another than the one asked for last. */
  #wantPrediction(): void {
    const state = this.#state;
    const draw = state.upcoming;
    if (!draw) return;
    const { dot, homeTakerId, awayTakerId } = draw;
    const situation = situationOf(state, dot, homeTakerId, awayTakerId);
    const combination = combinationOf(situation);
    if (combination === draw.combination) return;
    draw.combination = combination;
    draw.revision++;
    const pairs = substitutePairs(
      state,
      homeTakerId,
      awayTakerId,
      dot,
      state.lastEventTimestamp,
      this.#rules.freshMillis,
    );
    this.#intents.push({
      kind: 'PREDICT',
      gameId: state.gameId,
      eventTimestamp: this.#eventTimestamp,
      scoreboard: this.#scoreboard(),
      drawsBefore: state.draws.length,
      draw,
      revision: draw.revision,
      dot,
      combination,
      situation,
      substitutions: pairs.map((pair) => {
        const other = { ...situation, ...pair };
        return { combination: combinationOf(other), situation: other };
      }),
    });
  }

  #closeDraw(): void {
    const state = this.#state;
    const draw = state.upcoming;
    state.closedDraws++;
    const ordinal = draw?.ordinal ?? state.closedDraws;
    const closed: ClosedDraw = {
      faceoffId: faceoffId(state.gameId, state.drawPeriod, ordinal),
      period: state.drawPeriod,
      ordinal,
      secondsRemaining: state.clock?.secondsRemaining ?? 0,
      dropTimestamp: this.#eventTimestamp,
      homeSkaters: skatersOf(state, 'HOME'),
      awaySkaters: skatersOf(state, 'AWAY'),
      draw,
    };
    state.closed = closed;
    if (state.clock === undefined) state.unclockedDropTimestamp = this.#eventTimestamp;
    state.upcoming = undefined;
    state.watch = undefined;
    state.challengers.HOME = undefined;
    state.challengers.AWAY = undefined;
    if (draw) {
      this.#intents.push({
        kind: 'DROP',
        gameId: state.gameId,
        eventTimestamp: this.#eventTimestamp,
        scoreboard: this.#scoreboard(),
        drawsBefore: state.draws.length,
        closed,
      });
    }
  }

  /** The official result: of the draw that waits for one, or the first news of a drop. */
  #hear(result: FaceoffDecided): void {
    const state = this.#state;
    const isOf = (draw: UpcomingDraw | undefined) =>
      draw?.homeTakerId === result.homeTakerId && draw.awayTakerId === result.awayTakerId;
    const isOfNext = isOf(state.upcoming) && !isOf(state.closed?.draw);
    this.#result = result;
    if (state.closed && !isOfNext) this.#signal('FACEOFF_DECIDED');
    else if (!this.#isSaidAgain(result)) this.#signal('FACEOFF_UNNOTICED');
    this.#result = undefined;
  }

  /** Whether a result repeats the last one of this spell of play, perhaps with another winner. */
  #isSaidAgain(result: FaceoffDecided): boolean {
    const { draws, phase } = this.#state;
    const last = draws.at(-1);
    if (
      phase !== 'PLAY' ||
      last?.homeTakerId !== result.homeTakerId ||
      last.awayTakerId !== result.awayTakerId
    ) {
      return false;
    }
    draws[draws.length - 1] = { ...last, winner: result.winner };
    return true;
  }

  #decideDraw(): void {
    const state = this.#state;
    const { closed } = state;
    const result = this.#result;
    if (!closed || !result) return;
    state.closed = undefined;
    const { homeTakerId, awayTakerId, winner } = result;
    const dot = nearestDot(result.dot.x, result.dot.y);
    const homeSpot = homeSpotOf(state, dot);
    const length = periodSeconds(closed.period, state.info?.gameType ?? 'R');
    const periodSecondsElapsed = Math.max(0, length - closed.secondsRemaining);
    const drawsBefore = state.draws.length;
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
    this.#intents.push({
      kind: 'DECIDE',
      gameId: state.gameId,
      eventTimestamp: this.#eventTimestamp,
      scoreboard: this.#scoreboard(),
      drawsBefore,
      closed,
      dot,
      homeSpot,
      periodSecondsElapsed,
      homeTakerId,
      awayTakerId,
      winner,
    });
  }
}
