import type { DiagramStyle } from '../core/exchange';
import { getView, setView, useView, type ViewState } from './view';

/** The styles as they are called everywhere. */
export const styleTitles: Readonly<Record<DiagramStyle, string>> = {
  overview: 'Overview',
  resolution: 'Resolution',
  tls: 'TLS',
};

/** The style that Topology shows. What an older or a newer page has stored and this one does not know is the overview. */
export function useDiagramStyle(): DiagramStyle {
  return useView(styleOf);
}

/** Lets Topology show a style. */
export function showDiagramStyle(style: DiagramStyle): void {
  setView({ diagram: { ...getView().diagram, style } });
}

function styleOf({ diagram: { style } }: ViewState): DiagramStyle {
  return style === 'resolution' || style === 'tls' ? style : 'overview';
}

/** Whether diagrams go from left to right or from top to bottom. */
export function useDiagramDirection(): 'LR' | 'TB' {
  return useView(({ diagram }) => (diagram.topDown ? 'TB' : 'LR'));
}

/** Turns diagrams the other way. */
export function turnDiagram(): void {
  const { diagram } = getView();
  setView({ diagram: { ...diagram, topDown: !diagram.topDown } });
}
