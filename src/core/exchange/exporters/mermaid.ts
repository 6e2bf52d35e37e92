import type { Mesh } from '../../mesh';
import { topologyOf, type DrawnWorkspace, type Topology } from '../../topology';
import { callScope } from './call-scope';
import { countPicture, printPicture, type Picture } from './mermaid-text';
import { drawOverview } from './overview';
import { drawNamespaces } from './overview-by-namespace';
import { drawResolution } from './resolution/draw-resolution';
import { narrowTopology, drawnPart, type Scope } from './scope';
import { drawTls, tracedPaths } from './tls/draw-tls';

/** What a diagram shows: who calls what, what each host gives a caller, or who encrypts what on the way of each call. */
export type DiagramStyle = 'overview' | 'resolution' | 'tls';

/** All styles, the one that is shown first before the others. */
export const diagramStyles: readonly DiagramStyle[] = ['overview', 'resolution', 'tls'];

/** How much of the topology is drawn, and which way. */
interface OverviewOptions {
  /** Left to right when unset. */
  readonly direction?: 'LR' | 'TB';
  /** The part to draw; all of it when unset. */
  readonly scope?: Scope;
  /** `auto`, when unset: more than 60 cards of several namespaces are drawn as namespaces. `cards`: a box for each, however many. */
  readonly detail?: 'auto' | 'cards';
}

/** How a topology is drawn as Mermaid text. */
export interface DiagramOptions extends OverviewOptions {
  readonly style: DiagramStyle;
}

/** A diagram as Mermaid text. */
export interface Diagram {
  readonly text: string;
  readonly nodes: number;
  readonly edges: number;
  /** The id of the topology's node, docked rule or call behind each id of the text. */
  readonly targets: ReadonlyMap<string, string>;
  /** Whether namespaces are drawn in place of cards, because there are so many; the text's first line says so, too. */
  readonly grouped: boolean;
}

/** More cards than this are hard to read in one picture. */
const mostCards = 60;

/** A workspace as a Mermaid flowchart. The same workspace gives the same text, and a change of one thing changes only its lines. */
export function renderMermaid(snapshot: DrawnWorkspace, options: DiagramOptions): Diagram {
  const { style, scope, direction = 'LR' } = options;
  const topology = topologyOf(snapshot);
  const { mesh } = snapshot;
  if (style === 'overview') return renderOverview(topology, options, mesh);
  const part = callScope(topology, scope, tracedPaths(mesh));
  const drawn = style === 'tls' ? drawTls(mesh, direction, part.call) : drawResolution(mesh, direction, part);
  return diagramOf(drawn.picture, drawn.targets);
}

/** The overview of a topology. `mesh` is that of the same design, which tells pods whose proxies know none of the entries; without it each is taken to know some. */
export function renderOverview(topology: Topology, options: OverviewOptions = {}, mesh?: Mesh): Diagram {
  const drawn = drawnPart(topology);
  const part = options.scope ? narrowTopology(drawn, options.scope) : drawn;
  const direction = options.direction ?? 'LR';
  const namespaces = new Set(part.nodes.filter((node) => node.type !== 'endpoint').map((node) => node.namespace));
  const grouped = options.detail !== 'cards' && part.nodes.length > mostCards && namespaces.size > 1;
  const { picture, targets } = grouped
    ? { picture: drawNamespaces(part, direction), targets: new Map<string, string>() }
    : drawOverview(part, direction, drawn, mesh);
  return diagramOf(picture, targets, grouped);
}

function diagramOf(picture: Picture, targets: ReadonlyMap<string, string>, grouped = false): Diagram {
  return { text: printPicture(picture), ...countPicture(picture), targets, grouped };
}
