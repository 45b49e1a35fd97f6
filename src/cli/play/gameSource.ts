import type { PlayerProfile } from '../../history/records/playerProfile.ts';
import type { TrueDraw } from '../../simulator/truth.ts';
import type { ArrivedEvent } from './packRecords.ts';

/** A game that can be fed into the stream. */
export interface PlayableGame {
  readonly gameId: string;
  /** For a person: who plays, and what is real about it. */
  readonly title: string;
  /** Draws of the game where they are known beforehand, for the progress bar. */
  readonly draws: number | undefined;
  /** Records of its players as of its start. */
  profiles(): Promise<readonly PlayerProfile[]>;
  /**
   * Opens the game from its beginning, its first event at `startTimestamp`. The same game opened
   * at the same time gives the same events.
   */
  open(startTimestamp: number): {
    readonly arrivals: Iterable<ArrivedEvent> | AsyncIterable<ArrivedEvent>;
    /** Grows while the game is read; empty where no truth is known. */
    readonly truth: readonly TrueDraw[];
  };
}

/** Gives one game after the other, for ever. */
export interface GameSource {
  /** @param index - 0, 1, 2 … */
  game(index: number): Promise<PlayableGame>;
}
