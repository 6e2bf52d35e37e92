import { nodesById, type Spot } from '../../core/picture';
import { topologyOf } from '../../core/topology';
import type { Path } from '../../core/text';
import { valueAt, type Document } from '../../core/yaml';
import { changeInSteps, type ChangeStep } from './change-steps';
import { copiedItems, insertCopied, saying, type CopiedItem } from './copied';
import { copiedMark } from './copy-yaml';
import { designOf, drawnIndex, editDesign, ensureDesign } from './design-document';
import { listAt } from './list-at';
import { workloadKey } from './rename-resource';

/** Where what is pasted goes. */
export interface PasteTarget {
  /** The namespace that resources and pods are put into; unset, they keep their own. */
  readonly namespace?: string;
  /** What is selected: endpoints and ports go to an entry, calls to a pod. */
  readonly onto?: Spot;
  /** The file that is open; documents go to its end when it holds Istio's kinds. */
  readonly file?: string | null;
}

/** What an EgressDesign in the clipboard brings. */
interface PastedDesign {
  readonly pods: readonly PastedPod[];
  readonly notes: readonly CopiedItem[];
  /** Whether the pods only say whose the calls are. */
  readonly isCalls: boolean;
}

interface PastedPod {
  readonly pod: CopiedItem;
  readonly calls: readonly CopiedItem[];
}

/** The ids of pods as they were copied, and the ids that they got. */
export type NewNames = Map<string, string>;

/** What the EgressDesign at a path of a document brings. */
export function readPastedDesign(document: Document, path: Path): PastedDesign {
  const { value } = document;
  const pods = itemsAt(document, [...path, 'spec', 'workloads']);
  return {
    pods: pods.map((pod, index) => ({ pod, calls: itemsAt(document, [...path, 'spec', 'workloads', index, 'calls']) })),
    notes: itemsAt(document, [...path, 'spec', 'notes']),
    isCalls: valueAt(value, [...path, 'metadata', 'annotations', copiedMark]) === 'calls',
  };
}

/**
 * A step that brings the pods, calls and notes of an EgressDesign into the one that is there. A pod whose name is in use gets `-2`; calls
 * that were copied alone go to their pod, or to the one that is selected.
 */
export function pasteDesign({ pods, notes, isCalls }: PastedDesign, target: PasteTarget, names: NewNames): ChangeStep {
  return (snapshot) =>
    changeInSteps(snapshot, '', 'canvas', [
      ensureDesign,
      ...pods.map((each) => (isCalls ? pasteCalls(each, target) : pastePod(each, target, names))),
      ...notes.map((note) => pasteNote(note, names)),
    ]);
}

/** Adds calls to the pod that is selected, else to their own, which is drawn when it is not yet. */
function pasteCalls({ pod, calls }: PastedPod, { onto }: PasteTarget): ChangeStep {
  return (snapshot) => {
    const selected = onto && nodesById(topologyOf(snapshot)).get(onto.node);
    const { name, namespace } = selected?.type === 'workload' ? selected : identityOf(pod.value);
    return editDesign((design) => {
      const drawn = drawnIndex(design, namespace, name);
      const index = drawn >= 0 ? drawn : listAt(design, 'spec', 'workloads').length;
      const holder = { name, ...(namespace === null ? {} : { namespace }) };
      return [
        ...(drawn >= 0 ? [] : insertCopied(['spec', 'workloads'], index, [{ value: holder }])),
        ...insertCopied(
          ['spec', 'workloads', index, 'calls'],
          listAt(design, 'spec', 'workloads', index, 'calls').length,
          calls,
        ),
      ];
    })(snapshot);
  };
}

function pastePod({ pod }: PastedPod, target: PasteTarget, names: NewNames): ChangeStep {
  return (snapshot) => {
    const design = designOf(snapshot);
    const own = identityOf(pod.value);
    const namespace = target.namespace ?? own.namespace;
    const isTaken = (each: string): boolean =>
      nodesById(topologyOf(snapshot)).get(workloadKey(namespace, each)) !== undefined ||
      (design !== undefined && drawnIndex(design, namespace, each) >= 0);
    // What was pasted before it, a Deployment for example, can be the pod that it draws the calls of.
    const given = names.get(workloadKey(own.namespace, own.name));
    const name = given?.slice(workloadKey(namespace, '').length) ?? freeOf(own.name, isTaken);
    names.set(workloadKey(own.namespace, own.name), workloadKey(namespace, name));
    const copy = saying(pod, { ...pod.value, name, ...(namespace === null ? {} : { namespace }) });
    return editDesign((at) => insertCopied(['spec', 'workloads'], listAt(at, 'spec', 'workloads').length, [copy]))(
      snapshot,
    );
  };
}

function pasteNote(note: CopiedItem, names: NewNames): ChangeStep {
  const { on } = note.value;
  const copy = saying(note, { ...note.value, on: typeof on === 'string' ? (names.get(on) ?? on) : on });
  return editDesign((design) => insertCopied(['spec', 'notes'], listAt(design, 'spec', 'notes').length, [copy]));
}

function identityOf(pod: CopiedItem['value']): { readonly name: string; readonly namespace: string | null } {
  const { name, namespace } = pod;
  return { name: String(name ?? 'pod'), namespace: typeof namespace === 'string' ? namespace : null };
}

/** `base`, else `base-2`, `base-3` …, whichever is free. */
export function freeOf(base: string, isTaken: (name: string) => boolean): string {
  if (!isTaken(base)) return base;
  for (let count = 2; ; count++) if (!isTaken(`${base}-${count}`)) return `${base}-${count}`;
}

/** The mappings of a list that may be absent. */
function itemsAt(document: Document, path: Path): CopiedItem[] {
  return Array.isArray(valueAt(document.value, path)) ? copiedItems(document, path) : [];
}
