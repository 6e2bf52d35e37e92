import type { DiagramStyle } from '../../core/exchange';
import { focusRegion } from '../browser/regions';
import { copyText } from '../copy-text';
import { showDiagramStyle, styleTitles } from '../diagram-view';
import { openSection } from '../open-section';
import { getState } from '../store';
import type { Command } from './command';
import { commandGroups, diagramTitles } from './words/titles';

const hasFiles: Command['isEnabled'] = (state) => state.snapshot.files.length > 0;

const styles: readonly DiagramStyle[] = ['overview', 'resolution', 'tls'];

/** The three diagrams by name: shown, and copied whole. */
export const diagramCommands: readonly Command[] = [
  ...styles.map((style): Command => ({
    id: `show-diagram-${style}`,
    title: diagramTitles.show(styleTitles[style]),
    group: commandGroups.view,
    run: () => show(style),
  })),
  ...styles.map((style): Command => ({
    id: `copy-mermaid-${style}`,
    title: diagramTitles.copy(styleTitles[style]),
    group: commandGroups.move,
    isEnabled: hasFiles,
    run: () => copy(style),
  })),
];

function show(style: DiagramStyle): void {
  showDiagramStyle(style);
  openSection('topology');
  requestAnimationFrame(() => focusRegion('topology'));
}

async function copy(style: DiagramStyle): Promise<void> {
  const { renderMermaid } = await import('../../core/exchange');
  await copyText(renderMermaid(getState().snapshot, { style }).text, diagramTitles.copied(styleTitles[style]));
}
