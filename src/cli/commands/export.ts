import { mkdir, realpath, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { exportBundle } from '../../core/exchange';
import type { SourceFile } from '../../core/workspace';
import { chooseOption, readArguments, type OptionSpecs } from '../arguments';
import { Failure } from '../failure';
import { fail, readAllSources } from '../files';
import type { CliCommand } from './command';

const options = { out: { type: 'string' }, format: { type: 'string' } } satisfies OptionSpecs;

export const exportCommand: CliCommand = {
  name: 'export',
  usage: 'export PATH... --out DIR [--format bundle]',
  summary: 'Writes bundle.yaml into DIR: every document as it stands, the EgressDesign left out.',
  async run(args, streams) {
    const parsed = readArguments(args, options);
    chooseOption(parsed, 'format', ['bundle'], 'bundle');
    const directory = parsed.text('out');
    if (directory === undefined) throw new Failure('Name the directory to write to with --out DIR.');
    const files = await readAllSources(parsed.positionals, streams);
    const target = join(directory, 'bundle.yaml');
    if (await isSource(target, files)) throw new Failure(`${target} is one of the files read; choose another --out.`);
    await mkdir(directory, { recursive: true }).catch((error: unknown) => fail(directory, error));
    await writeFile(target, exportBundle({ files }, { design: false })).catch((error: unknown) => fail(target, error));
    streams.out(`${target}\n`);
    return 0;
  },
};

/** Whether a file that is about to be written was read: writing it would destroy what it is made from. */
async function isSource(target: string, files: readonly SourceFile[]): Promise<boolean> {
  const real = await realpath(target).catch(() => undefined);
  if (real === undefined) return false;
  const sources = await Promise.all(files.map(({ path }) => realpath(path).catch(() => path)));
  return sources.includes(real);
}
