import type { ChangeResult } from '../../core/edit-at';
import { findKind } from '../../core/schema';
import type { FileView, Snapshot } from '../../core/snapshot';
import { editFile, freePath } from '../../core/workspace';
import { appendDocument } from '../../core/yaml';
import { madeOf, refused } from './change-steps';
import { isNameTaken, nameRefusal } from './resource-names';
import { addWords } from './words/add';

interface NewServiceEntry {
  readonly name: string;
  readonly namespace: string | null;
  readonly host: string;
  /** The file to append to when it holds Istio's kinds; else the first one that does, else a new `egress.yaml`. */
  readonly file?: string | null;
  /** The port; when unset 443: of a wildcard TLS, which is passed on by the name that it asks for, and of one name HTTPS. */
  readonly port?: { readonly number: number; readonly protocol: string };
}

/** The change that adds a ServiceEntry from the kind's starter as the last document of a file. */
export function addServiceEntry(snapshot: Snapshot, entry: NewServiceEntry): ChangeResult {
  const { name, namespace, host } = entry;
  const refusal =
    nameRefusal(name) ?? (namespace === null ? null : nameRefusal(namespace, 'namespace')) ?? hostRefusal(host);
  if (refusal) return refused(refusal);
  if (isNameTaken(snapshot, 'ServiceEntry', namespace, name)) {
    return refused(addWords.exists('ServiceEntry', namespace === null ? name : `${namespace}/${name}`));
  }
  const starter = findKind('networking.istio.io/v1', 'ServiceEntry')?.starter;
  if (!starter) throw new Error('The kind ServiceEntry has no starter');
  const port = entry.port ?? (host.startsWith('*') ? { number: 443, protocol: 'TLS' } : undefined);
  const text = starter({
    name,
    host,
    ...(namespace === null ? {} : { namespace }),
    ...(port ? { port } : {}),
  });
  return labelled(appendText(snapshot, text, entry.file ?? null), addWords.add('ServiceEntry', name));
}

/** Why a host cannot be an entry's, in one sentence; null when it can. */
export function hostRefusal(host: string): string | null {
  if (host === '') return addWords.hostEmpty;
  if (/^(\*\.)?[a-z0-9_]([-a-z0-9_]*[a-z0-9_])?(\.[a-z0-9_]([-a-z0-9_]*[a-z0-9_])?)*$/i.test(host) || host === '*')
    return null;
  return addWords.noHostName(host);
}

/** The file that new Istio documents go to: the wanted one if it is not a design, else the first that is none; undefined when there is none. */
export function istioFile(snapshot: Snapshot, wanted: string | null): FileView | undefined {
  const holdsDesign = new Set(
    snapshot.resources.filter((each) => each.kind === 'EgressDesign').map((each) => each.place.file),
  );
  const fits = snapshot.files.filter((file) => !holdsDesign.has(file.path) && /\.ya?ml$/i.test(file.path));
  return fits.find((file) => file.path === wanted) ?? fits[0];
}

function appendText(snapshot: Snapshot, text: string, wanted: string | null): ChangeResult {
  const file = istioFile(snapshot, wanted);
  if (!file) return madeOf({ type: 'create', path: freePath(snapshot.workspace, 'egress.yaml'), text });
  return madeOf(editFile(file.file, appendDocument(file.stream, text)));
}

function labelled(result: ChangeResult, label: string): ChangeResult {
  return result.ok ? { ok: true, change: { ...result.change, label, origin: 'canvas' } } : result;
}
