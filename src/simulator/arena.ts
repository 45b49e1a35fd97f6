import type { TeamSide } from '../hockey/team.ts';
import type { RosterPlayer } from '../pipeline/ingest/trackingEvent.ts';
import type { Random } from './random.ts';
import { keepApart, newSkater, type Skater, skate } from './skater.ts';
import type { UnnumberedEvent } from './trackingFeed.ts';

/** Seconds between two steps of the game; positions in between are interpolated. */
export const TICK_SECONDS = 0.04;
const TICK_MILLIS = 40;

export interface Puck {
  x: number;
  y: number;
  vx: number;
  vy: number;
  fromX: number;
  fromY: number;
}

/** What a game step is told about a period. */
export interface Ends {
  /** Direction of attack along x. */
  readonly HOME: 1 | -1;
  readonly AWAY: 1 | -1;
}

/**
 * The ice as it is: who is on it, where everyone is, the clock; true values, before any tracking
 * system looks at them. Discrete events of a tick wait in `told` until the tick's positions are sent.
 */
export class Arena {
  readonly random: Random;
  readonly roster: ReadonlyMap<string, RosterPlayer>;
  /** On the ice, goalkeepers included; replaced by a new list whenever somebody comes or goes. */
  skaters: readonly Skater[] = [];
  readonly puck: Puck = { x: 0, y: 0, vx: 0, vy: 0, fromX: 0, fromY: 0 };
  /** Set while the linesman has the puck: where he takes it. */
  carryPuck:
    | {
        readonly x: number;
        readonly y: number;
        waitSeconds: number;
        readonly feetPerSecond: number;
      }
    | undefined;
  ends: Ends = { HOME: 1, AWAY: -1 };
  nowMillis: number;
  told: UnnumberedEvent[] = [];
  readonly #later: { readonly atMillis: number; readonly tell: () => void }[] = [];
  readonly #goalkeeperIds = new Set<string>();
  #period = 1;
  #remainingMillis = 0;
  #isRunning = false;
  #quietMillis = 0;

  constructor(roster: ReadonlyMap<string, RosterPlayer>, startTimestamp: number, random: Random) {
    this.roster = roster;
    this.random = random;
    this.nowMillis = startTimestamp;
  }

  get isClockRunning(): boolean {
    return this.#isRunning;
  }

  tell(event: UnnumberedEvent): void {
    this.told.push(event);
  }

  /** Does something at a later tick, e.g. tells the official result of a draw. */
  after(seconds: number, tell: () => void): void {
    this.#later.push({ atMillis: this.nowMillis + Math.round(seconds * 1000), tell });
  }

  /** Does at once what waits for later: the play it belongs to is over. */
  hurry(): void {
    for (const { tell } of this.#later.splice(0)) tell();
  }

  setClock(period: number, secondsRemaining: number, isRunning: boolean): void {
    this.#period = period;
    this.#remainingMillis = Math.round(secondsRemaining * 1000);
    this.#isRunning = isRunning;
    this.#tellClock();
  }

  #tellClock(): void {
    this.#quietMillis = 0;
    this.tell({
      type: 'CLOCK',
      timestamp: this.nowMillis,
      period: this.#period,
      secondsRemaining: Math.round(this.#remainingMillis / 100) / 10,
      isRunning: this.#isRunning,
    });
  }

  /** Skaters of a team, goalkeeper not counted. */
  team(side: TeamSide): readonly Skater[] {
    return this.skaters.filter((s) => s.side === side && !s.isGoalkeeper);
  }

  find(playerId: string): Skater | undefined {
    return this.skaters.find((s) => s.player.id === playerId);
  }

  /** One step: everyone skates, whoever reached the bench is changed, the clock goes on. */
  tick(): void {
    this.nowMillis += TICK_MILLIS;
    if (this.carryPuck !== undefined) this.#carry(this.carryPuck);
    for (const skater of this.skaters) skate(skater, TICK_SECONDS, this.random);
    keepApart(this.skaters);
    this.#changeAtBench();
    for (let i = 0; i < this.#later.length; i++) {
      if (this.#later[i]!.atMillis > this.nowMillis) continue;
      this.#later.splice(i--, 1)[0]!.tell();
    }
    if (this.#isRunning) {
      const before = Math.ceil(this.#remainingMillis / 1000);
      this.#remainingMillis = Math.max(0, this.#remainingMillis - TICK_MILLIS);
      if (Math.ceil(this.#remainingMillis / 1000) !== before) this.#tellClock();
    } else {
      this.#quietMillis += TICK_MILLIS;
      if (this.#quietMillis >= 5000) this.#tellClock();
    }
  }

  /** Where a player of the team steps over the boards. */
  benchDoor(side: TeamSide): { x: number; y: number } {
    return { x: (side === 'HOME' ? -1 : 1) * this.random.between(8, 30), y: 40 };
  }

  /**
   * Has the team change to the given players: whoever is not among them skates to the bench and is
   * replaced there; those for whom nobody leaves step on at once.
   */
  changeTo(
    side: TeamSide,
    skaterIds: readonly string[],
    goalkeeperId: string | undefined,
    feetPerSecond: number,
  ): void {
    const wanted = new Set(skaterIds);
    for (const skater of this.skaters) {
      if (skater.side === side && skater.isGoalkeeper) {
        this.#goalkeeperIds.delete(skater.player.id);
      }
    }
    if (goalkeeperId !== undefined) {
      wanted.add(goalkeeperId);
      this.#goalkeeperIds.add(goalkeeperId);
    }
    const leaving: Skater[] = [];
    for (const skater of this.skaters) {
      if (skater.side !== side) continue;
      if (!wanted.delete(skater.player.id)) leaving.push(skater);
      else if (skater.leavesFor !== undefined) {
        skater.leavesFor = undefined;
        skater.errands = [];
      }
    }
    // The goalkeeper's place is taken by a goalkeeper where there is one.
    leaving.sort((a, b) => Number(b.isGoalkeeper) - Number(a.isGoalkeeper));
    const incoming = [...wanted].sort(
      (a, b) => Number(this.#goalkeeperIds.has(b)) - Number(this.#goalkeeperIds.has(a)),
    );
    for (const skater of leaving) {
      const id = incoming.shift();
      const isUnderWay = skater.leavesFor !== undefined;
      skater.leavesFor = id === undefined ? 'nobody' : this.#player(id);
      if (!isUnderWay) this.#sendToBench(skater, feetPerSecond);
    }
    if (incoming.length === 0) return;
    for (const id of incoming) {
      const { x, y } = this.benchDoor(side);
      this.enter(id, x, y);
    }
    this.tellOnIce(side);
  }

  /** Whether somebody is still on his way to the bench to be changed. */
  get isChanging(): boolean {
    return this.skaters.some((s) => s.leavesFor !== undefined);
  }

  enter(playerId: string, x: number, y: number): Skater {
    const isGoalkeeper = this.#goalkeeperIds.has(playerId);
    const skater = newSkater(this.#player(playerId), x, y, this.random, isGoalkeeper);
    this.skaters = [...this.skaters, skater];
    return skater;
  }

  /** Puts a team on the ice without a change, as at the start of a period. */
  place(side: TeamSide, skaterIds: readonly string[], goalkeeperId: string | undefined): void {
    this.skaters = this.skaters.filter((s) => s.side !== side);
    if (goalkeeperId !== undefined) {
      this.#goalkeeperIds.add(goalkeeperId);
      this.enter(goalkeeperId, -this.ends[side] * 85, 0);
    }
    for (const id of skaterIds) {
      this.enter(id, -this.ends[side] * this.random.between(8, 40), this.random.between(5, 38));
    }
    this.tellOnIce(side);
  }

  #player(id: string): RosterPlayer {
    const player = this.roster.get(id);
    if (player === undefined) throw new RangeError(`expected a player of the rosters, got ${id}`);
    return player;
  }

  #sendToBench(skater: Skater, feetPerSecond: number): void {
    skater.restlessFeet = 0.5;
    skater.errandSeconds = 0;
    const door = this.benchDoor(skater.side);
    skater.errands = [{ ...door, feetPerSecond, withinFeet: 4, seconds: 14 }];
  }

  tellOnIce(side: TeamSide): void {
    const on = this.skaters.filter((s) => s.side === side);
    const goalkeeper = on.find((s) => s.isGoalkeeper);
    this.tell({
      type: 'ON_ICE',
      timestamp: this.nowMillis,
      team: side,
      playerIds: on.map((s) => s.player.id),
      ...(goalkeeper === undefined ? {} : { goalkeeperId: goalkeeper.player.id }),
    });
  }

  #carry(to: NonNullable<Arena['carryPuck']>): void {
    const { puck } = this;
    puck.fromX = puck.x;
    puck.fromY = puck.y;
    to.waitSeconds -= TICK_SECONDS;
    if (to.waitSeconds > 0) return;
    // A hand is never still.
    const dx = to.x + 0.4 * this.random.normal() - puck.x;
    const dy = to.y + 0.4 * this.random.normal() - puck.y;
    const away = Math.hypot(dx, dy);
    const step = Math.min(away * 0.2, to.feetPerSecond * TICK_SECONDS);
    if (away === 0) return;
    puck.vx = (dx / away) * (step / TICK_SECONDS);
    puck.vy = (dy / away) * (step / TICK_SECONDS);
    puck.x += (dx / away) * step;
    puck.y += (dy / away) * step;
  }

  #changeAtBench(): void {
    let changed: Set<TeamSide> | undefined;
    for (const skater of this.skaters) {
      const { leavesFor } = skater;
      if (leavesFor === undefined || skater.errands.length > 0) continue;
      changed ??= new Set();
      changed.add(skater.side);
      const fresh =
        leavesFor === 'nobody'
          ? []
          : [
              newSkater(
                leavesFor,
                skater.x,
                skater.y,
                this.random,
                this.#goalkeeperIds.has(leavesFor.id),
              ),
            ];
      this.skaters = this.skaters.flatMap((s) => (s === skater ? fresh : [s]));
    }
    for (const side of changed ?? []) this.tellOnIce(side);
  }
}
