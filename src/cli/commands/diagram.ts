import { diagramStyles, renderMermaid } from '../../core/exchange';
import { takeSnapshot } from '../../core/snapshot';
import { chooseOption, readArguments, type OptionSpecs } from '../arguments';
import { Failure } from '../failure';
import { readAllSources } from '../files';
import type { CliCommand } from './command';
import { diagramSvg } from './diagram-svg';
import { readSettings, settingOptions, settingUsage } from './settings';

const options = {
  style: { type: 'string' },
  format: { type: 'string' },
  theme: { type: 'string' },
  ...settingOptions,
} satisfies OptionSpecs;

/** `fairway diagram`. */
export const diagram: CliCommand = {
  name: 'diagram',
  usage: `diagram PATH... [--style overview|resolution|tls] [--format mermaid|svg] [--theme light|dark] ${settingUsage}`,
  summary: 'Prints the topology as Mermaid text or as an SVG picture.',
  async run(args, streams) {
    const parsed = readArguments(args, options);
    const style = chooseOption(parsed, 'style', diagramStyles, 'overview');
    const format = chooseOption(parsed, 'format', ['mermaid', 'svg'], 'mermaid');
    const theme = chooseOption(parsed, 'theme', ['light', 'dark'], 'light');
    if (format === 'svg' && style !== 'overview')
      throw new Failure(`--format svg draws the overview alone. Use --format mermaid for ${style}.`);
    const files = await readAllSources(parsed.positionals, streams);
    const snapshot = takeSnapshot({ files }, undefined, undefined, await readSettings(parsed, streams));
    const text = format === 'svg' ? diagramSvg(snapshot, theme) : renderMermaid(snapshot, { style }).text;
    streams.out(text);
    return 0;
  },
};
