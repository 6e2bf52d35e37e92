import type { Node, Topology } from '../../core/topology';
import { notify } from '../notices';
import { outputWords } from '../words';
import { clipboardWords } from './words/hands';

/** Puts the diagram of what is connected with a card into the clipboard, as Mermaid text. */
export async function copyMermaid(topology: Topology, node: Node | undefined): Promise<void> {
  if (!node) return;
  const { renderOverview } = await import('../../core/exchange');
  const { text } = renderOverview(topology, { scope: { node: node.id } });
  try {
    await navigator.clipboard.writeText(text);
    notify({ tone: 'ok', text: clipboardWords.copiedDiagram(node.name) });
  } catch {
    notify({ tone: 'error', text: outputWords.copyForbidden });
  }
}
