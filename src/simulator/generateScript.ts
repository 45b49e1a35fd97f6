import { OVERTIME_SECONDS, PERIOD_SECONDS } from '../hockey/clock.ts';
import type { HomeSpot } from '../hockey/rink.ts';
import { opponentOf, type TeamSide } from '../hockey/team.ts';
import type { RosterPlayer, RosterTeam } from '../pipeline/ingest/trackingEvent.ts';
import type { GameScript, ScriptDraw, ScriptSide, StoppageReason } from './gameScript.ts';
import { Random } from './random.ts';
import { drawTiming } from './scriptTiming.ts';

export interface ScriptRequest {
  readonly gameId: string;
  readonly season: string;
  readonly gameDate: string;
  readonly homeTeam: RosterTeam;
  readonly awayTeam: RosterTeam;
  /** Rosters of both teams: at least 12 forwards, 6 defensemen and a goalkeeper each. */
  readonly players: readonly RosterPlayer[];
  /** Talent at the dot in log-odds, 0 = average. */
  readonly skill: (playerId: string) => number;
  readonly seed: number;
  /** Shorter periods for tests; 1200 by default. */
  readonly periodSeconds?: number | undefined;
  readonly periods?: number | undefined;
  /** Clock between draws; 45 by default. */
  readonly medianGapSeconds?: number | undefined;
  /** Share of draws with a taker waved out, per team; 0.03 by default. */
  readonly wavedOutShare?: number | undefined;
  /** Share of draws that leave no line-up; 0 by default. */
  readonly noLineupShare?: number | undefined;
}

/** Why play stops, beside goals, by weight. Chosen so that spots come out as in decision 040. */
const REASONS: readonly (readonly [StoppageReason, number])[] = [
  ['GOALKEEPER_FREEZES', 32],
  ['ICING', 17],
  ['OFFSIDE', 12],
  ['PUCK_OUT_OF_PLAY', 18],
  ['PENALTY', 9],
  ['GOAL', 10],
  ['OTHER', 2],
];
const PENALTY_SECONDS = 120;
/** Clock between draws of a period: median 45 s, mean 63 s (league counts, decision 040). */
const GAP = { median: 45, sigma: 0.82, least: 4, most: 320 };
const LAST_MINUTES_SECONDS = 95;

interface PowerPlay {
  readonly penalized: TeamSide;
  readonly playerId: string;
  readonly endsAt: number;
}

/** Writes a plausible game: Poisson-like draws, power plays, goals, a pulled goalkeeper. */
export function generateScript(request: ScriptRequest): GameScript {
  return new ScriptWriter(request).write();
}

class ScriptWriter {
  readonly #request: ScriptRequest;
  readonly #random: Random;
  readonly #draws: ScriptDraw[] = [];
  #score = { home: 0, away: 0 };
  #powerPlay: PowerPlay | undefined;

  constructor(request: ScriptRequest) {
    this.#request = request;
    this.#random = new Random(request.seed, 'script');
  }

  write(): GameScript {
    const { gameId, season, gameDate, homeTeam, awayTeam, players } = this.#request;
    const periods = this.#request.periods ?? 3;
    const seconds = this.#request.periodSeconds ?? PERIOD_SECONDS;
    for (let period = 1; period <= periods; period++) {
      this.#period(period, seconds, PERIOD_SECONDS, false);
    }
    let end = { period: periods, secondsRemaining: Math.max(0, PERIOD_SECONDS - seconds) };
    if (periods === 3 && this.#score.home === this.#score.away) {
      const secondsRemaining = this.#period(4, OVERTIME_SECONDS, OVERTIME_SECONDS, true);
      end = { period: 4, secondsRemaining };
    }
    return {
      gameId,
      season,
      gameType: 'R',
      gameDate,
      homeTeam,
      awayTeam,
      players,
      homeAttacksPositiveXFirst: this.#random.chance(0.5),
      draws: this.#draws,
      end: { ...end, score: this.#score },
      simulated: ['people', 'draws', 'skating'],
    };
  }

  /** Plays one period; returns what is left on its clock when it ends. */
  #period(period: number, length: number, clock: number, isOvertime: boolean): number {
    const random = this.#random;
    let elapsed = 0;
    let reason: StoppageReason = 'PERIOD_START';
    let spot: HomeSpot = 'C';
    this.#powerPlay = undefined;
    for (;;) {
      this.#draw(period, elapsed, clock, reason, spot, isOvertime);
      const gap = Math.round(
        Math.max(
          GAP.least,
          Math.min(
            GAP.most,
            random.logNormal(this.#request.medianGapSeconds ?? GAP.median, GAP.sigma),
          ),
        ),
      );
      elapsed += gap;
      if (elapsed > length - 3) return Math.max(0, clock - length);
      this.#endPenalty(elapsed);
      const weights = REASONS.map(([name, weight]) =>
        name === 'PENALTY' && (this.#powerPlay !== undefined || isOvertime) ? 0 : weight,
      );
      reason = random.pickWeighted(
        REASONS.map(([name]) => name),
        weights,
      );
      const favored = random.chance(0.52) ? 'HOME' : 'AWAY';
      if (reason === 'GOAL') {
        this.#goal(favored);
        if (isOvertime) return clock - elapsed;
      }
      if (reason === 'PENALTY') this.#penalty(favored, elapsed);
      spot = this.#spot(reason, favored);
    }
  }

  #endPenalty(elapsed: number): void {
    if (this.#powerPlay !== undefined && this.#powerPlay.endsAt <= elapsed) {
      this.#powerPlay = undefined;
    }
  }

  #goal(scorer: TeamSide): void {
    const { home, away } = this.#score;
    this.#score = scorer === 'HOME' ? { home: home + 1, away } : { home, away: away + 1 };
    if (this.#powerPlay !== undefined && this.#powerPlay.penalized !== scorer) {
      this.#powerPlay = undefined;
    }
  }

  #penalty(attacking: TeamSide, elapsed: number): void {
    const penalized = opponentOf(attacking);
    const last = this.#draws.at(-1)!;
    const on = last[penalized === 'HOME' ? 'home' : 'away'].skaterIds;
    this.#powerPlay = {
      penalized,
      playerId: this.#random.pick(on),
      endsAt: elapsed + PENALTY_SECONDS,
    };
  }

  /** Where play goes on. `attacking` is the side in whose attacking end it stopped. */
  #spot(reason: StoppageReason, attacking: TeamSide): HomeSpot {
    const random = this.#random;
    if (reason === 'GOAL' || reason === 'PERIOD_START') return 'C';
    // Right-handed goalkeepers and wings make one side a little commoner (league counts).
    const end = attacking === 'HOME' ? 'O' : 'D';
    const side = random.chance(attacking === 'HOME' ? 0.56 : 0.45) ? 'L' : 'R';
    const neutral = `${random.chance(0.5) ? 'N+' : 'N-'}${side}` as HomeSpot;
    if (reason === 'OFFSIDE') return random.chance(0.8) ? neutral : 'C';
    if (reason === 'PUCK_OUT_OF_PLAY' || reason === 'OTHER') {
      return random.chance(0.25) ? neutral : (`${end}${side}` as HomeSpot);
    }
    return `${end}${side}` as HomeSpot;
  }

  #draw(
    period: number,
    elapsed: number,
    clock: number,
    reason: StoppageReason,
    spot: HomeSpot,
    isOvertime: boolean,
  ): void {
    const random = this.#random;
    const isLate = period === 3 && clock - elapsed < LAST_MINUTES_SECONDS;
    const lead = this.#score.home - this.#score.away;
    const pulls = (side: TeamSide) =>
      isLate && (side === 'HOME' ? lead < 0 && lead >= -2 : lead > 0 && lead <= 2);
    const keepsLine = reason === 'ICING' || random.chance(0.12);
    const team = (side: TeamSide): ScriptSide => {
      const isShort = this.#powerPlay?.penalized === side;
      const count = (isOvertime ? 3 : 5) - (isShort && !isOvertime ? 1 : 0) + (pulls(side) ? 1 : 0);
      // Who iced the puck may not change.
      const previous = this.#draws.at(-1)?.[side === 'HOME' ? 'home' : 'away'].skaterIds;
      const isBound =
        keepsLine &&
        previous?.length === count &&
        !previous.includes(isShort ? (this.#powerPlay?.playerId ?? '') : '') &&
        (side === 'HOME') === spot.startsWith('D');
      const skaters = isBound ? this.#named(previous) : this.#choose(side, count, isShort);
      const takerIds = this.#takers(skaters).map((p) => p.id);
      const goalkeeper = this.#roster(side, 'G')[0]!;
      const skaterIds = skaters.map((p) => p.id);
      return pulls(side)
        ? { takerIds, skaterIds }
        : { takerIds, skaterIds, goalkeeperId: goalkeeper.id };
    };
    const home = team('HOME');
    const away = team('AWAY');
    const margin =
      0.06 +
      this.#strength(home, spot, 1) -
      this.#strength(away, spot, -1) +
      0.12 * (home.skaterIds.length - away.skaterIds.length);
    const timing = drawTiming(reason, random);
    const hasNone = random.chance(this.#request.noLineupShare ?? 0);
    this.#draws.push({
      period,
      secondsRemaining: clock - elapsed,
      spot,
      reason,
      home: hasNone ? { ...home, takerIds: home.takerIds.slice(-1) } : home,
      away: hasNone ? { ...away, takerIds: away.takerIds.slice(-1) } : away,
      winner: random.chance(1 / (1 + Math.exp(-margin))) ? 'HOME' : 'AWAY',
      score: this.#score,
      ...timing,
      ...(hasNone ? { lineupSeconds: 0 } : {}),
    });
  }

  /** Log-odds of a side's taker: his talent and his hand on this side of the ice. */
  #strength(side: ScriptSide, spot: HomeSpot, view: 1 | -1): number {
    const taker = side.takerIds.at(-1)!;
    const hand = this.#request.players.find((p) => p.id === taker)?.shoots;
    const sideOfIce = spot.endsWith('L') ? view : spot.endsWith('R') ? -view : 0;
    const strong = (hand === 'L' ? 1 : -1) * sideOfIce;
    return this.#request.skill(taker) + 0.08 * strong;
  }

  #takers(skaters: readonly RosterPlayer[]): readonly RosterPlayer[] {
    const random = this.#random;
    const forwards = skaters.filter((p) => p.position !== 'D');
    const centers = forwards.filter((p) => p.position === 'C');
    const first =
      random.chance(0.93) && centers.length > 0 ? centers[0]! : (forwards[0] ?? skaters[0]!);
    const substitutes = random.shuffle(forwards.filter((p) => p !== first));
    const substitute = substitutes[0];
    return substitute !== undefined && random.chance(this.#request.wavedOutShare ?? 0.03)
      ? [first, substitute]
      : [first];
  }

  /** The next line of forwards and a pair of defensemen, cut or filled to `count`. */
  #choose(side: TeamSide, count: number, isShort: boolean): readonly RosterPlayer[] {
    const random = this.#random;
    const boxed = isShort ? this.#powerPlay?.playerId : undefined;
    const free = (position: RosterPlayer['position']) =>
      this.#roster(side, position).filter((p) => p.id !== boxed);
    const line = random.pickWeighted([0, 1, 2, 3], [31, 28, 24, 17]);
    const pair = random.pickWeighted([0, 1, 2], [38, 34, 28]);
    const at = (players: readonly RosterPlayer[], i: number) => players[i % players.length]!;
    const center = at(free('C'), line);
    const wings = [at(free('L'), line), at(free('R'), line)];
    const defense = [at(free('D'), 2 * pair), at(free('D'), 2 * pair + 1)];
    const extra = at(free('C'), line + 1);
    if (count === 3) return [center, wings[0]!, defense[0]!];
    if (count === 4) return [center, wings[random.integer(0, 1)]!, ...defense];
    return count === 5 ? [center, ...wings, ...defense] : [center, ...wings, ...defense, extra];
  }

  #named(ids: readonly string[]): readonly RosterPlayer[] {
    return ids.flatMap((id) => this.#request.players.filter((p) => p.id === id));
  }

  #roster(side: TeamSide, position: RosterPlayer['position']): readonly RosterPlayer[] {
    return this.#request.players.filter((p) => p.team === side && p.position === position);
  }
}
