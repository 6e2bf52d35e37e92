import { diagramSize, renderOverview, type Diagram } from '../../core/exchange';
import type { Place } from '../../core/schema';
import type { Topology } from '../../core/topology';

/** Which part is drawn: everything, one namespace, or what is connected with the selection. */
export type ScopeChoice =
  | { readonly type: 'mesh' }
  | { readonly type: 'namespace'; readonly namespace: string }
  | { readonly type: 'selection' };

/** A diagram with what the panel has to say about it. */
interface TopologyDiagram extends Diagram {
  /** Why it cannot be drawn as a picture, in sentences; undefined when it can. */
  readonly tooLarge: string | undefined;
  /** What the picture leaves out because its text cannot be read, a sentence each. */
  readonly gaps: readonly string[];
}

/** The diagram of a part of the topology. `selected` is the id of the selected node, for the scope that follows the selection. */
export function drawDiagram(topology: Topology, choice: ScopeChoice, selected: string | undefined): TopologyDiagram {
  const scope = scopeOf(choice, selected);
  const diagram = renderOverview(topology, scope ? { scope } : {});
  return { ...diagram, tooLarge: diagramSize(diagram).reason, gaps: gapsOf(topology) };
}

function scopeOf(
  choice: ScopeChoice,
  selected: string | undefined,
): { namespace: string } | { node: string } | undefined {
  if (choice.type === 'namespace') return { namespace: choice.namespace };
  return choice.type === 'selection' && selected !== undefined ? { node: selected } : undefined;
}

/** Text that cannot be read is said, and never drawn as it was before. */
function gapsOf(topology: Topology): string[] {
  return topology.nodes.flatMap((node) => {
    if (node.type === 'unreadable')
      return [`Line ${node.line} of ${node.file} cannot be read, so that document is not drawn.`];
    // An endpoint is part of its entry, which says it already.
    return node.incomplete && node.type !== 'endpoint'
      ? [`${node.label} cannot be read to its end, so what is drawn of it may be incomplete.`]
      : [];
  });
}

/** The id of the node or docked rule that a place belongs to: the one whose own place is the nearest above it. */
export function nodeAtPlace(topology: Topology, place: Place): string | undefined {
  let found: string | undefined;
  let depth = -1;
  for (const { id, place: own } of placedParts(topology)) {
    if (own.file !== place.file || own.document !== place.document || own.path.length <= depth) continue;
    if (!own.path.every((step, index) => step === place.path[index])) continue;
    found = id;
    depth = own.path.length;
  }
  return found;
}

/** Where a node or docked rule is written; undefined when it is only implied. */
export function placeOfNode(topology: Topology, id: string): Place | undefined {
  return placedParts(topology).find((part) => part.id === id)?.place;
}

function placedParts(topology: Topology): { id: string; place: Place }[] {
  return topology.nodes.flatMap((node) => {
    const own = node.place ? [{ id: node.id, place: node.place }] : [];
    const docked = node.type === 'service-entry' ? node.docked.map(({ id, place }) => ({ id, place })) : [];
    return [...own, ...docked];
  });
}

/** The namespaces that a diagram can be narrowed to. */
export function namespacesOf(topology: Topology): string[] {
  return topology.bands.filter((band) => band !== null);
}

/** A diagram's text as a Markdown code block, which GitHub and GitLab show as a picture. */
export function toMarkdown(text: string): string {
  return `\`\`\`mermaid\n${text.replace(/\n*$/, '\n')}\`\`\`\n`;
}

/** A picture's markup as a file of its own, on a background, since its lines are made for one. */
export function toSvgFile(svg: SVGSVGElement, size: { width: number; height: number }, background: string): string {
  const copy = svg.cloneNode(true) as SVGSVGElement;
  copy.setAttribute('width', String(Math.ceil(size.width)));
  copy.setAttribute('height', String(Math.ceil(size.height)));
  copy.style.background = background;
  copy.style.maxWidth = '';
  return `${new XMLSerializer().serializeToString(copy)}\n`;
}
