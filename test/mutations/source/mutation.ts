/** One defence of the source, and the text that takes it away. */
export interface SourceMutation {
  id: string;
  /** What holds while it is there, in one line. */
  defence: string;
  /** From the root of the repository; so are `tests`. */
  file: string;
  /** A text that the file has exactly once. */
  find: string;
  replacement: string;
  /** Test files, one of which has to go red. The fewest and fastest that should. */
  tests: readonly string[];
}
