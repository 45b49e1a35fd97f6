import type { Dot } from '../hockey/rink.ts';
import type { TeamSide } from '../hockey/team.ts';

/** A taker who was sent from the dot, and the teammate who came. Times are epoch milliseconds. */
export interface WavedOut {
  readonly team: TeamSide;
  readonly playerId: string;
  /** When he was sent away. */
  readonly timestamp: number;
  readonly substituteId: string;
  /**
   * Since when the substitute is the team's nearest to the dot: by 2 ft, within 8 ft, slower than
   * 8 ft/s.
   */
  readonly substituteNearerTimestamp: number;
  /**
   * The sample that settles the change for whoever sees only the stream: the third in a row of the
   * substitute's positions that shows him nearest by 2 ft.
   */
  readonly substituteThirdSampleTimestamp: number;
  /** When the substitute stands. */
  readonly substituteSettledTimestamp: number;
}

/** One draw as it was. Times are epoch milliseconds; the dot is in the stream's own frame. */
export interface TrueDraw {
  readonly gameId: string;
  readonly faceoffId: string;
  readonly period: number;
  readonly ordinal: number;
  readonly dot: Dot;
  /** Play has been stopped since then; start of the period for its first draw. */
  readonly stoppageTimestamp: number;
  /** Both first takers stand at the dot since then. */
  readonly lineupTimestamp: number;
  /** Both last takers stand at the dot since then. */
  readonly settledTimestamp: number;
  readonly wavedOut: readonly WavedOut[];
  readonly dropTimestamp: number;
  readonly homeTakerId: string;
  readonly awayTakerId: string;
  readonly winner: TeamSide;
  /** False: the script left no line-up, nobody could have predicted the draw. */
  readonly hasLineup: boolean;
}

/** The draw with all its times moved, as when a recording is played at another time. */
export function moveDraw(draw: TrueDraw, millis: number): TrueDraw {
  return {
    ...draw,
    stoppageTimestamp: draw.stoppageTimestamp + millis,
    lineupTimestamp: draw.lineupTimestamp + millis,
    settledTimestamp: draw.settledTimestamp + millis,
    dropTimestamp: draw.dropTimestamp + millis,
    wavedOut: draw.wavedOut.map((wave) => ({
      ...wave,
      timestamp: wave.timestamp + millis,
      substituteNearerTimestamp: wave.substituteNearerTimestamp + millis,
      substituteThirdSampleTimestamp: wave.substituteThirdSampleTimestamp + millis,
      substituteSettledTimestamp: wave.substituteSettledTimestamp + millis,
    })),
  };
}
