import type { Dot } from '../hockey/rink.ts';
import type { TeamSide } from '../hockey/team.ts';
import type { Place } from './lineupFormation.ts';
import type { WavedOut } from './truth.ts';

const NEARER_FEET = 2;
const SETTLING_SAMPLES = 3;

/** A wave-out while it happens: the skaters tell the times, the stream its settling sample. */
export class WaveOutUnderWay {
  readonly substituteId: string;
  nearerTimestamp: number | undefined;
  settledTimestamp: number | undefined;
  readonly #team: TeamSide;
  readonly #playerId: string;
  readonly #timestamp: number;
  readonly #dot: Dot;
  /** Skaters of the team, by where the stream showed them last. */
  readonly #teamIds: ReadonlySet<string>;
  readonly #feet = new Map<string, number>();
  #samples = 0;
  #thirdSampleTimestamp: number | undefined;

  constructor(
    team: TeamSide,
    playerId: string,
    substituteId: string,
    timestamp: number,
    dot: Dot,
    teamIds: ReadonlySet<string>,
  ) {
    this.#team = team;
    this.#playerId = playerId;
    this.substituteId = substituteId;
    this.#timestamp = timestamp;
    this.#dot = dot;
    this.#teamIds = teamIds;
  }

  /** A position that the stream has just shown, y not mirrored. */
  see(playerId: string, timestamp: number, place: Place): void {
    if (!this.#teamIds.has(playerId) || this.#thirdSampleTimestamp !== undefined) return;
    const feet = Math.hypot(place.x - this.#dot.x, place.y - this.#dot.y);
    this.#feet.set(playerId, feet);
    if (playerId !== this.substituteId || this.nearerTimestamp === undefined) return;
    let others = Number.POSITIVE_INFINITY;
    for (const [id, own] of this.#feet) if (id !== playerId) others = Math.min(others, own);
    this.#samples = feet + NEARER_FEET <= others ? this.#samples + 1 : 0;
    if (this.#samples === SETTLING_SAMPLES) this.#thirdSampleTimestamp = timestamp;
  }

  /** The record for the truth; what never came to pass is set to the drop. */
  finished(dropTimestamp: number): WavedOut {
    return {
      team: this.#team,
      playerId: this.#playerId,
      timestamp: this.#timestamp,
      substituteId: this.substituteId,
      substituteNearerTimestamp: this.nearerTimestamp ?? dropTimestamp,
      substituteThirdSampleTimestamp: this.#thirdSampleTimestamp ?? dropTimestamp,
      substituteSettledTimestamp: this.settledTimestamp ?? dropTimestamp,
    };
  }
}
