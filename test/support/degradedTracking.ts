import { DOTS } from '../../src/hockey/rink.ts';
import type { Location, TrackingEvent } from '../../src/pipeline/ingest/trackingEvent.ts';
import { FaceoffDetector } from '../../src/simulator/detectFaceoffs.ts';
import {
  type JudgedDetection,
  judgeDetection,
  type PublishedFaceoff,
} from '../../src/simulator/detectionMetrics.ts';
import { Random } from '../../src/simulator/random.ts';
import { trialScript } from '../../src/simulator/simulateDetection.ts';
import { simulateGame } from '../../src/simulator/simulateGame.ts';
import {
  type GameFaults,
  HARD_FAULTS,
  NOISE_LEVELS,
  type TrackingNoise,
} from '../../src/simulator/trackingNoise.ts';
import type { TrueDraw } from '../../src/simulator/truth.ts';

/** A tracking system, or a game, that the detector's fit has not seen. */
export interface Degradation {
  readonly name: string;
  readonly noise: TrackingNoise;
  readonly faults?: Partial<GameFaults>;
  readonly noLineupShare?: number;
  /** Changes the stream of one game, in its order of arrival. */
  readonly change?: (events: Iterable<TrackingEvent>, random: Random) => Iterable<TrackingEvent>;
  /** The truth of the changed stream, where it is another. */
  readonly truth?: (draw: TrueDraw) => TrueDraw;
}

const { clean, broadcast } = NOISE_LEVELS;
const cameras: TrackingNoise = { ...broadcast, bias: { x: 0, y: 0 } };
/** For changes that number the events anew, which would make late ones look new. */
const prompt: TrackingNoise = { ...cameras, lateShare: 0, doubledShare: 0, swappedShare: 0 };

type Change = NonNullable<Degradation['change']>;

const locations = (move: (sample: Location, random: Random) => Location | undefined): Change =>
  function* (events, random) {
    for (const event of events) {
      if (event.type !== 'LOCATION') yield event;
      else {
        const moved = move(event, random);
        if (moved) yield moved;
      }
    }
  };

const without = (...types: readonly TrackingEvent['type'][]): Change =>
  function* (events) {
    for (const event of events) if (!types.includes(event.type)) yield event;
  };

const inTurn =
  (...changes: readonly Change[]): Change =>
  (events, random) =>
    changes.reduce((all, change) => change(all, random), events);

/** Samples say team and role themselves; nothing else is told. */
const locationsAlone: Change = function* (events) {
  const players = new Map<string, { team: string; isGoalkeeper: boolean }>();
  for (const event of events) {
    if (event.type === 'GAME_STARTED') {
      for (const { id, team, position } of event.players) {
        players.set(id, { team, isGoalkeeper: position === 'G' });
      }
    }
    if (event.type === 'LOCATION') yield { ...event, ...players.get(event.entityId) };
  }
};

/** Only who is near the puck is in the picture, as in a broadcast camera's. */
const cameraWindow: Change = function* (events) {
  let puck = 0;
  for (const event of events) {
    if (event.type === 'LOCATION') {
      if (event.entityId === 'PUCK') {
        puck += 0.1 * (event.x - puck);
        continue;
      }
      if (Math.abs(event.x - puck) > 40) continue;
    }
    yield event;
  }
};

/** Numbers the events anew: what a change adds or moves must not hide behind a watermark. */
const renumbered: Change = function* (events) {
  let sequence = 0;
  for (const event of events) yield { ...event, sequence: ++sequence };
};

/** Whole frames at a rate: everyone's newest place, all with the same time. */
const frames = (hertz: number): Change =>
  function* (events) {
    const newest = new Map<string, Location>();
    let next = 0;
    let sequence = 0;
    for (const event of events) {
      if (event.timestamp >= next) {
        if (next > 0) {
          const timestamp = Math.round(next);
          for (const sample of newest.values()) {
            if (timestamp - sample.timestamp < 200) {
              yield { ...sample, timestamp, sequence: ++sequence };
            }
          }
        }
        next = next > 0 && event.timestamp - next < 1000 ? next + 1000 / hertz : event.timestamp;
      }
      if (event.type === 'LOCATION') newest.set(event.entityId, event);
      else yield { ...event, sequence: ++sequence };
    }
  };

/** Everyone on the benches and four officials are tracked too, one of them with the puck. */
const everyoneTracked: Change = function* (events, random) {
  const bench = new Map<string, number>();
  const onIce = new Map<string, readonly string[]>();
  let next = 0;
  let puck = { x: 0, y: 0 };
  for (const event of events) {
    yield event;
    if (event.type === 'GAME_STARTED') {
      for (const { id, team } of event.players) {
        bench.set(id, (team === 'HOME' ? -1 : 1) * (8 + 22 * random.uniform()));
      }
    }
    if (event.type === 'ON_ICE') onIce.set(event.team, event.playerIds);
    if (event.type !== 'LOCATION') continue;
    if (event.entityId === 'PUCK') puck = event;
    if (event.timestamp < next) continue;
    next = event.timestamp + 100;
    const out = new Set([...onIce.values()].flat());
    const { gameId, timestamp } = event;
    const tell = (entityId: string, x: number, y: number): Location => ({
      gameId,
      sequence: 0,
      timestamp,
      type: 'LOCATION',
      entityId,
      x: x + 0.5 * random.normal(),
      y: y + 0.5 * random.normal(),
    });
    for (const [id, x] of bench) if (!out.has(id)) yield tell(id, x, 45);
    yield tell('linesman-1', puck.x, puck.y + 1.5);
    yield tell('linesman-2', -puck.x, 30);
    yield tell('referee-1', 60, -38);
    yield tell('referee-2', -60, 38);
  }
};

/** The clock's news come `by` milliseconds late. */
const clockLate = (by: number): Change =>
  function* (events) {
    const waiting: TrackingEvent[] = [];
    for (const event of events) {
      while (waiting[0] && waiting[0].timestamp + by <= event.timestamp) {
        const late = waiting.shift()!;
        yield { ...late, timestamp: event.timestamp };
      }
      if (event.type === 'CLOCK' || event.type === 'STOPPAGE') waiting.push(event);
      else yield event;
    }
    yield* waiting;
  };

/** Who steps on the ice is told late, or never. */
const onIceLate: Change = function* (events, random) {
  const waiting: { event: TrackingEvent; at: number }[] = [];
  for (const event of events) {
    while (waiting[0] && waiting[0].at <= event.timestamp) yield waiting.shift()!.event;
    if (event.type !== 'ON_ICE') yield event;
    else if (!random.chance(0.15)) {
      waiting.push({ event, at: event.timestamp + 1000 * random.between(1, 4) });
    }
  }
};

/** Each player is out of the picture for spells of some seconds, a quarter of the time. */
const spellsOutOfView: Change = (events, random) => {
  const until = new Map<string, { isOut: boolean; until: number }>();
  return locations((sample) => {
    if (sample.entityId === 'PUCK') return sample;
    let spell = until.get(sample.entityId);
    if (!spell || sample.timestamp >= spell.until) {
      const isOut = spell !== undefined && !spell.isOut;
      const seconds = random.exponential(isOut ? 3 : 9);
      spell = { isOut, until: sample.timestamp + 1000 * seconds };
      until.set(sample.entityId, spell);
    }
    return spell.isOut ? undefined : sample;
  })(events, random);
};

/** Ids of another provider: letters and a leading zero. */
const otherIds: Change = function* (events) {
  const renamed = (id: string) => (id === 'PUCK' ? id : `trk_0${id.slice(2)}`);
  for (const event of events) {
    if (event.type === 'LOCATION') yield { ...event, entityId: renamed(event.entityId) };
    else if (event.type === 'GAME_STARTED') {
      yield { ...event, players: event.players.map((p) => ({ ...p, id: renamed(p.id) })) };
    } else if (event.type === 'ON_ICE') {
      const { goalkeeperId } = event;
      yield {
        ...event,
        playerIds: event.playerIds.map(renamed),
        ...(goalkeeperId === undefined ? {} : { goalkeeperId: renamed(goalkeeperId) }),
      };
    } else yield event;
  }
};
const renamedTakers = (draw: TrueDraw): TrueDraw => ({
  ...draw,
  homeTakerId: `trk_0${draw.homeTakerId.slice(2)}`,
  awayTakerId: `trk_0${draw.awayTakerId.slice(2)}`,
  wavedOut: draw.wavedOut.map((wave) => ({
    ...wave,
    playerId: `trk_0${wave.playerId.slice(2)}`,
    substituteId: `trk_0${wave.substituteId.slice(2)}`,
  })),
});

const shifted = (x: number, y: number): Change =>
  locations((s) => ({ ...s, x: s.x + x, y: s.y + y }));

/** The feed without what this repository's own simulator tells so neatly: everyone who can be wrong. */
export const DEGRADATIONS: readonly Degradation[] = [
  ...[10, 15, 20, 30, 60].map((hertz) => ({
    name: `${hertz} Hz`,
    noise: { ...cameras, playerHertz: hertz, puckHertz: hertz },
  })),
  { name: '30 Hz in whole frames', noise: prompt, change: frames(30) },
  { name: '10 Hz in whole frames', noise: prompt, change: frames(10) },
  {
    name: 'uneven: 12 Hz with 40 ms jitter',
    noise: {
      ...cameras,
      playerHertz: 12,
      samplingJitterMillis: 40,
      latestMillis: 500,
      lateShare: 0.1,
    },
  },
  {
    name: 'times rounded to 100 ms',
    noise: cameras,
    change: locations((s) => ({ ...s, timestamp: Math.round(s.timestamp / 100) * 100 })),
  },
  { name: 'a foot along', noise: { ...cameras, bias: { x: 1, y: 0 } } },
  { name: 'a foot across', noise: { ...cameras, bias: { x: -0.7, y: -0.7 } } },
  { name: 'a foot and a half off', noise: { ...clean, bias: { x: 1.1, y: 1.1 } } },
  { name: 'mirrored across', noise: { ...cameras, isMirrored: true } },
  {
    name: 'turned by half',
    noise: cameras,
    change: function* (events) {
      for (const event of events) {
        if (event.type === 'LOCATION') yield { ...event, x: -event.x, y: -event.y };
        else if (event.type === 'FACEOFF') {
          yield { ...event, dot: { x: -event.dot.x, y: -event.dot.y } };
        } else yield event;
      }
    },
    truth: (draw) => ({
      ...draw,
      dot: DOTS.find(({ x, y }) => x === -draw.dot.x && y === -draw.dot.y)!,
    }),
  },
  {
    name: 'no velocities, 12.5 Hz',
    noise: { ...clean, velocities: { areGiven: false, noiseFeetPerSecond: 0 } },
  },
  {
    name: 'velocities off by 3 ft/s',
    noise: { ...clean, velocities: { areGiven: true, noiseFeetPerSecond: 3 } },
  },
  { name: 'noise of a foot', noise: { ...cameras, positionFeet: 1, driftFeet: 0.5 } },
  { name: 'drift of a foot and a half', noise: { ...cameras, driftFeet: 1.5 } },
  { name: 'a fifth of the samples lost', noise: { ...cameras, lostShare: 0.2 } },
  { name: 'names mistaken', noise: { ...cameras, mistakenShare: 0.02 } },
  { name: 'players out of view for seconds', noise: cameras, change: spellsOutOfView },
  { name: 'a camera that follows the puck', noise: cameras, change: cameraWindow },
  { name: 'no clock', noise: cameras, change: without('CLOCK', 'STOPPAGE') },
  { name: 'no clock, no results', noise: cameras, change: without('CLOCK', 'STOPPAGE', 'FACEOFF') },
  { name: 'locations alone', noise: cameras, change: locationsAlone },
  { name: 'locations alone, clean', noise: clean, change: locationsAlone },
  {
    name: 'locations alone, followed by a camera',
    noise: cameras,
    change: inTurn(cameraWindow, locationsAlone),
  },
  { name: 'a clock 2 s late', noise: prompt, change: inTurn(clockLate(2000), renumbered) },
  { name: 'no word of who is on the ice', noise: cameras, change: without('ON_ICE') },
  { name: 'late word of who is on the ice', noise: cameras, change: onIceLate },
  { name: 'everyone tracked', noise: prompt, change: inTurn(everyoneTracked, renumbered) },
  {
    name: 'everyone tracked, no word of who is on the ice',
    noise: prompt,
    change: inTurn(everyoneTracked, without('ON_ICE'), renumbered),
  },
  { name: 'ids of letters', noise: cameras, change: otherIds, truth: renamedTakers },
  {
    name: 'off the rink',
    noise: cameras,
    change: locations((s) => ({ ...s, x: 1.02 * s.x, y: 1.03 * s.y })),
  },
  { name: 'two feet up', noise: clean, change: shifted(0, 2) },
  { name: 'time-outs everywhere', noise: cameras, faults: { televisionTimeouts: 0.5 } },
  { name: 'false line-ups everywhere', noise: cameras, faults: { falseLineups: 0.5 } },
  { name: 'changes everywhere', noise: cameras, faults: { changesDuringLineup: 0.6 } },
  { name: 'exchanges everywhere', noise: cameras, faults: { exchangesOfTakers: 0.7 } },
  { name: 'often nobody lines up', noise: cameras, noLineupShare: 0.3 },
];

const FIRST_GAME = 7000;

/** Plays two periods of some games so degraded through detection, and judges it. */
export function judgeDegraded(
  { name, noise, faults, noLineupShare, change, truth }: Degradation,
  games: number,
  periodSeconds: number,
): JudgedDetection {
  const judged = Array.from({ length: games }, (_, n) => {
    const script = trialScript(FIRST_GAME + n, {
      periods: 2,
      periodSeconds,
      wavedOutShare: 0.1,
      noLineupShare: noLineupShare ?? 0.01,
    });
    const played = simulateGame(script, { seed: n, noise, faults: { ...HARD_FAULTS, ...faults } });
    const events = (function* () {
      for (const { event } of played.events) yield event;
    })();
    const detector = new FaceoffDetector();
    const published: PublishedFaceoff[] = [];
    for (const event of change?.(events, new Random(n, `degraded ${name}`)) ?? events) {
      published.push(...detector.take(event));
    }
    return judgeDetection(truth ? played.truth.map(truth) : played.truth, published);
  });
  return {
    games,
    draws: judged.flatMap(({ draws }) => draws),
    falseDraws: judged.flatMap(({ falseDraws }) => falseDraws),
  };
}
