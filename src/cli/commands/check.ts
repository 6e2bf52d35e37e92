import { findingsOf } from '../../core/analysis';
import { takeSnapshot, type Settings } from '../../core/snapshot';
import type { Severity } from '../../core/text';
import type { SourceFile } from '../../core/workspace';
import { chooseOption, readArguments, type OptionSpecs, type Parsed } from '../arguments';
import { readSources } from '../files';
import { Failure, failureLine } from '../failure';
import type { ExitCode } from '../main';
import { reporters, reportObject, type Report } from '../reporters';
import type { Streams } from '../streams';
import { runBatch } from './batch';
import type { CliCommand } from './command';
import {
  pathExplained,
  readSettings,
  readToday,
  settingOptions,
  settingsExplained,
  settingUsage,
  todayExplained,
} from './settings';

const options = {
  format: { type: 'string' },
  'fail-on': { type: 'string' },
  batch: { type: 'boolean' },
  today: { type: 'string' },
  ...settingOptions,
} satisfies OptionSpecs;

/** `fairway check`. */
export const check: CliCommand = {
  name: 'check',
  usage: `check PATH... [--format text|json|sarif] [--fail-on error|warning|info|never] ${settingUsage} [--today YYYY-MM-DD] [--batch]`,
  summary: 'Prints every finding about the files.',
  explains: [
    pathExplained,
    ['--format text|json|sarif', 'How the findings are printed. Default: text.'],
    [
      '--fail-on error|warning|info|never',
      'The exit code is 1 for findings of this severity or higher that nobody accepted. Default: error.',
    ],
    ...settingsExplained,
    todayExplained,
    ['--batch', 'Reads one JSON object a line from standard input, and prints one answer a line.'],
  ],
  exits: '0 no finding that --fail-on names, 1 there are such findings, 2 wrong usage or unreadable input.',
  async run(args, streams) {
    const parsed = readArguments(args, options);
    const format = chooseOption(parsed, 'format', ['text', 'json', 'sarif'], 'text');
    const failOn = chooseOption(parsed, 'fail-on', ['error', 'warning', 'info', 'never'], 'error');
    const settings = { ...(await readSettings(parsed, streams)), today: readToday(parsed) };
    if (parsed.flag('batch')) {
      if (format === 'sarif') throw new Failure('--batch answers in JSON; --format sarif does not go with it.');
      return checkBatch(parsed, settings, streams);
    }
    const { files, problems } = await readSources(parsed.positionals, streams);
    const report = checkFiles(files, settings);
    if (files.length > 0) streams.out(reporters[format](report));
    for (const problem of problems) streams.error(failureLine(problem));
    return problems.length > 0 ? 2 : exitCode(report, failOn);
  },
};

function checkBatch(parsed: Parsed, settings: Settings, streams: Streams): Promise<ExitCode> {
  return runBatch(parsed, streams, ({ files, meshConfig = settings.meshConfig }) =>
    reportObject(checkFiles(files, { ...settings, meshConfig })),
  );
}

function checkFiles(files: readonly SourceFile[], settings: Settings): Report {
  return { snapshot: takeSnapshot({ files }, undefined, undefined, settings) };
}

const ranks: Readonly<Record<Severity | 'never', number>> = { never: 3, error: 2, warning: 1, info: 0 };

function exitCode(report: Report, failOn: Severity | 'never'): ExitCode {
  const counting = findingsOf(report.snapshot).filter(({ accepted }) => accepted === undefined);
  return counting.some(({ severity }) => ranks[severity] >= ranks[failOn]) ? 1 : 0;
}
