import { DOTS } from '../../src/hockey/rink.ts';
import type { TrackingEvent } from '../../src/pipeline/ingest/trackingEvent.ts';

type Body<T> = T extends TrackingEvent ? Omit<T, 'gameId' | 'sequence' | 'timestamp'> : never;

/** Two teams of six, told by id: `h1`…`h5` and `hG`, `a1`…`a5` and `aG`. */
const SKATERS = [1, 2, 3, 4, 5];
const POSITIONS = ['C', 'L', 'R', 'D', 'D'] as const;

/**
 * A scene on the ice, told step by step, for tests of single situations: who stands where, what the
 * clock does. Whole games come from the simulator.
 */
export class TrackingScene {
  readonly gameId: string;
  readonly events: TrackingEvent[] = [];
  readonly places = new Map<string, { x: number; y: number }>();
  now: number;
  #sequence = 0;

  constructor(gameId = '2024020001', startTimestamp = 1_700_000_000_000) {
    this.gameId = gameId;
    this.now = startTimestamp;
  }

  tell(body: Body<TrackingEvent>): this {
    this.#sequence++;
    this.events.push({
      ...body,
      gameId: this.gameId,
      sequence: this.#sequence,
      timestamp: this.now,
    } as TrackingEvent);
    return this;
  }

  introduce(): this {
    const team = (side: 'HOME' | 'AWAY', letter: string) => [
      ...SKATERS.map((n) => ({
        id: `${letter}${n}`,
        name: `${side} ${n}`,
        team: side,
        number: n,
        position: POSITIONS[n - 1]!,
        shoots: 'L' as const,
      })),
      { id: `${letter}G`, name: `${side} goalkeeper`, team: side, position: 'G' as const },
    ];
    return this.tell({
      type: 'GAME_STARTED',
      season: '20242025',
      gameType: 'R',
      gameDate: '2024-10-08',
      homeTeam: { id: 'H', name: 'Home', abbreviation: 'HOM' },
      awayTeam: { id: 'A', name: 'Away', abbreviation: 'AWY' },
      players: [...team('HOME', 'h'), ...team('AWAY', 'a')],
    });
  }

  onIce(
    home = ['h1', 'h2', 'h3', 'h4', 'h5', 'hG'],
    away = ['a1', 'a2', 'a3', 'a4', 'a5', 'aG'],
  ): this {
    const keeper = (ids: string[]) => ids.find((id) => id.endsWith('G'));
    this.tell({ type: 'ON_ICE', team: 'HOME', playerIds: home, goalkeeperId: keeper(home) });
    return this.tell({ type: 'ON_ICE', team: 'AWAY', playerIds: away, goalkeeperId: keeper(away) });
  }

  clock(isRunning: boolean, period = 1, secondsRemaining = 1200): this {
    return this.tell({ type: 'CLOCK', period, secondsRemaining, isRunning });
  }

  stand(id: string, x: number, y: number): this {
    this.places.set(id, { x, y });
    return this;
  }

  /** Both teams around a dot: `h1` and `a1` at it, the others outside the circle, goalkeepers home. */
  lineUp(dot: number, homeTaker = 'h1', awayTaker = 'a1'): this {
    const { x, y } = DOTS[dot]!;
    for (const [letter, side] of [
      ['h', -1],
      ['a', 1],
    ] as const) {
      const taker = letter === 'h' ? homeTaker : awayTaker;
      const others = SKATERS.map((n) => `${letter}${n}`).filter((id) => id !== taker);
      for (const [i, id] of others.entries()) {
        this.stand(id, x + side * 18, y + (i - 1.5) * 9);
      }
      this.stand(taker, x + side * 2.5, y);
      this.stand(`${letter}G`, side * 86, 0);
    }
    return this;
  }

  /** Everyone far from every dot, in a bunch at the benches. */
  scatter(): this {
    for (const letter of ['h', 'a']) {
      for (const n of SKATERS) this.stand(`${letter}${n}`, 35 + n * 3, letter === 'h' ? 40 : -40);
    }
    return this;
  }

  /** Samples of everyone every 80 ms for so long, standing still; velocities on request. */
  hold(millis: number, velocities = true): this {
    const end = this.now + millis;
    while (this.now < end) {
      this.now += 80;
      for (const [entityId, { x, y }] of this.places) {
        this.tell({ type: 'LOCATION', entityId, x, y, ...(velocities ? { vx: 0, vy: 0 } : {}) });
      }
    }
    return this;
  }

  result(dot: number, winner: 'HOME' | 'AWAY', homeTakerId = 'h1', awayTakerId = 'a1'): this {
    return this.tell({ type: 'FACEOFF', dot: DOTS[dot]!, homeTakerId, awayTakerId, winner });
  }
}

/** The bytes of a Kinesis record's data. */
export const toRecordData = (events: readonly TrackingEvent[]): string =>
  Buffer.from(events.map((event) => JSON.stringify(event)).join('\n')).toString('base64');
