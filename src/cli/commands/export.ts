import {
  brokenPromises,
  countResources,
  exportBundle,
  exportKustomize,
  isOwnKustomization,
  type LeftOut,
} from '../../core/exchange';
import { takeSnapshot } from '../../core/snapshot';
import type { SourceFile } from '../../core/workspace';
import { chooseOption, readArguments, type OptionSpecs, type Parsed } from '../arguments';
import { Failure, failureLine } from '../failure';
import { inputName, readAllSources } from '../files';
import type { Streams } from '../streams';
import type { CliCommand } from './command';
import { noteSelection, selectWanted } from './export-changed';
import { exportReview } from './export-review';
import {
  doneOrNot,
  pathExplained,
  readSettings,
  readToday,
  settingOptions,
  settingsExplained,
  settingUsage,
  todayExplained,
} from './settings';
import { readPromises } from '../reporters/promises';
import { noteTexts } from './text-notes';
import { writeFiles } from './write-files';

const options = {
  out: { type: 'string' },
  format: { type: 'string' },
  design: { type: 'boolean' },
  baseline: { type: 'string' },
  title: { type: 'string' },
  'changed-since': { type: 'string', multiple: true },
  'without-server-fields': { type: 'boolean' },
  today: { type: 'string' },
  ...settingOptions,
} satisfies OptionSpecs;

/** What only a review packet asks for. */
const reviewOptions = ['baseline', 'title', 'today', ...Object.keys(settingOptions)];

/** `fairway export`. */
export const exportCommand: CliCommand = {
  name: 'export',
  usage: `export PATH... --out DIR [--format bundle|kustomize|review] [--design] [--changed-since BASE]... [--without-server-fields] [--baseline PATH] [--title TEXT] ${settingUsage} [--today YYYY-MM-DD]`,
  summary: 'Writes the files for a cluster, or a packet for a review, into a directory.',
  explains: [
    pathExplained,
    ['--out DIR', 'The directory to write to. Required.'],
    [
      '--format bundle|kustomize|review',
      'bundle: bundle.yaml with every document as it is. kustomize: a file for each resource, with kustomization.yaml. review: a packet as HTML and Markdown, with the inventory as CSV. Default: bundle.',
    ],
    ['--design', 'Includes the EgressDesign, which no cluster knows.'],
    [
      '--changed-since BASE',
      'Writes only resources that differ from BASE: a file, a directory, a zip archive or -. May be given several times.',
    ],
    ['--without-server-fields', 'Leaves out what the API server sets, such as resourceVersion, uid and status.'],
    ['--baseline PATH', 'review: the state to compare with: a file, a directory or a zip archive.'],
    ['--title TEXT', 'review: the title of the packet.'],
    ...settingsExplained,
    todayExplained,
  ],
  exits: doneOrNot,
  async run(args, streams) {
    const parsed = readArguments(args, options);
    const format = chooseOption(parsed, 'format', ['bundle', 'kustomize', 'review'], 'bundle');
    const directory = parsed.text('out');
    if (directory === undefined) throw new Failure('Name the directory to write to with --out DIR.');
    const stray = reviewOptions.find((name) => format !== 'review' && parsed.text(name) !== undefined);
    if (stray !== undefined) throw new Failure(`--${stray} goes with --format review.`);
    const strayFlag = ['changed-since', 'without-server-fields'].find(
      (name) => format === 'review' && (parsed.flag(name) || parsed.texts(name).length > 0),
    );
    if (strayFlag !== undefined) throw new Failure(`--${strayFlag} does not go with --format review.`);
    const sources = await readAllSources(parsed.positionals, streams);
    const { files, leftOut, read, say } =
      format === 'review'
        ? await reviewOf(sources, parsed, streams)
        : await resourcesOf(sources, format, parsed, streams);
    const mayReplace = (path: string, text: string): boolean =>
      path !== 'kustomization.yaml' || isOwnKustomization(text);
    const written = await writeFiles(directory, files, { sources: [...sources, ...read], mayReplace });
    for (const { file, line, what, why } of leftOut)
      streams.error(`${file}:${line}: ${what} is left out: it ${why}.\n`);
    say();
    streams.out(written.map((path) => `${path}\n`).join(''));
    return 0;
  },
};

interface Exported {
  readonly files: readonly SourceFile[];
  readonly leftOut: readonly LeftOut[];
}

/** What is written, of what else it was made, and what is worth saying once it is there. */
interface Written extends Exported {
  readonly read: readonly SourceFile[];
  readonly say: () => void;
}

async function resourcesOf(
  sources: readonly SourceFile[],
  format: keyof typeof exportersByFormat,
  parsed: Parsed,
  streams: Streams,
): Promise<Written> {
  const bases = parsed.texts('changed-since');
  const once = [...bases, ...parsed.positionals].filter((path) => path === inputName);
  if (once.length > 1) throw new Failure('Standard input is one side; name a file for the other.');
  const wanted = { bases, withoutServerFields: parsed.flag('without-server-fields') };
  const { selected, read } = await selectWanted(sources, wanted, streams);
  const { files, leftOut } = exportersByFormat[format](selected.workspace.files, parsed.flag('design'));
  refuseNothing(sources, files, parsed.positionals);
  const say = (): void => {
    const snapshot = takeSnapshot({ files: sources });
    noteTexts(snapshot, streams);
    const broken = brokenPromises(readPromises(snapshot));
    if (broken !== undefined) streams.error(failureLine(broken));
    noteSelection(selected, streams);
  };
  return { files, leftOut: [...selected.leftOut, ...leftOut], read, say };
}

const exportersByFormat = {
  bundle: (files: readonly SourceFile[], design: boolean): Exported => ({
    files: [{ path: 'bundle.yaml', text: exportBundle({ files }, { design }) }],
    leftOut: [],
  }),
  kustomize: (files: readonly SourceFile[], design: boolean): Exported => exportKustomize({ files }, { design }),
};

/** Throws `Failure` where what would be written holds no resource: applied, or pruned by, it would look like a release. */
function refuseNothing(
  sources: readonly SourceFile[],
  exported: readonly SourceFile[],
  paths: readonly string[],
): void {
  const written = exported.filter(({ path }) => path !== 'kustomization.yaml');
  if (countResources(written) > 0) return;
  throw new Failure(
    countResources(sources) === 0
      ? `No resource can be read in ${paths.join(', ')}, so there is nothing to export.`
      : `Nothing in ${paths.join(', ')} goes to a cluster, so there is nothing to export; an EgressDesign goes along with --design.`,
  );
}

async function reviewOf(files: readonly SourceFile[], parsed: Parsed, streams: Streams): Promise<Written> {
  const settings = { ...(await readSettings(parsed, streams)), today: readToday(parsed) };
  const request = { settings, baseline: parsed.text('baseline'), title: parsed.text('title') };
  const written = await exportReview(parsed.positionals, files, request, streams);
  return { files: written, leftOut: [], read: [], say: () => undefined };
}
