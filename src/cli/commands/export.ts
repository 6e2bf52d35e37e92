import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { exportBundle } from '../../core/exchange';
import { chooseOption, readArguments, type OptionSpecs } from '../arguments';
import { Failure } from '../failure';
import { readSources } from '../files';
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
    const files = await readSources(parsed.positionals, streams);
    const target = join(directory, 'bundle.yaml');
    await mkdir(directory, { recursive: true });
    await writeFile(target, exportBundle({ files }, { design: false }));
    streams.out(`${target}\n`);
    return 0;
  },
};
