import { locate } from '../../core/snapshot';
import { download } from '../browser/download';
import { changeInSteps } from '../commands/change-steps';
import { contentOf, duplicateResource } from '../commands/duplicate-resource';
import { openDialog } from '../dialogs';
import { openText } from '../browser/open-uploads';
import { notify } from '../notices';
import { getState } from '../store';
import { perform, resourceOfSpot } from './actions';
import type { Graph } from './graph';
import { pickSpots } from './picking';
import { removePicked } from './remove';
import { expandBands, type Picked } from './selecting';
import { documentKey, placeOfSpot, spotOfPlace } from './spots';
import type { Actions } from './use-actions';
import { count } from './words';

/** Puts the YAML of what is selected into the clipboard; true when the browser let it. */
export async function copyPicked(graph: Graph, picked: Picked, done = 'Copied'): Promise<boolean> {
  const text = yamlOfPicked(graph, picked);
  if (text === '') return false;
  try {
    await navigator.clipboard.writeText(text);
    notify({ tone: 'ok', text: `${done} the YAML of ${wordsFor(graph, picked)}.` });
    return true;
  } catch {
    notify({
      tone: 'error',
      text: 'The browser does not let this page write to the clipboard. Copy it from the YAML pane.',
    });
    return false;
  }
}

/** Copies, and deletes what was copied in one step. */
export async function cutPicked(picked: Picked, actions: Actions): Promise<void> {
  if (await copyPicked(actions.graph, picked)) removePicked(picked, actions);
}

/** Adds what the clipboard holds; where the browser asks and is refused, a sheet takes the text instead. */
export function pasteHere(): void {
  navigator.clipboard.readText().then(
    (text) => (text.trim() === '' ? openDialog('paste-yaml') : void openText(text)),
    () => openDialog('paste-yaml'),
  );
}

/** Puts a copy of each selected resource after it, as one step, and selects the copies. */
export function duplicatePicked(graph: Graph, picked: Picked): void {
  const { snapshot } = getState();
  const resources = [
    ...new Set(expandBands(graph.topology, picked).flatMap((spot) => resourceOfSpot(snapshot, spot) ?? [])),
  ];
  const [first] = resources;
  if (!first) {
    notify({ tone: 'info', text: 'Only resources can be duplicated here.' });
    return;
  }
  const what = resources.length === 1 ? `${first.kind} ${first.name}` : count(resources.length, 'resource');
  const known = new Set(snapshot.resources.map((each) => each.key));
  const steps = resources.map(
    (resource) => (at: typeof snapshot) =>
      duplicateResource(at, at.resources.find((each) => each.key === resource.key) ?? resource),
  );
  if (perform(changeInSteps(snapshot, `Duplicate ${what}`, 'canvas', steps), `Duplicated ${what}.`) !== null) return;
  const { topology, resources: after } = getState().snapshot;
  const made = after.filter((each) => !known.has(each.key));
  pickSpots(
    topology,
    made.flatMap((each) => spotOfPlace(topology, each.place) ?? []),
  );
}

/** Downloads the YAML of what is selected as one file. */
export function exportPicked(graph: Graph, picked: Picked): void {
  const text = yamlOfPicked(graph, picked);
  if (text === '') return;
  download('selection.yaml', text, 'application/yaml');
  notify({ tone: 'ok', text: `Exported selection.yaml with ${wordsFor(graph, picked)}.` });
}

/** The documents of what is selected, byte for byte and each once, in the order of the files. */
function yamlOfPicked(graph: Graph, picked: Picked): string {
  const { snapshot } = getState();
  const wanted = new Set(
    expandBands(graph.topology, picked).flatMap((spot) => {
      const place = placeOfSpot(graph.topology, spot);
      return place ? [documentKey(place)] : [];
    }),
  );
  const texts = snapshot.files.flatMap((file) =>
    file.stream.documents.flatMap((document) => {
      const place = { file: file.path, document: document.id, path: [] };
      const located = wanted.has(documentKey(place)) ? locate(snapshot, place) : undefined;
      return located ? [contentOf(located.document.text)] : [];
    }),
  );
  return texts.map((text) => (text.endsWith('\n') ? text : `${text}\n`)).join('---\n');
}

function wordsFor(graph: Graph, picked: Picked): string {
  const [first, ...others] = expandBands(graph.topology, picked);
  return first && others.length === 0 ? first.node : count(others.length + 1, 'thing');
}
