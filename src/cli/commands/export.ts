import { countResources, exportBundle, exportKustomize, isOwnKustomization, type LeftOut } from '../../core/exchange';
import type { SourceFile } from '../../core/workspace';
import { chooseOption, readArguments, type OptionSpecs, type Parsed } from '../arguments';
import { Failure } from '../failure';
import { readAllSources } from '../files';
import type { Streams } from '../streams';
import type { CliCommand } from './command';
import { exportReview } from './export-review';
import { readSettings, readToday, settingOptions, settingUsage } from './settings';
import { writeFiles } from './write-files';

const options = {
  out: { type: 'string' },
  format: { type: 'string' },
  design: { type: 'boolean' },
  baseline: { type: 'string' },
  title: { type: 'string' },
  today: { type: 'string' },
  ...settingOptions,
} satisfies OptionSpecs;

/** What only a review packet asks for. */
const reviewOptions = ['baseline', 'title', 'today', ...Object.keys(settingOptions)];

export const exportCommand: CliCommand = {
  name: 'export',
  usage: `export PATH... --out DIR [--format bundle|kustomize|review] [--design] [--baseline PATH] [--title TEXT] ${settingUsage} [--today YYYY-MM-DD]`,
  summary:
    'Writes bundle.yaml, every document as it stands; one file a resource with kustomization.yaml; or a packet for a review (HTML, Markdown, inventory as CSV). The EgressDesign goes with the first two only with --design; --baseline and what follows it are for the packet.',
  async run(args, streams) {
    const parsed = readArguments(args, options);
    const format = chooseOption(parsed, 'format', ['bundle', 'kustomize', 'review'], 'bundle');
    const directory = parsed.text('out');
    if (directory === undefined) throw new Failure('Name the directory to write to with --out DIR.');
    const stray = reviewOptions.find((name) => format !== 'review' && parsed.text(name) !== undefined);
    if (stray !== undefined) throw new Failure(`--${stray} goes with --format review.`);
    const sources = await readAllSources(parsed.positionals, streams);
    const { files, leftOut } =
      format === 'review'
        ? await reviewOf(sources, parsed, streams)
        : exportersByFormat[format](sources, parsed.flag('design'));
    if (format !== 'review') refuseNothing(sources, files, parsed.positionals);
    const mayReplace = (path: string, text: string): boolean =>
      path !== 'kustomization.yaml' || isOwnKustomization(text);
    const written = await writeFiles(directory, files, { sources, mayReplace });
    for (const { file, line, what, why } of leftOut)
      streams.error(`${file}:${line}: ${what} is left out: it ${why}.\n`);
    streams.out(written.map((path) => `${path}\n`).join(''));
    return 0;
  },
};

interface Exported {
  readonly files: readonly SourceFile[];
  readonly leftOut: readonly LeftOut[];
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

async function reviewOf(files: readonly SourceFile[], parsed: Parsed, streams: Streams): Promise<Exported> {
  const settings = { ...(await readSettings(parsed, streams)), today: readToday(parsed) };
  const request = { settings, baseline: parsed.text('baseline'), title: parsed.text('title') };
  return { files: await exportReview(parsed.positionals, files, request, streams), leftOut: [] };
}
