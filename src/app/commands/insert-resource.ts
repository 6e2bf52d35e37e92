import { editAt, type ChangeResult } from '../../core/edit-at';
import { findKind, type Resource } from '../../core/schema';
import { locate, type Snapshot } from '../../core/snapshot';
import { freePath } from '../../core/workspace';
import { appendDocument, insertDocumentAfter, type Op } from '../../core/yaml';
import { istioFile } from './add-service-entry';
import { changeInSteps, madeOf, refused, type ChangeStep } from './change-steps';
import { addWords } from './words/add';

/** A resource that a tool makes: its kind's starter, and what is written into it besides. */
interface InsertedResource {
  readonly kind: string;
  readonly name: string;
  readonly namespace: string | null;
  readonly host?: string;
  readonly port?: { readonly number: number; readonly protocol: string };
  /** The document that it follows; without one it ends a file. */
  readonly after?: Resource;
  /** The file that it ends when that holds Istio's kinds; else the first one that does, else a new `egress.yaml`. */
  readonly file?: string | null;
  /** Edits of the starter, with paths from the resource's root. */
  readonly ops?: readonly Op[];
}

/** The change that makes an Istio resource from its kind's starter. */
export function insertResource(snapshot: Snapshot, wanted: InsertedResource): ChangeResult {
  const { kind, name } = wanted;
  return changeInSteps(snapshot, addWords.add(kind, name), 'canvas', insertSteps(wanted));
}

/** The same as steps of a larger change. */
export function insertSteps(wanted: InsertedResource): readonly ChangeStep[] {
  const { ops = [] } = wanted;
  return [(snapshot) => insertText(snapshot, wanted), ...(ops.length > 0 ? [editInserted(wanted, ops)] : [])];
}

function insertText(snapshot: Snapshot, wanted: InsertedResource): ChangeResult {
  const text = starterText(wanted);
  const { after } = wanted;
  if (after !== undefined) {
    const located = locate(snapshot, after.place);
    if (!located) return refused(addWords.documentGone(after.place.file));
    const edits = insertDocumentAfter(located.view.stream, located.index, text);
    return madeOf({ type: 'edit', path: after.place.file, edits });
  }
  const file = istioFile(snapshot, wanted.file ?? null);
  if (!file) return madeOf({ type: 'create', path: freePath(snapshot.workspace, 'egress.yaml'), text });
  return madeOf({ type: 'edit', path: file.path, edits: appendDocument(file.stream, text) });
}

function starterText({ kind, name, namespace, host, port }: InsertedResource): string {
  const starter = findKind('networking.istio.io/v1', kind)?.starter;
  if (!starter) throw new Error(`The kind ${kind} has no starter`);
  return starter({
    name,
    ...(namespace === null ? {} : { namespace }),
    ...(host === undefined ? {} : { host }),
    ...(port === undefined ? {} : { port }),
  });
}

function editInserted({ kind, namespace, name }: InsertedResource, ops: readonly Op[]): ChangeStep {
  return (snapshot) => {
    const made = snapshot.resources.findLast(
      (each) => each.kind === kind && each.name === name && each.namespace === namespace,
    );
    if (!made) return refused(addWords.notAdded(kind, name));
    return editAt(snapshot, { ...made.place, path: [] }, ops, { label: '', origin: 'canvas' });
  };
}
