import type { Kind } from '../../core/schema';
import type { Snapshot } from '../../core/snapshot';
import { editFile, freePath, type FileChange } from '../../core/workspace';
import { appendDocument } from '../../core/yaml';
import { notify } from '../notices';
import { dispatch, getState, select } from '../store';
import { setView } from '../view';
import { hostRefusal, istioFile } from './add-service-entry';
import { isNameTaken, nameRefusal } from './resource-names';
import { addWords } from './words/add';

interface NewResource {
  readonly kind: Kind;
  readonly name: string;
  readonly namespace: string | null;
  /** Empty for kinds that have none, and where none is known yet. */
  readonly host: string;
  /** The file that it goes to; a new one of that name when there is none. */
  readonly file: string;
}

/** Adds a resource from its kind's starter and selects it. Answers null, or in one sentence why it cannot be added. */
export function addResource(wanted: NewResource): string | null {
  const { kind, name, namespace, host } = wanted;
  const { snapshot } = getState();
  const refusal = refusalOf(snapshot, wanted);
  if (refusal !== null) return refusal;
  const text = kind.starter?.({ name, ...(namespace === null ? {} : { namespace }), ...(host === '' ? {} : { host }) });
  if (text === undefined) return addWords.noStarter(kind.kind);
  const file = changeOf(snapshot, wanted.file, text);
  // The store has said why when it refuses.
  if (!dispatch({ label: addWords.add(kind.kind, name), origin: 'command', files: [file] })) return null;
  selectLast(file.path);
  notify({ tone: 'ok', text: addWords.added(kind.kind, name, file.path), undo: true });
  return null;
}

function refusalOf(snapshot: Snapshot, { kind, name, namespace, host }: NewResource): string | null {
  const wrong =
    (host === '' ? null : hostRefusal(host)) ??
    nameRefusal(name) ??
    (namespace === null ? null : nameRefusal(namespace, 'namespace'));
  if (wrong) return wrong;
  if (!isNameTaken(snapshot, kind.kind, namespace, name)) return null;
  return addWords.exists(kind.kind, namespace === null ? name : `${namespace}/${name}`);
}

/**
 * The file that a new resource of a kind usually goes to: a design has one of its own; Istio's kinds go to the file that is open, if it is
 * one of theirs, else to the first that is.
 */
export function placeFor(
  snapshot: Snapshot,
  kind: Kind,
  open: string | null,
): { readonly path: string; readonly isNew: boolean } {
  const isDesign = kind.kind === 'EgressDesign';
  const found = isDesign ? undefined : istioFile(snapshot, open);
  if (found) return { path: found.path, isNew: false };
  return { path: freePath(snapshot.workspace, isDesign ? 'design.yaml' : 'egress.yaml'), isNew: true };
}

function changeOf(snapshot: Snapshot, path: string, text: string): FileChange {
  const view = snapshot.files.find((file) => file.path === path);
  if (!view) return { type: 'create', path, text };
  return editFile(view.file, appendDocument(view.stream, text));
}

function selectLast(path: string): void {
  const added = getState().snapshot.resources.findLast((resource) => resource.place.file === path);
  setView({ openFile: path });
  if (added) select({ place: added.place, from: 'command' });
}
