import { diagramSize, renderMermaid, tooLargeToDraw, type Diagram, type DiagramStyle } from '../../core/exchange';
import type { Place } from '../../core/schema';
import type { Snapshot } from '../../core/snapshot';
import { topologyOf, type Topology } from '../../core/topology';
import { once } from '../once';
import { gapsIn, type Gap } from './gaps';

/** Which part is drawn: everything, one namespace, what is connected with the selection, or with one card, rule or call that stays. */
export type ScopeChoice =
  | { readonly type: 'mesh' }
  | { readonly type: 'namespace'; readonly namespace: string }
  | { readonly type: 'selection' }
  | { readonly type: 'node'; readonly id: string };

/** How it is drawn. */
interface DiagramLook {
  readonly style: DiagramStyle;
  readonly direction: 'LR' | 'TB';
}

/** A diagram with what the panel has to say about it; one that is too large for a picture is not drawn. */
export type TopologyDiagram = DrawnDiagram | UndrawnDiagram;

interface DrawnDiagram extends DiagramText, Pick<Diagram, 'nodes' | 'edges' | 'targets'> {
  readonly drawn: true;
}

interface UndrawnDiagram extends DiagramText {
  readonly drawn: false;
  /** Why it cannot be drawn as a picture, in one sentence. */
  readonly tooLarge: string;
}

interface DiagramText {
  /** Its Mermaid text. Of what is certainly too large for a picture it is not made before somebody asks for it. */
  readonly text: () => string;
  /** What the picture leaves out, or draws in part, because its text cannot be read. */
  readonly gaps: readonly Gap[];
}

/** The diagram of a part of a design. `selected` is the id of what is selected, for the scope that follows the selection. */
export function drawDiagram(
  snapshot: Snapshot,
  look: DiagramLook,
  choice: ScopeChoice,
  selected: string | undefined,
): TopologyDiagram {
  const scope = scopeOf(choice, selected);
  const options = { ...look, ...(scope ? { scope } : {}) };
  const gaps = gapsIn(snapshot, topologyOf(snapshot));
  const tooLarge = tooLargeToDraw(snapshot, options);
  if (tooLarge !== undefined)
    return { drawn: false, tooLarge, text: once(() => renderMermaid(snapshot, options).text), gaps };
  const diagram = renderMermaid(snapshot, options);
  const { nodes, edges, targets } = diagram;
  const text = (): string => diagram.text;
  const { reason } = diagramSize(diagram);
  return reason === undefined
    ? { drawn: true, nodes, edges, targets, text, gaps }
    : { drawn: false, tooLarge: reason, text, gaps };
}

/** The scope of the diagrams that a choice stands for; undefined for the whole design. */
export function scopeOf(
  choice: ScopeChoice,
  selected: string | undefined,
): { namespace: string } | { node: string } | undefined {
  if (choice.type === 'namespace') return { namespace: choice.namespace };
  if (choice.type === 'node') return { node: choice.id };
  return choice.type === 'selection' && selected !== undefined ? { node: selected } : undefined;
}

/** The id of the node, docked rule or call that a place belongs to: the one whose own place is the nearest above it. */
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

/** Where a node, docked rule or call is written; undefined when it is only implied. */
export function placeOfNode(topology: Topology, id: string): Place | undefined {
  return placedParts(topology).find((part) => part.id === id)?.place;
}

function placedParts(topology: Topology): { id: string; place: Place }[] {
  return topology.nodes.flatMap((node) => {
    const own = node.place ? [{ id: node.id, place: node.place }] : [];
    if (node.type === 'service-entry') return [...own, ...node.docked.map(({ id, place }) => ({ id, place }))];
    if (node.type !== 'workload') return own;
    return [...own, ...node.calls.flatMap(({ id, place }) => (place ? [{ id, place }] : []))];
  });
}

/** The ids in a diagram's text of what is selected: a call stands for its own boxes, and where it has none for its workload's; a workload for all of them. */
export function shapesOf({ targets }: Pick<Diagram, 'targets'>, selected: string | undefined): string[] {
  if (selected === undefined) return [];
  const shapes = (isMeant: (target: string) => boolean): string[] =>
    [...targets].flatMap(([id, target]) => (isMeant(target) ? [id] : []));
  const own = shapes((target) => target === selected || target.startsWith(`${selected}/calls/`));
  return own.length > 0 ? own : shapes((target) => selected.startsWith(`${target}/calls/`));
}

/** The namespaces that a diagram can be narrowed to. */
export function namespacesOf(topology: Topology): string[] {
  return topology.bands.filter((band) => band !== null);
}

/** A diagram's text as a Markdown code block, which GitHub and GitLab show as a picture. */
export function toMarkdown(text: string): string {
  return `\`\`\`mermaid\n${text.replace(/\n*$/, '\n')}\`\`\`\n`;
}
