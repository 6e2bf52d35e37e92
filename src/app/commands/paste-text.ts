import type { Spot } from '../../core/picture';
import type { Place } from '../../core/schema';
import { topologyIn } from '../drawing';
import { openText } from '../browser/open-uploads';
import { notify } from '../notices';
import { dispatch, getState, select, type AppState } from '../store';
import { getView } from '../view';
import type { PasteTarget } from './paste-yaml';
import { pastedWords } from './words/said';

/**
 * Adds a text from the clipboard to the design, beside what is there, and says what came of it. Markdown, and whatever comes into an empty
 * design, is opened as a file. Answers the ids of the cards that are new.
 */
export async function pasteText(text: string, target: Partial<PasteTarget> = {}): Promise<void> {
  const state = getState();
  if (state.snapshot.files.length === 0 || /^\s*(```|~~~)/m.test(text)) {
    await openText(text);
    return;
  }
  const { pastedNodes, pasteYaml } = await import('./paste-yaml');
  const onto = target.onto ?? selectedEnd(state);
  const before = getState().snapshot;
  const result = pasteYaml(before, text, { file: getView().openFile, ...(onto ? { onto } : {}), ...target });
  if (!result.ok) {
    notify({ tone: 'error', text: result.detail });
    return;
  }
  if (!dispatch(result.change)) return;
  notify({ tone: 'ok', text: pastedWords.pasted(result.change.label), undo: true });
  selectMade(pastedNodes(before, getState().snapshot));
}

/** Selects resources and pods by their ids, in all panes. */
export function selectMade(ids: readonly string[]): void {
  const { snapshot } = getState();
  const { resources } = snapshot;
  const topology = topologyIn(snapshot);
  const [place, ...also] = ids.flatMap(
    (id) =>
      resources.find(({ key }) => key === id)?.place ?? topology.nodes.find((node) => node.id === id)?.place ?? [],
  );
  if (place) select({ place, also, from: 'command' });
}

/** The entry or pod that the selection lies in. */
function selectedEnd({ selection, snapshot }: AppState): Spot | undefined {
  const node =
    selection &&
    topologyIn(snapshot).nodes.find(
      (each) => holdsPlace(each.place, selection.place) && (each.type === 'workload' || each.type === 'service-entry'),
    );
  return node ? { node: node.id, part: null } : undefined;
}

function holdsPlace(outer: Place | undefined, inner: Place): boolean {
  return (
    outer !== undefined &&
    outer.file === inner.file &&
    outer.document === inner.document &&
    outer.path.every((step, index) => step === inner.path[index])
  );
}
