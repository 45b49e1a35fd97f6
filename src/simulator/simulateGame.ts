import { periodSeconds } from '../hockey/clock.ts';
import { faceoffId } from '../hockey/faceoffId.ts';
import { DOTS, toDot } from '../hockey/rink.ts';
import type { TeamSide } from '../hockey/team.ts';
import { Arena, TICK_SECONDS } from './arena.ts';
import { type GameScript, homeAttacksPositiveX, type ScriptDraw } from './gameScript.ts';
import { livePlay } from './livePlay.ts';
import { type PlayEnd, tendGoal } from './playFormation.ts';
import { Random } from './random.ts';
import { clampToIce } from './skater.ts';
import { stoppage } from './stoppage.ts';
import { type ArrivedEvent, TrackingFeed } from './trackingFeed.ts';
import {
  DEFAULT_FAULTS,
  type GameFaults,
  NOISE_LEVELS,
  type NoiseLevel,
  type TrackingNoise,
} from './trackingNoise.ts';
import { TrackingSystem } from './trackingSystem.ts';
import type { TrueDraw } from './truth.ts';
import type { WaveOutUnderWay } from './waveOutUnderWay.ts';

export interface SimulationOptions {
  /** Same script, seed and options: same events. The skating does not depend on the noise. */
  readonly seed: number;
  readonly noise?: NoiseLevel | TrackingNoise | undefined;
  readonly faults?: Partial<GameFaults> | undefined;
  /** Epoch milliseconds of the first event; by default the evening of the game's day. */
  readonly startTimestamp?: number | undefined;
  /** Event time between two periods; intermissions are cut by default. */
  readonly intermissionSeconds?: number | undefined;
}

export interface SimulatedGame {
  /** In order of arrival, made while they are read; can be read once. */
  readonly events: Iterable<ArrivedEvent>;
  /** Grows with every drop; complete when the events are read. */
  readonly truth: readonly TrueDraw[];
}

/** How long an official takes to enter the result of a draw. */
const RESULT_SECONDS = [1, 2.5] as const;
const CUT_INTERMISSION_SECONDS = 8;
const SHORTEST_PLAY_SECONDS = 0.8;

/** Plays a script: tracking events as they reach the stream, and the truth beside them. */
export function simulateGame(script: GameScript, options: SimulationOptions): SimulatedGame {
  const truth: TrueDraw[] = [];
  return { events: play(script, options, truth), truth };
}

function* play(
  script: GameScript,
  options: SimulationOptions,
  truth: TrueDraw[],
): Generator<ArrivedEvent, void> {
  const { seed } = options;
  const noise =
    typeof options.noise === 'object' ? options.noise : NOISE_LEVELS[options.noise ?? 'clean'];
  const start = options.startTimestamp ?? Date.parse(`${script.gameDate}T23:00:00Z`);
  const roster = new Map(script.players.map((player) => [player.id, player]));
  const arena = new Arena(roster, start, new Random(seed, 'skating'));
  const feed = new TrackingFeed(script.gameId, noise, new Random(seed, 'feed'));
  const system = new TrackingSystem(arena, feed, noise, new Random(seed, 'tracking'));
  const watched: WaveOutUnderWay[] = [];
  system.onPlayerSample = (playerId, timestamp, { x, y }) => {
    for (const wave of watched) wave.see(playerId, timestamp, { x, y: noise.isMirrored ? -y : y });
  };
  const game = new ScriptedGame(script, options, arena, truth, noise.isMirrored, watched);
  let since = arena.nowMillis;
  for (const _step of game.play()) {
    // Between periods the game moves the clock of the arena itself.
    since = Math.max(since, arena.nowMillis);
    arena.tick();
    system.look(since);
    since = arena.nowMillis;
    yield* feed.take(since);
  }
  system.look(since);
  yield* feed.take(Number.POSITIVE_INFINITY);
}

/** The course of a whole game: periods, stoppages, draws, plays. */
class ScriptedGame {
  readonly #script: GameScript;
  readonly #faults: GameFaults;
  readonly #intermissionSeconds: number;
  readonly #arena: Arena;
  readonly #truth: TrueDraw[];
  readonly #isMirrored: boolean;
  readonly #watched: WaveOutUnderWay[];
  #score: { readonly home: number; readonly away: number } | undefined;

  constructor(
    script: GameScript,
    options: SimulationOptions,
    arena: Arena,
    truth: TrueDraw[],
    isMirrored: boolean,
    watched: WaveOutUnderWay[],
  ) {
    this.#script = script;
    this.#faults = { ...DEFAULT_FAULTS, ...options.faults };
    this.#intermissionSeconds = options.intermissionSeconds ?? CUT_INTERMISSION_SECONDS;
    this.#arena = arena;
    this.#truth = truth;
    this.#isMirrored = isMirrored;
    this.#watched = watched;
  }

  *play(): Generator<void, void> {
    const { draws } = this.#script;
    this.#tellStart();
    let ordinal = 0;
    for (const [i, draw] of draws.entries()) {
      if (draws[i - 1]?.period !== draw.period) {
        if (i > 0) yield* this.#intermission();
        this.#startPeriod(draw);
        ordinal = 0;
      }
      yield* this.#draw(draw, ++ordinal);
      yield* this.#playOn(draw, draws[i + 1]);
    }
    yield* this.#glide(2);
    this.#arena.tell({ type: 'GAME_ENDED', timestamp: this.#arena.nowMillis });
  }

  #tellStart(): void {
    const { season, gameType, gameDate, homeTeam, awayTeam, players, simulated } = this.#script;
    this.#arena.tell({
      type: 'GAME_STARTED',
      timestamp: this.#arena.nowMillis,
      season,
      gameType,
      gameDate,
      homeTeam,
      awayTeam,
      players,
      simulated,
    });
    this.#tellScore(this.#script.draws[0]?.score);
  }

  #tellScore(score: { readonly home: number; readonly away: number } | undefined): void {
    if (score === undefined) return;
    if (score.home === this.#score?.home && score.away === this.#score.away) return;
    this.#score = score;
    this.#arena.tell({
      type: 'SCORE',
      timestamp: this.#arena.nowMillis,
      home: score.home,
      away: score.away,
    });
  }

  #startPeriod(draw: ScriptDraw): void {
    const home = homeAttacksPositiveX(this.#script, draw.period) ? 1 : -1;
    this.#arena.ends = { HOME: home, AWAY: home === 1 ? -1 : 1 };
    this.#arena.place('HOME', draw.home.skaterIds, draw.home.goalkeeperId);
    this.#arena.place('AWAY', draw.away.skaterIds, draw.away.goalkeeperId);
    const { puck } = this.#arena;
    Object.assign(puck, { x: 0, y: -40, fromX: 0, fromY: -40, vx: 0, vy: 0 });
    this.#arena.setClock(draw.period, periodSeconds(draw.period, this.#script.gameType), false);
  }

  *#draw(draw: ScriptDraw, ordinal: number): Generator<void, void> {
    const arena = this.#arena;
    const { period } = draw;
    const dot = DOTS[toDot(draw.spot, arena.ends.HOME === 1)]!;
    this.#watched.length = 0;
    const stoppageTimestamp = arena.nowMillis;
    const lineup = yield* stoppage(arena, draw, dot, this.#faults, (wave) => {
      this.#watched.push(wave);
    });
    const dropTimestamp = arena.nowMillis;
    const homeTakerId = draw.home.takerIds.at(-1)!;
    const awayTakerId = draw.away.takerIds.at(-1)!;
    const { gameId } = this.#script;
    this.#truth.push({
      gameId,
      faceoffId: faceoffId(gameId, period, ordinal),
      period,
      ordinal,
      // A mirrored picture has its dots mirrored too; `|| 0` keeps center free of −0.
      dot: { x: dot.x, y: (this.#isMirrored ? -dot.y : dot.y) || 0 },
      stoppageTimestamp,
      ...lineup,
      dropTimestamp,
      homeTakerId,
      awayTakerId,
      winner: draw.winner,
      hasLineup: draw.lineupSeconds > 0,
    });
    arena.carryPuck = undefined;
    arena.setClock(period, draw.secondsRemaining, true);
    for (const skater of arena.skaters) {
      skater.errands = skater.leavesFor === undefined ? [] : skater.errands;
    }
    arena.after(arena.random.between(...RESULT_SECONDS), () => {
      arena.tell({
        type: 'FACEOFF',
        timestamp: arena.nowMillis,
        dot,
        homeTakerId,
        awayTakerId,
        winner: draw.winner,
      });
    });
  }

  /** From the drop to the whistle, with the changes on the fly that the next draw asks for. */
  *#playOn(draw: ScriptDraw, next: ScriptDraw | undefined): Generator<void, void> {
    const arena = this.#arena;
    const { end } = this.#script;
    const follows = next?.period === draw.period ? next : undefined;
    const stopsAt =
      follows?.secondsRemaining ?? (draw.period === end.period ? end.secondsRemaining : 0);
    const score = next === undefined ? end.score : next.score;
    const seconds = Math.max(SHORTEST_PLAY_SECONDS, draw.secondsRemaining - stopsAt);
    const near = DOTS[follows === undefined ? 0 : toDot(follows.spot, arena.ends.HOME === 1)]!;
    const scorer = this.#scorer(score);
    const playEnd: PlayEnd = {
      seconds,
      near,
      reason:
        scorer !== undefined
          ? 'GOAL'
          : follows === undefined
            ? 'PERIOD_END'
            : follows.reason === 'GOAL'
              ? 'OTHER'
              : follows.reason,
      scorer,
    };
    const changesAt =
      seconds > 28 && follows !== undefined
        ? Math.round((seconds * arena.random.between(0.35, 0.7)) / TICK_SECONDS)
        : -1;
    let ticks = 0;
    for (const _step of livePlay(arena, draw.winner, playEnd)) {
      if (ticks++ === changesAt && follows !== undefined) {
        for (const side of ['HOME', 'AWAY'] as const) {
          if (!arena.random.chance(0.8)) continue;
          const team = follows[side === 'HOME' ? 'home' : 'away'];
          arena.changeTo(side, team.skaterIds, team.goalkeeperId, 22);
        }
      }
      yield;
    }
    arena.hurry();
    arena.setClock(draw.period, stopsAt, false);
    this.#tellScore(score);
    arena.tell({
      type: 'STOPPAGE',
      timestamp: arena.nowMillis,
      reason: follows?.reason ?? (scorer === undefined ? 'PERIOD_END' : 'GOAL'),
    });
  }

  /** Who scored in the play that led to `score`; nobody where the score is not known. */
  #scorer(
    score: { readonly home: number; readonly away: number } | undefined,
  ): TeamSide | undefined {
    if (score === undefined || this.#score === undefined) return undefined;
    if (score.home > this.#score.home) return 'HOME';
    return score.away > this.#score.away ? 'AWAY' : undefined;
  }

  /** After a horn: everybody glides out, then nothing is told until the next period. */
  *#intermission(): Generator<void, void> {
    yield* this.#glide(3);
    this.#arena.nowMillis += Math.round(this.#intermissionSeconds * 1000);
  }

  *#glide(seconds: number): Generator<void, void> {
    const arena = this.#arena;
    for (const skater of arena.skaters) {
      if (skater.isGoalkeeper) continue;
      const place = clampToIce(skater.x + skater.vx * 2, skater.y + skater.vy * 2);
      skater.errands = [{ ...place, feetPerSecond: 8, withinFeet: 0, seconds: 60 }];
    }
    tendGoal(arena);
    for (let i = 0; i < seconds / TICK_SECONDS; i++) yield;
  }
}
