import { exportBundle, exportKustomize, isOwnKustomization, type LeftOut } from '../../core/exchange';
import type { SourceFile } from '../../core/workspace';
import { chooseOption, readArguments, type OptionSpecs } from '../arguments';
import { Failure } from '../failure';
import { readAllSources } from '../files';
import type { CliCommand } from './command';
import { writeFiles } from './write-files';

const options = {
  out: { type: 'string' },
  format: { type: 'string' },
  design: { type: 'boolean' },
} satisfies OptionSpecs;

export const exportCommand: CliCommand = {
  name: 'export',
  usage: 'export PATH... --out DIR [--format bundle|kustomize] [--design]',
  summary:
    'Writes bundle.yaml, every document as it stands, or one file a resource with kustomization.yaml; the EgressDesign only with --design.',
  async run(args, streams) {
    const parsed = readArguments(args, options);
    const format = chooseOption(parsed, 'format', ['bundle', 'kustomize'], 'bundle');
    const directory = parsed.text('out');
    if (directory === undefined) throw new Failure('Name the directory to write to with --out DIR.');
    const sources = await readAllSources(parsed.positionals, streams);
    const { files, leftOut } = exportersByFormat[format](sources, parsed.flag('design'));
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
