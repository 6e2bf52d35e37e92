import type { ExitCode } from '../main';
import type { Streams } from '../streams';

/** One command of the command line. */
export interface CliCommand {
  readonly name: string;
  /** The name with its arguments, as `fairway help` prints it. */
  readonly usage: string;
  /** One sentence. */
  readonly summary: string;
  /** Does it; throws `Failure` for what the user can mend. */
  readonly run: (args: readonly string[], streams: Streams) => Promise<ExitCode>;
}
