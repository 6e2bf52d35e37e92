import { parseArgs, type ParseArgsConfig } from 'node:util';
import { joinNames } from '../core/text';
import { Failure } from './failure';

/** The options of a command, as `parseArgs` of Node.js takes them. */
export type OptionSpecs = NonNullable<ParseArgsConfig['options']>;

/** What was given to a command. */
export interface Parsed {
  readonly positionals: readonly string[];
  /** The value of an option that takes one; undefined when it was not given. */
  readonly text: (name: string) => string | undefined;
  /** The values of an option that may be given several times. */
  readonly texts: (name: string) => readonly string[];
  readonly flag: (name: string) => boolean;
}

/** Reads a command's arguments; a lone `-` is a positional. Throws `Failure` for options that the command does not have. */
export function readArguments(args: readonly string[], options: OptionSpecs): Parsed {
  const parsed = parse(args, options);
  return {
    positionals: parsed.positionals,
    text: (name) => {
      const value = parsed.values[name];
      return typeof value === 'string' ? value : undefined;
    },
    texts: (name) => {
      const value = parsed.values[name];
      return Array.isArray(value) ? value.filter((item) => typeof item === 'string') : [];
    },
    flag: (name) => parsed.values[name] === true,
  };
}

/** The value of an option that must be one of a few words; `fallback` when it was not given. */
export function chooseOption<T extends string>(parsed: Parsed, name: string, allowed: readonly T[], fallback: T): T {
  const value = parsed.text(name);
  if (value === undefined) return fallback;
  const found = allowed.find((each) => each === value);
  if (found === undefined)
    throw new Failure(`--${name} takes ${joinNames(allowed, 'or')}, not ${JSON.stringify(value)}.`);
  return found;
}

function parse(args: readonly string[], options: OptionSpecs) {
  try {
    return parseArgs({ args: [...args], options, allowPositionals: true, strict: true });
  } catch (error) {
    if (error instanceof TypeError) throw new Failure(wrongUsage(error.message));
    throw error;
  }
}

/** What `parseArgs` objects to, in the words of the other messages. */
function wrongUsage(message: string): string {
  const [, option] = /'(?:-\w, )?(-[\w-]+)/.exec(message) ?? [];
  if (option === undefined) return firstSentence(message);
  if (message.startsWith('Unknown option')) return `There is no option ${option} here; --help lists the options.`;
  if (message.includes('does not take an argument')) return `${option} takes no value.`;
  return /argument (missing|is ambiguous)/.test(message) ? `${option} needs a value.` : firstSentence(message);
}

function firstSentence(message: string): string {
  const sentence = message.split(/\. |\n/)[0] as string;
  return sentence.endsWith('.') ? sentence : `${sentence}.`;
}
