import { type EventSink, SCANNED_PUCK } from '../ingest/recordReader.ts';
import { type FaceoffDecided, PUCK, type TrackingEvent } from '../ingest/trackingEvent.ts';
import { TrackingEventError } from '../ingest/trackingEventError.ts';
import type { GameState, UpcomingDraw } from '../state/gameState.ts';
import { AWAY, HOME, NO_TEAM, PUCK_ENTITY, teamCode } from '../state/trackedEntities.ts';
import { actions } from './actions/actions.ts';
import { type FoldMoment, intentMoment } from './actions/moment.ts';
import { defaultRules } from './defaultRules.ts';
import type { GameIntent, Intent } from './intent.ts';
import type { DetectorRules } from './lineUpRules.ts';
import { watchForLineUp } from './lineUpWatch.ts';
import { considerLateSample, considerTakeover } from './takers.ts';
import { type Signal, transitions } from './transitions.ts';

/** How often the dots are looked at, in event time. */
const WATCH_MILLIS = 40;

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
  readonly #moment: FoldMoment;

  /**
   * @param state - owned and changed in place
   * @param intents - gets what is to be done, in order
   */
  constructor(state: GameState, intents: Intent[], rules: DetectorRules = defaultRules) {
    this.#state = state;
    this.#rules = rules;
    this.#moment = { state, rules, intents, eventTimestamp: 0, result: undefined };
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
    this.#moment.eventTimestamp = event.timestamp;
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
    this.#moment.eventTimestamp = state.lastEventTimestamp;
    if (state.phase === 'LINE_UP' && entity !== PUCK_ENTITY) {
      this.#tellIf(considerTakeover(state, this.#rules, entity));
    }
    if (state.lastEventTimestamp >= state.nextWatch) {
      if (state.lastEventTimestamp - state.nextWatch > this.#rules.freshMillis) {
        state.seenSince = state.lastEventTimestamp;
      }
      state.nextWatch = state.lastEventTimestamp + WATCH_MILLIS;
      const news = watchForLineUp(state, this.#rules);
      if (news) this.#signal(news);
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
    for (const action of transition.actions) actions[action](this.#moment);
  }

  #tellGame(change: GameIntent['change']): void {
    this.#moment.intents.push({ kind: 'GAME', ...intentMoment(this.#moment), change });
  }

  /** After a look at who takes the draw: tells where that changed him. */
  #tellIf(hasChanged: boolean): void {
    if (hasChanged) this.#signal('LINE_UP_CHANGED');
  }

  #situationMayHaveChanged(): void {
    if (this.#state.phase === 'LINE_UP') this.#signal('LINE_UP_CHANGED');
  }

  /** The official result: of the draw that waits for one, or the first news of a drop. */
  #hear(result: FaceoffDecided): void {
    const state = this.#state;
    const isOf = (draw: UpcomingDraw | undefined) =>
      draw?.homeTakerId === result.homeTakerId && draw.awayTakerId === result.awayTakerId;
    const isOfNext = isOf(state.upcoming) && !isOf(state.closed?.draw);
    this.#moment.result = result;
    if (state.closed && !isOfNext) this.#signal('FACEOFF_DECIDED');
    else if (!this.#isSaidAgain(result)) this.#signal('FACEOFF_UNNOTICED');
    this.#moment.result = undefined;
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
}
