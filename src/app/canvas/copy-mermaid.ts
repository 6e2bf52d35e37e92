import type { Node } from '../../core/topology';
import { notify } from '../notices';
import { outputWords } from '../words';
import type { Graph } from './graph';
import { clipboardWords } from './words/hands';

/** Puts the diagram of what is connected with a card into the clipboard, as Mermaid text. */
export async function copyMermaid({ topology, snapshot }: Graph, node: Node | undefined): Promise<void> {
  if (!node) return;
  const { renderOverview } = await import('../../core/exchange');
  const { text } = renderOverview(topology, { scope: { node: node.id } }, snapshot.mesh);
  try {
    await navigator.clipboard.writeText(text);
    notify({ tone: 'ok', text: clipboardWords.copiedDiagram(node.name) });
  } catch {
    notify({ tone: 'error', text: outputWords.copyForbidden });
  }
}
