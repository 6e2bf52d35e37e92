import { bandOfId } from '../../core/picture';
import { download } from '../browser/download';
import { yamlOf } from '../commands/copy-yaml';
import { wordsOfEnds } from '../commands/deletion-things';
import { duplicateOf } from '../commands/duplicate';
import { pasteText, selectMade } from '../commands/paste-text';
import { pastedNodes } from '../commands/paste-yaml';
import { openDialog } from '../dialogs';
import { notify } from '../notices';
import { getState } from '../store';
import { perform } from './actions';
import { getCanvas } from './canvas-state';
import type { Graph } from './graph';
import { getPicked } from './picking';
import { removePicked } from './remove';
import { expandBands, type Picked } from './selecting';
import type { Actions } from './use-actions';
import { clipboardWords } from './words/hands';

/** Puts the YAML of what is selected into the clipboard, and says of what. */
export async function copyPicked(graph: Graph, picked: Picked): Promise<void> {
  const words = wordsFor(graph, picked);
  if (await writeToClipboard(yamlOfPicked(graph, picked))) notify({ tone: 'ok', text: clipboardWords.copied(words) });
}

/** Copies, and deletes what was copied in one step. */
export async function cutPicked(picked: Picked, actions: Actions): Promise<void> {
  if (!(await writeToClipboard(yamlOfPicked(actions.graph, picked)))) return;
  const { snapshot } = getState();
  const words = wordsFor(actions.graph, picked);
  removePicked(picked, actions, 'Cut');
  // The form that asks what else goes may be left, and the clipboard holds it nevertheless.
  if (getState().snapshot === snapshot && getCanvas().floating?.type === 'delete')
    notify({ tone: 'ok', text: clipboardWords.kept(words) });
}

async function writeToClipboard(text: string): Promise<boolean> {
  if (text === '') return false;
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    notify({ tone: 'error', text: clipboardWords.forbidden });
    return false;
  }
}

/** Adds what the clipboard holds to what is selected; where the browser asks and is refused, a sheet takes the text instead. */
export function pasteHere(): void {
  navigator.clipboard.readText().then(
    (text) => (text.trim() === '' ? openDialog('paste-yaml') : pasteIntoPicked(text)),
    () => openDialog('paste-yaml'),
  );
}

/** Resources and pods go into the namespace of the band that is selected, else they keep their own. */
function pasteIntoPicked(text: string): void {
  const [first] = getPicked();
  const namespace = first?.part === null ? bandOfId(first.node) : undefined;
  void pasteText(text, typeof namespace === 'string' ? { namespace } : {});
}

/** Puts a copy of each selected thing after it, as one step, and selects the copies. */
export function duplicatePicked(graph: Graph, picked: Picked): void {
  const { snapshot } = getState();
  const result = duplicateOf(snapshot, expandBands(graph.topology, picked));
  if (perform(result, clipboardWords.duplicated(wordsFor(graph, picked))) === null)
    selectMade(pastedNodes(snapshot, getState().snapshot));
}

/** Downloads the YAML of what is selected as one file. */
export function exportPicked(graph: Graph, picked: Picked): void {
  const text = yamlOfPicked(graph, picked);
  if (text === '') return;
  const file = 'selection.yaml';
  download(file, text, 'application/yaml');
  notify({ tone: 'ok', text: clipboardWords.exported(file, wordsFor(graph, picked)) });
}

function yamlOfPicked(graph: Graph, picked: Picked): string {
  return yamlOf(getState().snapshot, expandBands(graph.topology, picked));
}

function wordsFor(graph: Graph, picked: Picked): string {
  return wordsOfEnds(getState().snapshot, expandBands(graph.topology, picked));
}
