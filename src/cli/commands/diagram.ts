import { diagramStyles, renderMermaid, type DiagramStyle } from '../../core/exchange';
import { takeSnapshot, type Snapshot } from '../../core/snapshot';
import { topologyOf } from '../../core/topology';
import { chooseOption, readArguments, type OptionSpecs } from '../arguments';
import { Failure } from '../failure';
import { readAllSources } from '../files';
import type { CliCommand } from './command';
import { readScope } from './diagram-scope';
import { sizeNote } from './diagram-size-note';
import { diagramSvg } from './diagram-svg';
import type { Streams } from '../streams';
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

const options = {
  style: { type: 'string' },
  format: { type: 'string' },
  theme: { type: 'string' },
  scope: { type: 'string' },
  today: { type: 'string' },
  ...settingOptions,
} satisfies OptionSpecs;

/** `fairway diagram`. */
export const diagram: CliCommand = {
  name: 'diagram',
  usage: `diagram PATH... [--style overview|resolution|tls] [--scope NAMESPACE|KIND/NAMESPACE/NAME|URL] [--format mermaid|svg] [--theme light|dark] ${settingUsage} [--today YYYY-MM-DD]`,
  summary: 'Prints the topology as Mermaid text or as an SVG picture.',
  explains: [
    pathExplained,
    ['--style overview|resolution|tls', 'Which diagram. Default: overview.'],
    ['--scope NAMESPACE|KIND/NAMESPACE/NAME|URL', 'The part to draw: a namespace, a resource or a call. Default: all.'],
    ['--format mermaid|svg', 'Mermaid text, or the flow graph as SVG. Default: mermaid.'],
    ['--theme light|dark', 'The colours of the SVG. Default: light.'],
    ...settingsExplained,
    todayExplained,
  ],
  exits: doneOrNot,
  async run(args, streams) {
    const parsed = readArguments(args, options);
    const style = chooseOption(parsed, 'style', diagramStyles, 'overview');
    const format = chooseOption(parsed, 'format', ['mermaid', 'svg'], 'mermaid');
    const theme = chooseOption(parsed, 'theme', ['light', 'dark'], 'light');
    const part = parsed.text('scope');
    if (format === 'svg') refuseForSvg(style, part);
    const files = await readAllSources(parsed.positionals, streams);
    const settings = { ...(await readSettings(parsed, streams)), today: readToday(parsed) };
    const snapshot = takeSnapshot({ files }, undefined, undefined, settings);
    if (format === 'svg') streams.out(diagramSvg(snapshot, theme));
    else printMermaid(snapshot, style, part, streams);
    return 0;
  },
};

/** The text, however large it is; that nobody can draw it is said beside it. */
function printMermaid(snapshot: Snapshot, style: DiagramStyle, part: string | undefined, streams: Streams): void {
  const scope = part === undefined ? {} : { scope: readScope(topologyOf(snapshot), part) };
  const options = { style, ...scope };
  const diagram = renderMermaid(snapshot, options);
  streams.out(diagram.text);
  const note = sizeNote(snapshot, options, diagram);
  if (note !== undefined) streams.error(`fairway: ${note}\n`);
}

/** The picture is that of the canvas: all of it, and who calls what. */
function refuseForSvg(style: DiagramStyle, scope: string | undefined): void {
  if (style !== 'overview')
    throw new Failure(`--format svg draws only the overview. Use --format mermaid for ${style}.`);
  if (scope !== undefined) throw new Failure('--format svg draws the whole design. Use --format mermaid with --scope.');
}
