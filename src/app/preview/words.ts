import type { DiagramStyle } from '../../core/exchange';
import type { Theme } from '../../core/picture';
import type { Topology } from '../../core/topology';
import { counted } from '../counted';
import { digits } from '../language';
import type { ScopeChoice, TopologyDiagram } from './diagram';

/** The bar above the diagram: which one, which part of the design, how large, and in which forms it can be taken away. */
export const toolbarWords = {
  stylesLabel: 'Diagram style',
  toolsLabel: 'Diagram',
  zoomIn: 'Zoom in',
  zoomOut: 'Zoom out',
  fit: 'Fit the diagram',
  text: 'Text',
  copyMermaid: 'Copy Mermaid',
  more: 'More',
  moreLabel: 'More of the diagram',
} as const;

/** The menu of what else can be done with a diagram. */
export const moreWords = {
  copyMarkdown: 'Copy as Markdown',
  save: { svg: 'Save SVG', png: 'Save PNG' },
  savedIn: 'Saved in',
  themesLabel: 'Colours',
  themes: { light: 'Light', dark: 'Dark' } satisfies Readonly<Record<Theme, string>>,
  pngAt: 'PNG at',
  scalesLabel: 'Size',
  scale: (times: number) => `${times}x`,
  topDown: 'Top to bottom',
} as const;

/** The part of the design that is drawn, as it is chosen. */
export const scopeWords = {
  label: 'Part shown',
  mesh: 'Whole mesh',
  selection: 'Selection',
  namespaces: 'Namespaces',
  resources: 'Resources',
  calls: 'Calls',
  call: (workload: string, url: string) => `${workload} → ${url || 'no URL'}`,
  /** The buttons in place of a picture that would be too large. */
  narrowerLabel: 'Parts that can be drawn',
} as const;

/** What stands around the picture, and the text that it is drawn from. */
export const stageWords = {
  drawing: 'Drawing the diagram…',
  goesOn: 'The diagram goes on outside.',
  showAll: 'Show all',
  textLabel: 'Mermaid text',
} as const;

/** What is said of a copy or a file that was asked for. */
export const takenWords = {
  copiedText: 'Copied the Mermaid text.',
  copiedMarkdown: 'Copied the diagram as Markdown.',
  nothingToSave: 'There is no diagram to save.',
} as const;

/** Why there is no picture, or why it is not whole. */
export const gapWords = {
  mermaidFailed: (why: string) => `Mermaid could not draw this text: ${why}. It can still be copied.`,
  /** `inPart` of the documents are read in part, and the others not at all. */
  says: (documents: number, inPart: number) => {
    const far = inPart === 0 ? '' : inPart === documents ? ' to the end' : ', or not to the end';
    return `${counted(documents, 'document')} cannot be read${far}:`;
  },
  place: (file: string, line: number) => `${file}:${line}`,
  more: (documents: number) => `${digits(documents)} more`,
} as const;

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
  return `${named}: ${counted(nodes, 'box', 'boxes')} and ${counted(edges, 'arrow')}. Press Text to read it.`;
}

/** What is said where there is nothing to draw. */
export function emptyWords(style: DiagramStyle, scope: ScopeChoice, topology: Topology): string {
  if (scope.type === 'node' && !isThere(topology, scope.id))
    return 'What was chosen above is no longer in the design. Choose another part.';
  return scope.type === 'mesh' ? emptyDesign[style] : emptyPart[style];
}

const emptyDesign: Readonly<Record<DiagramStyle, string>> = {
  overview: 'Nothing to draw yet. Add a ServiceEntry or a pod: the diagram follows.',
  resolution: 'Nothing to draw yet. Add a ServiceEntry: the diagram follows.',
  tls: 'Nothing to draw yet. Draw a pod and a call: the diagram follows.',
};

const emptyPart: Readonly<Record<DiagramStyle, string>> = {
  overview: 'This part of the design holds nothing for the overview. Choose another part above.',
  resolution:
    'This part of the design holds nothing for this diagram, which draws ServiceEntries. Choose another part above.',
  tls: 'This part of the design holds nothing for this diagram, which draws calls. Choose another part above.',
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
  ];
}
