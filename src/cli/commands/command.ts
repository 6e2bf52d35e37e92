import type { ExitCode } from '../main';
import type { Streams } from '../streams';

/** An argument or an option as the usage has it, and what it is for, in sentences. */
export type Explained = readonly [name: string, says: string];

/** One command of the command line. */
export interface CliCommand {
  readonly name: string;
  /** The name with its arguments, as `fairway help` prints it. */
  readonly usage: string;
  /** One sentence. */
  readonly summary: string;
  /** Every argument and option of the usage, in its order. */
  readonly explains: readonly Explained[];
  /** What each exit code means, in one sentence. */
  readonly exits: string;
  /** Does it; throws `Failure` for what the user can fix. */
  readonly run: (args: readonly string[], streams: Streams) => Promise<ExitCode>;
}
