import { topologyOf } from '../../core/topology';
import { renderMermaid } from '../../core/exchange';
import { takeSnapshot } from '../../core/snapshot';
import { chooseOption, readArguments, type OptionSpecs } from '../arguments';
import { readAllSources } from '../files';
import type { CliCommand } from './command';
import { readSettings, settingOptions, settingUsage } from './settings';

const options = { style: { type: 'string' }, format: { type: 'string' }, ...settingOptions } satisfies OptionSpecs;

/** `fairway diagram`. */
export const diagram: CliCommand = {
  name: 'diagram',
  usage: `diagram PATH... [--style overview] [--format mermaid] ${settingUsage}`,
  summary: 'Prints the topology as Mermaid text.',
  async run(args, streams) {
    const parsed = readArguments(args, options);
    const style = chooseOption(parsed, 'style', ['overview'], 'overview');
    chooseOption(parsed, 'format', ['mermaid'], 'mermaid');
    const files = await readAllSources(parsed.positionals, streams);
    const topology = topologyOf(takeSnapshot({ files }, undefined, undefined, await readSettings(parsed, streams)));
    streams.out(renderMermaid(topology, { style }).text);
    return 0;
  },
};
