import { locate } from '../../core/snapshot';
import { contentOf } from '../commands/duplicate-resource';
import { notify } from '../notices';
import type { Graph } from './graph';
import { placeOfSpot, type Spot } from '../spots';

/** Puts the YAML of a card's document, or of the whole design for a drawn pod, into the clipboard. */
export async function copyYaml(graph: Graph, spot: Spot): Promise<void> {
  const place = placeOfSpot(graph.topology, spot);
  const located = place && locate(graph.snapshot, place);
  if (!located) return;
  try {
    await navigator.clipboard.writeText(contentOf(located.document.text));
    notify({ tone: 'ok', text: `Copied the YAML from ${place.file}.` });
  } catch {
    notify({
      tone: 'error',
      text: 'The browser does not let this page write to the clipboard. Copy it from the YAML pane.',
    });
  }
}
