/** How a tracking system sees the game: rates, errors of measurement, faults of the way. */
export interface TrackingNoise {
  /** Samples a second of each player on the ice; 12.5 is one about every 80 ms. */
  readonly playerHertz: number;
  readonly puckHertz: number;
  /** Standard deviation of the time between two samples of one entity, milliseconds. */
  readonly samplingJitterMillis: number;
  /** White noise of a position, standard deviation in feet. */
  readonly positionFeet: number;
  /** Slow error of one player's track (about half a minute), standard deviation in feet. */
  readonly driftFeet: number;
  /** Error of the whole picture, feet. */
  readonly bias: { readonly x: number; readonly y: number };
  /** The picture is turned over across the rink (y → −y): positions, dots of results, truth. */
  readonly isMirrored: boolean;
  /** Whether `vx`, `vy` are sent, and the standard deviation of their noise in ft/s. */
  readonly velocities: { readonly areGiven: boolean; readonly noiseFeetPerSecond: number };
  /** Share of events that arrive late, by 20 ms to `latestMillis`. */
  readonly lateShare: number;
  readonly latestMillis: number;
  /** Share of events that arrive twice. */
  readonly doubledShare: number;
  /** Share of positions that never arrive. */
  readonly lostShare: number;
  /** Share of positions that arrive behind the entity's next one. */
  readonly swappedShare: number;
  /** Share of positions of two players within 6 ft that carry the other one's name. */
  readonly mistakenShare: number;
  /** How often a player is lost from view, times a minute, and for how long on average. */
  readonly outOfView: { readonly timesPerMinute: number; readonly meanSeconds: number };
}

/** Things of the game, beside the script, that make a line-up hard to read: probability per stoppage. */
export interface GameFaults {
  /** Everyone goes to the benches for a minute or more. */
  readonly televisionTimeouts: number;
  /** The players stand at one dot and are sent to another. */
  readonly falseLineups: number;
  /** A player is changed while the others stand. */
  readonly changesDuringLineup: number;
  /** A teammate stands at the dot first and gives his place to the taker before the line-up. */
  readonly exchangesOfTakers: number;
}

export const DEFAULT_FAULTS: GameFaults = {
  televisionTimeouts: 0,
  falseLineups: 0,
  changesDuringLineup: 0,
  exchangesOfTakers: 0.06,
};

/** Every fault at a rate above a real game's: what detection is judged on. */
export const HARD_FAULTS: GameFaults = {
  televisionTimeouts: 0.05,
  falseLineups: 0.05,
  changesDuringLineup: 0.06,
  exchangesOfTakers: 0.1,
};

/**
 * Named levels. `clean`: chips in the shoulder pads, inches. `broadcast`: cameras above the ice, no
 * velocities, players out of view for a moment. `poor`: a foot off, thin, lossy.
 */
export const NOISE_LEVELS = {
  clean: {
    playerHertz: 12.5,
    puckHertz: 60,
    samplingJitterMillis: 4,
    positionFeet: 0.12,
    driftFeet: 0.15,
    bias: { x: 0, y: 0 },
    isMirrored: false,
    velocities: { areGiven: true, noiseFeetPerSecond: 0.3 },
    lateShare: 0.01,
    latestMillis: 500,
    doubledShare: 0.005,
    lostShare: 0,
    swappedShare: 0,
    mistakenShare: 0,
    outOfView: { timesPerMinute: 0, meanSeconds: 0 },
  },
  broadcast: {
    playerHertz: 30,
    puckHertz: 30,
    samplingJitterMillis: 2,
    positionFeet: 0.45,
    driftFeet: 0.7,
    bias: { x: 0.3, y: 0.5 },
    isMirrored: false,
    velocities: { areGiven: false, noiseFeetPerSecond: 0 },
    lateShare: 0.02,
    latestMillis: 500,
    doubledShare: 0.01,
    lostShare: 0.02,
    swappedShare: 0.005,
    mistakenShare: 0.001,
    outOfView: { timesPerMinute: 0.25, meanSeconds: 0.8 },
  },
  poor: {
    playerHertz: 10,
    puckHertz: 15,
    samplingJitterMillis: 15,
    positionFeet: 0.7,
    driftFeet: 0.8,
    bias: { x: -0.7, y: 0.7 },
    isMirrored: true,
    velocities: { areGiven: false, noiseFeetPerSecond: 0 },
    lateShare: 0.04,
    latestMillis: 500,
    doubledShare: 0.02,
    lostShare: 0.06,
    swappedShare: 0.02,
    mistakenShare: 0.004,
    outOfView: { timesPerMinute: 0.5, meanSeconds: 1.2 },
  },
} as const satisfies Record<string, TrackingNoise>;

export type NoiseLevel = keyof typeof NOISE_LEVELS;

export const isNoiseLevel = (name: string): name is NoiseLevel => Object.hasOwn(NOISE_LEVELS, name);
