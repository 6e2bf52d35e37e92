import type { DiagramStyle } from '../../core/exchange';
import { focusRegion } from '../browser/regions';
import { copyText } from '../copy-text';
import { showDiagramStyle, styleTitles } from '../diagram-view';
import { openSection } from '../open-section';
import { getState } from '../store';
import type { Command } from './command';

const hasFiles: Command['isEnabled'] = (state) => state.snapshot.files.length > 0;

const styles: readonly DiagramStyle[] = ['overview', 'resolution', 'tls'];

/** The three diagrams by name: shown, and copied whole. */
export const diagramCommands: readonly Command[] = [
  ...styles.map((style): Command => ({
    id: `show-diagram-${style}`,
    title: `Show Topology: ${styleTitles[style]}`,
    group: 'View',
    run: () => show(style),
  })),
  ...styles.map((style): Command => ({
    id: `copy-mermaid-${style}`,
    title: `Copy Mermaid: ${styleTitles[style]}`,
    group: 'Move',
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
  await copyText(
    renderMermaid(getState().snapshot, { style }).text,
    `the ${styleTitles[style]} diagram as Mermaid text`,
  );
}
