import { compareWorkspaces, type Comparison, type Risk } from '../../core/review';
import { chooseOption, readArguments, type OptionSpecs } from '../arguments';
import { Failure } from '../failure';
import { inputName } from '../files';
import type { ExitCode } from '../main';
import type { Compared } from '../reporters/diff';
import { diffJson } from '../reporters/diff-json';
import { diffMarkdown } from '../reporters/diff-markdown';
import { diffText } from '../reporters/diff-text';
import type { CliCommand } from './command';
import { readSide } from './read-side';
import { readSettings, readToday, settingOptions, settingsExplained, settingUsage, todayExplained } from './settings';
import { noteTexts } from './text-notes';

const options = {
  format: { type: 'string' },
  'fail-on': { type: 'string' },
  today: { type: 'string' },
  ...settingOptions,
} satisfies OptionSpecs;

const reporters: Readonly<Record<'text' | 'md' | 'json', (compared: Compared) => string>> = {
  text: diffText,
  md: diffMarkdown,
  json: diffJson,
};

/** `fairway diff`. */
export const diff: CliCommand = {
  name: 'diff',
  usage: `diff BASE HEAD [--format text|md|json] [--fail-on high|medium|low|never] ${settingUsage} [--today YYYY-MM-DD]`,
  summary: 'Prints how calls, promises and findings in HEAD differ from those in BASE.',
  explains: [
    ['BASE', 'The state before: a file, a directory, a zip archive, or - for standard input.'],
    ['HEAD', 'The state after, likewise.'],
    ['--format text|md|json', 'How the differences are printed. Default: text.'],
    ['--fail-on high|medium|low|never', 'The exit code is 1 for changes of this risk or higher. Default: low.'],
    ...settingsExplained,
    todayExplained,
  ],
  exits: '0 no change that --fail-on names, 1 there are such changes, 2 wrong usage or unreadable input.',
  async run(args, streams) {
    const parsed = readArguments(args, options);
    const format = chooseOption(parsed, 'format', ['text', 'md', 'json'], 'text');
    const failOn = chooseOption(parsed, 'fail-on', ['high', 'medium', 'low', 'never'], 'low');
    const settings = { ...(await readSettings(parsed, streams)), today: readToday(parsed) };
    const [base, head, ...more] = parsed.positionals;
    if (base === undefined || head === undefined || more.length > 0)
      throw new Failure('Name two sides, BASE and HEAD: a file, a directory or a zip archive each.');
    if (base === inputName && head === inputName)
      throw new Failure('Standard input is one side; name a file for the other.');
    const before = await readSide(base, settings, streams);
    const after = await readSide(head, settings, streams);
    for (const side of [before, after]) noteTexts(side, streams);
    const comparison = compareWorkspaces(before, after);
    streams.out(reporters[format]({ comparison, before, after }));
    return exitCode(comparison, failOn);
  },
};

const ranks: Readonly<Record<Risk | 'never', number>> = { never: 3, high: 2, medium: 1, low: 0 };

function exitCode({ changes }: Comparison, failOn: Risk | 'never'): ExitCode {
  return changes.some(({ risk }) => ranks[risk] >= ranks[failOn]) ? 1 : 0;
}
