import { version } from '../../package.json';
import { commands } from './commands';
import { Failure, failureLine } from './failure';
import type { Streams } from './streams';

/** Exit codes: done; findings or differences; wrong usage, unreadable input or an internal failure. */
export type ExitCode = 0 | 1 | 2;

/** Runs one command line (without `node` and the script's name) and answers its exit code. Never throws. */
export async function main(args: readonly string[], streams: Streams): Promise<ExitCode> {
  const [name, ...rest] = args;
  try {
    if (name === undefined) throw new Failure('Name a command; fairway help lists them.');
    if (name === 'help' || name === '--help' || name === '-h') {
      streams.out(usage());
      return 0;
    }
    if (name === '--version' || name === '-V') {
      streams.out(`${version}\n`);
      return 0;
    }
    const command = commands.find((each) => each.name === name);
    if (command === undefined)
      throw new Failure(`There is no command ${JSON.stringify(name)}; fairway help lists them.`);
    if (rest[0] === '--help') {
      streams.out(`${command.usage}\n${command.summary}\n`);
      return 0;
    }
    return await command.run(rest, streams);
  } catch (error) {
    streams.error(failureLine(describe(error)));
    return 2;
  }
}

function usage(): string {
  const lines = commands.map((command) => `  fairway ${command.usage}\n      ${command.summary}`);
  return `Fairway reads and edits Istio egress configuration.\n\n${lines.join('\n')}\n  fairway --version\n      Writes which version this is.\n\nPATH is a file, a directory (read for *.yaml and *.yml) or - for standard input.\n`;
}

function describe(error: unknown): string {
  if (error instanceof Failure) return error.message;
  const message = error instanceof Error ? error.message : String(error);
  return `An internal failure stopped the command: ${message.split('\n')[0]}`;
}
