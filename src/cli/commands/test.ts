import { takeSnapshot } from '../../core/snapshot';
import { chooseOption, readArguments, type OptionSpecs } from '../arguments';
import { readSources } from '../files';
import { failureLine } from '../failure';
import { readPromises, type Promised } from '../reporters/promises';
import { promisesJson } from '../reporters/promises-json';
import { promisesJunit } from '../reporters/promises-junit';
import { promisesText } from '../reporters/promises-text';
import type { CliCommand } from './command';
import { readSettings, settingOptions, settingUsage } from './settings';
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
  summary: 'Checks every call of the EgressDesign documents that says what it expects.',
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
