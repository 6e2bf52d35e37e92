import { version } from '../../package.json';
import { commands } from './commands';
import type { CliCommand } from './commands/command';
import { Failure, failureLine } from './failure';
import { commandHelp, generalHelp } from './help';
import type { Streams } from './streams';

/** Exit codes: done; findings or differences; wrong usage, unreadable input or an internal failure. */
export type ExitCode = 0 | 1 | 2;

/** Runs one command line (without `node` and the script's name) and answers its exit code. Never throws. */
export async function main(args: readonly string[], streams: Streams): Promise<ExitCode> {
  const [name, ...rest] = args;
  try {
    if (name === undefined) throw new Failure('Name a command; fairway help lists them.');
    if (name === 'help' || isHelp(name)) {
      streams.out(rest[0] === undefined ? generalHelp() : commandHelp(commandNamed(rest[0])));
      return 0;
    }
    if (name === '--version' || name === '-V') {
      streams.out(`${version}\n`);
      return 0;
    }
    const command = commandNamed(name);
    if (rest[0] !== undefined && isHelp(rest[0])) {
      streams.out(commandHelp(command));
      return 0;
    }
    return await command.run(rest, streams);
  } catch (error) {
    streams.error(failureLine(describe(error)));
    return 2;
  }
}

function isHelp(word: string): boolean {
  return word === '--help' || word === '-h';
}

function commandNamed(name: string): CliCommand {
  const command = commands.find((each) => each.name === name);
  if (command === undefined) throw new Failure(`There is no command ${JSON.stringify(name)}; fairway help lists them.`);
  return command;
}

function describe(error: unknown): string {
  if (error instanceof Failure) return error.message;
  const message = error instanceof Error ? error.message : String(error);
  return `An internal error stopped the command: ${message.split('\n')[0]}`;
}
