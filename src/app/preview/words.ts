import type { DiagramStyle } from '../../core/exchange';
import type { Topology } from '../../core/topology';
import type { ScopeChoice, TopologyDiagram } from './diagram';

/** How each diagram is read, below it. */
export const legends: Readonly<Record<DiagramStyle, string>> = {
  overview: 'Solid: bytes. Dotted: knowledge. Thick: TLS.',
  resolution: 'Solid: dialled first. Dotted: when that is gone.',
  tls: 'Thick: encrypted. Thin: not. Red: TLS twice, or stopped.',
};

/** What a screen reader says in place of a diagram. */
export function diagramLabel(
  style: DiagramStyle,
  { nodes, edges }: { readonly nodes: number; readonly edges: number },
): string {
  const named = { overview: 'Topology', resolution: 'Topology, resolution', tls: 'Topology, TLS' }[style];
  return `${named}: ${nodes} boxes and ${edges} arrows. Press Text to read it.`;
}

/** What is said where there is nothing to draw. */
export function emptyWords(style: DiagramStyle, scope: ScopeChoice, topology: Topology): string {
  if (scope.type === 'node' && !isThere(topology, scope.id))
    return 'What was chosen above is no longer in the design. Choose another part.';
  if (scope.type !== 'mesh')
    return `This part of the design holds nothing for ${subjects[style]}. Choose another part above.`;
  if (style === 'resolution') return 'Nothing to draw yet. Add a ServiceEntry: the diagram follows.';
  if (style === 'tls') return 'Nothing to draw yet. Draw a pod and a call: the diagram follows.';
  return 'Nothing to draw yet. Add a ServiceEntry or a pod: the diagram follows.';
}

const subjects: Readonly<Record<DiagramStyle, string>> = {
  overview: 'the overview',
  resolution: 'this diagram, which draws ServiceEntries',
  tls: 'this diagram, which draws calls',
};

function isThere({ nodes }: Topology, id: string): boolean {
  return nodes.some(
    (node) =>
      node.id === id ||
      (node.type === 'service-entry' && node.docked.some((rule) => rule.id === id)) ||
      (node.type === 'workload' && node.calls.some((call) => call.id === id)),
  );
}

/** What has to be said above a diagram, a sentence each. */
export function notesFor(
  diagram: TopologyDiagram,
  scope: ScopeChoice,
  selected: string | undefined,
  failure: string | undefined,
): string[] {
  const following = scope.type === 'selection' && selected === undefined;
  return [
    ...(following
      ? ['Nothing in the diagram is selected, so the whole mesh is shown. Select a card or a line of YAML.']
      : []),
    ...(diagram.drawn
      ? []
      : [`${diagram.tooLarge} Choose a namespace or select a card; the text can still be copied.`]),
    ...(failure === undefined || (diagram.drawn && diagram.nodes === 0) ? [] : [failure]),
    ...shorten(diagram.gaps),
  ];
}

/** The first two sentences, and how many more there are. */
function shorten(gaps: readonly string[]): string[] {
  if (gaps.length <= 2) return [...gaps];
  return [...gaps.slice(0, 1), `${gaps.length - 1} more documents are not drawn, or not to their end.`];
}
