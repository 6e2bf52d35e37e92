/** Where a command reads and writes; a test passes its own. */
export interface Streams {
  /** The whole of standard input, as bytes. */
  readonly readInput: () => Promise<Uint8Array>;
  /** Standard input line by line, without the line breaks; for batches that must not be held in memory. */
  readonly readLines: () => AsyncIterable<string>;
  readonly out: (text: string) => void;
  readonly error: (text: string) => void;
}
