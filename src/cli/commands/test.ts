import { takeSnapshot } from '../../core/snapshot';
import { chooseOption, readArguments, type OptionSpecs } from '../arguments';
import { readSources } from '../files';
import { failureLine } from '../failure';
import { readPromises, type Promised } from '../reporters/promises';
import { promisesJson } from '../reporters/promises-json';
import { promisesJunit } from '../reporters/promises-junit';
import { promisesText } from '../reporters/promises-text';
import type { CliCommand } from './command';
import { pathExplained, readSettings, settingOptions, settingsExplained, settingUsage } from './settings';
import { noteTexts } from './text-notes';

const options = { format: { type: 'string' }, ...settingOptions } satisfies OptionSpecs;

const reporters: Readonly<Record<'text' | 'json' | 'junit', (promises: readonly Promised[]) => string>> = {
  text: promisesText,
  json: promisesJson,
  junit: promisesJunit,
};

/** `fairway test`. */
export const test: CliCommand = {
  name: 'test',
  usage: `test PATH... [--format text|junit|json] ${settingUsage}`,
  summary: 'Checks the promises: every call with expect in the EgressDesign documents.',
  explains: [
    pathExplained,
    ['--format text|junit|json', 'How the results are printed. Default: text.'],
    ...settingsExplained,
  ],
  exits:
    '0 every promise holds, or there is none, 1 a promise fails or cannot be told, 2 wrong usage or unreadable input.',
  async run(args, streams) {
    const parsed = readArguments(args, options);
    const format = chooseOption(parsed, 'format', ['text', 'junit', 'json'], 'text');
    const settings = await readSettings(parsed, streams);
    const { files, problems } = await readSources(parsed.positionals, streams);
    const snapshot = takeSnapshot({ files }, undefined, undefined, settings);
    const promises = readPromises(snapshot);
    noteTexts(snapshot, streams);
    if (files.length > 0) streams.out(reporters[format](promises));
    for (const problem of problems) streams.error(failureLine(problem));
    if (problems.length > 0) return 2;
    return promises.some(({ verdict }) => verdict !== 'holds') ? 1 : 0;
  },
};
