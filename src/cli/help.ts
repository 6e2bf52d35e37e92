import { greatestOf } from '../core/lists';
import { commands } from './commands';
import type { CliCommand, Explained } from './commands/command';

/** What `fairway help` prints: every command with its options in one line each. */
export function generalHelp(): string {
  const lines = commands.map(({ usage, summary }) => `  fairway ${usage}\n      ${summary}`);
  return [
    'Fairway checks, traces and edits Istio egress configuration.',
    `${lines.join('\n')}\n  fairway COMMAND --help\n      Explains the options of one command.\n  fairway --version\n      Prints the version.`,
    'PATH is a file, a directory (all *.yaml and *.yml below it), or - for standard input.\n',
  ].join('\n\n');
}

/** What `fairway COMMAND --help` prints: the usage, what the command does, each argument and option, and the exit codes. */
export function commandHelp({ usage, summary, explains, exits }: CliCommand): string {
  const parts = [`Usage: fairway ${usage}`, summary, table(explains), `Exit codes: ${exits}`];
  return `${parts.filter((part) => part !== '').join('\n\n')}\n`;
}

function table(rows: readonly Explained[]): string {
  const width = Math.max(0, greatestOf(rows.map(([name]) => name.length)));
  return rows.map(([name, says]) => `  ${name.padEnd(width)}  ${says}`).join('\n');
}
