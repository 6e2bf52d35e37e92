import type { Kind } from '../../core/schema';
import type { Snapshot } from '../../core/snapshot';
import { freePath, type FileChange } from '../../core/workspace';
import { appendDocument } from '../../core/yaml';
import { notify } from '../notices';
import { dispatch, getState, select } from '../store';
import { setView } from '../view';
import { hostRefusal, istioFile } from './add-service-entry';
import { isNameTaken, nameRefusal } from './resource-names';

export interface NewResource {
  readonly kind: Kind;
  readonly name: string;
  readonly namespace: string | null;
  /** Empty for kinds that have none, and where none is known yet. */
  readonly host: string;
  /** Where it goes if it fits there; else the first file that fits, else a new one. */
  readonly file: string | null;
}

/** Adds a resource from its kind's starter and selects it. Answers null, or in one sentence why it cannot be added. */
export function addResource(wanted: NewResource): string | null {
  const { kind, name, namespace, host } = wanted;
  const { snapshot } = getState();
  const refusal = refusalOf(snapshot, wanted);
  if (refusal !== null) return refusal;
  const text = kind.starter?.({ name, ...(namespace === null ? {} : { namespace }), ...(host === '' ? {} : { host }) });
  if (text === undefined) return `${kind.kind} has no starter.`;
  const file = placeFor(snapshot, wanted, text);
  dispatch({ label: `Add ${kind.kind} ${name}`, origin: 'command', files: [file] });
  selectLast(file.path);
  notify({ tone: 'ok', text: `Added ${kind.kind} ${name} to ${file.path}.`, undo: true });
  return null;
}

function refusalOf(snapshot: Snapshot, { kind, name, namespace, host }: NewResource): string | null {
  const wrong =
    (host === '' ? null : hostRefusal(host)) ??
    nameRefusal(name) ??
    (namespace === null ? null : nameRefusal(namespace, 'namespace'));
  if (wrong) return wrong;
  if (!isNameTaken(snapshot, kind.kind, namespace, name)) return null;
  return `There is a ${kind.kind} ${namespace === null ? name : `${namespace}/${name}`} already.`;
}

/** A design has a file of its own; Istio's kinds go together. */
function placeFor(snapshot: Snapshot, { kind, file }: NewResource, text: string): FileChange {
  const isDesign = kind.kind === 'EgressDesign';
  const found = isDesign ? undefined : istioFile(snapshot, file);
  if (!found)
    return { type: 'create', path: freePath(snapshot.workspace, isDesign ? 'design.yaml' : 'egress.yaml'), text };
  return { type: 'edit', path: found.path, edits: appendDocument(found.stream, text) };
}

function selectLast(path: string): void {
  const added = getState().snapshot.resources.findLast((resource) => resource.place.file === path);
  setView({ openFile: path });
  if (added) select({ place: added.place, from: 'command' });
}
