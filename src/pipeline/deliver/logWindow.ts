import type { PublicationLog } from '../ports.ts';
import type { Publication } from '../publish/publication.ts';

const PAGE = 100;

/**
 * A part of a game's log in memory that grows backward as it is asked for: gives what lies between
 * two places, and a stream's event before a place.
 */
export class LogWindow {
  readonly #log: Pick<PublicationLog, 'read'>;
  readonly #gameId: string;
  #entries: Publication[] = [];
  /** Everything above this sequence up to the newest entry is in `#entries`. */
  #from: number;

  /** `from` is exclusive; `entries` begin behind it. */
  constructor(
    log: Pick<PublicationLog, 'read'>,
    gameId: string,
    from: number,
    entries: readonly Publication[] = [],
  ) {
    this.#log = log;
    this.#gameId = gameId;
    this.#from = from;
    this.#entries = [...entries];
  }

  /** Takes entries that follow the newest one. */
  append(entries: readonly Publication[]): void {
    this.#entries.push(...entries);
  }

  /** Entries with `after` < sequence ≤ `upTo`, ascending; expired ones are missing. */
  async between(after: number, upTo: number): Promise<readonly Publication[]> {
    while (this.#from > after) await this.#growBackward();
    return this.#entries.filter(({ sequence }) => sequence > after && sequence <= upTo);
  }

  /** Sequence of the last entry before `sequence` that matches; `undefined` when the log has none. */
  async previousMatch(
    sequence: number,
    matches: (publication: Publication) => boolean,
  ): Promise<number | undefined> {
    for (let before = sequence; ; ) {
      for (let i = this.#entries.length - 1; i >= 0; i--) {
        const entry = this.#entries[i]!;
        if (entry.sequence < before && matches(entry)) return entry.sequence;
      }
      if (this.#from === 0) return undefined;
      before = Math.min(before, this.#entries[0]?.sequence ?? before);
      await this.#growBackward();
    }
  }

  async #growBackward(): Promise<void> {
    const first = this.#from;
    const from = Math.max(0, first - PAGE);
    const older = await this.#log.read(this.#gameId, from, first - from);
    this.#entries.unshift(...older.filter(({ sequence }) => sequence <= first));
    this.#from = from;
  }
}
