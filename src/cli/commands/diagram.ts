import { diagramStyles, renderMermaid, type DiagramStyle } from '../../core/exchange';
import { takeSnapshot } from '../../core/snapshot';
import { topologyOf } from '../../core/topology';
import { chooseOption, readArguments, type OptionSpecs } from '../arguments';
import { Failure } from '../failure';
import { readAllSources } from '../files';
import type { CliCommand } from './command';
import { readScope } from './diagram-scope';
import { diagramSvg } from './diagram-svg';
import { readSettings, settingOptions, settingUsage } from './settings';

const options = {
  style: { type: 'string' },
  format: { type: 'string' },
  theme: { type: 'string' },
  scope: { type: 'string' },
  ...settingOptions,
} satisfies OptionSpecs;

/** `fairway diagram`. */
export const diagram: CliCommand = {
  name: 'diagram',
  usage: `diagram PATH... [--style overview|resolution|tls] [--scope NAMESPACE|KIND/NAMESPACE/NAME|URL] [--format mermaid|svg] [--theme light|dark] ${settingUsage}`,
  summary: 'Prints the topology as Mermaid text or as an SVG picture.',
  async run(args, streams) {
    const parsed = readArguments(args, options);
    const style = chooseOption(parsed, 'style', diagramStyles, 'overview');
    const format = chooseOption(parsed, 'format', ['mermaid', 'svg'], 'mermaid');
    const theme = chooseOption(parsed, 'theme', ['light', 'dark'], 'light');
    const part = parsed.text('scope');
    if (format === 'svg') refuseForSvg(style, part);
    const files = await readAllSources(parsed.positionals, streams);
    const snapshot = takeSnapshot({ files }, undefined, undefined, await readSettings(parsed, streams));
    const scope = part === undefined ? {} : { scope: readScope(topologyOf(snapshot), part) };
    const text = format === 'svg' ? diagramSvg(snapshot, theme) : renderMermaid(snapshot, { style, ...scope }).text;
    streams.out(text);
    return 0;
  },
};

/** The picture is that of the canvas: all of it, and who calls what. */
function refuseForSvg(style: DiagramStyle, scope: string | undefined): void {
  if (style !== 'overview')
    throw new Failure(`--format svg draws the overview alone. Use --format mermaid for ${style}.`);
  if (scope !== undefined) throw new Failure('--format svg draws the whole design. Use --format mermaid with --scope.');
}
