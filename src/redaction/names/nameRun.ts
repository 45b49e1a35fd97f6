/** Words in a row that could be one person's name: token indices, end exclusive. */
export interface NameRun {
  readonly first: number;
  readonly end: number;
  /** A title stood before it and was left out. */
  readonly titled: boolean;
  /** The run is the first thing of a sentence or line, where a capital says nothing. */
  readonly opening: boolean;
  /** A capitalized common word inside the sentence stood right before it: "the Rolling Stones". */
  readonly afterWord: boolean;
}
