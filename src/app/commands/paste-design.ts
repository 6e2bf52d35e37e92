import { isRecord } from '../../core/schema';
import { valueAt, type Op } from '../../core/yaml';
import { changeInSteps, type ChangeStep } from './change-steps';
import { designOf, drawnIndex, editDesign, ensureDesign, listAt } from './design-document';
import { nodesById, type Spot } from '../spots';

type Item = Readonly<Record<string, unknown>>;

/** Where what is pasted goes. */
export interface PasteTarget {
  /** The namespace that resources and pods are put into; unset, they keep their own. */
  readonly namespace?: string;
  /** What is selected: endpoints and ports go to an entry, calls to a pod. */
  readonly onto?: Spot;
  /** The file that is open; documents go to its end when it holds Istio's kinds. */
  readonly file?: string | null;
}

/**
 * A step that brings the pods, calls and notes of an EgressDesign into the one that is there. A pod whose name is in use gets `-2`; a pod
 * without labels that is there already only says whose the calls are, which then go to it, or to the pod that is selected.
 */
export function pasteDesign(value: Item, target: PasteTarget): ChangeStep {
  return (snapshot) => {
    const steps: ChangeStep[] = [ensureDesign];
    const names = new Map<string, string>();
    for (const item of itemsAt(value, 'workloads')) steps.push(pastePod(item, target, names));
    for (const note of itemsAt(value, 'notes')) steps.push(pasteNote(note, names));
    return changeInSteps(snapshot, '', 'canvas', steps);
  };
}

/** The drawn pod that an end stands for, by namespace and name; undefined when it is none. */
function podAt(
  snapshot: Parameters<ChangeStep>[0],
  { onto }: PasteTarget,
): { namespace: string | null; name: string } | undefined {
  const node = onto && nodesById(snapshot.topology).get(onto.node);
  return node?.type === 'workload' ? { namespace: node.namespace, name: node.name } : undefined;
}

function pastePod(item: Item, target: PasteTarget, names: Map<string, string>): ChangeStep {
  return (snapshot) => {
    const design = designOf(snapshot);
    const name = String(item['name'] ?? 'pod');
    const own = typeof item['namespace'] === 'string' ? item['namespace'] : null;
    const isPlace = item['labels'] === undefined && itemsAt({ spec: item }, 'calls').length > 0;
    const selected = podAt(snapshot, target);
    const holder = selected ?? { namespace: own, name };
    const index = design ? drawnIndex(design, holder.namespace, holder.name) : -1;
    if (design && isPlace && index >= 0)
      return editDesign(() =>
        insertAll(
          listAt(design, 'spec', 'workloads', index, 'calls').length,
          ['spec', 'workloads', index, 'calls'],
          item['calls'],
        ),
      )(snapshot);
    if (isPlace && selected)
      return editDesign((at) =>
        insertAll(
          listAt(at, 'spec', 'workloads').length,
          ['spec', 'workloads'],
          [{ ...bare(selected), calls: item['calls'] }],
        ),
      )(snapshot);
    const namespace = target.namespace ?? own;
    const isTaken = (each: string): boolean =>
      nodesById(snapshot.topology).get(workloadId(namespace, each)) !== undefined ||
      (design !== undefined && drawnIndex(design, namespace, each) >= 0);
    const free = freeOf(name, isTaken);
    names.set(workloadId(own, name), workloadId(namespace, free));
    const pod = { ...item, name: free, ...(namespace === null ? {} : { namespace }) };
    return editDesign((at) => insertAll(listAt(at, 'spec', 'workloads').length, ['spec', 'workloads'], [pod]))(
      snapshot,
    );
  };
}

function pasteNote(note: Item, names: ReadonlyMap<string, string>): ChangeStep {
  const on = typeof note['on'] === 'string' ? (names.get(note['on']) ?? note['on']) : note['on'];
  return editDesign((at) => insertAll(listAt(at, 'spec', 'notes').length, ['spec', 'notes'], [{ ...note, on }]));
}

function insertAll(first: number, path: readonly (string | number)[], values: unknown): Op[] {
  const list: readonly unknown[] = Array.isArray(values) ? values : [];
  return list.map((value, index): Op => ({ type: 'insert', path, index: first + index, value }));
}

function bare({ namespace, name }: { readonly namespace: string | null; readonly name: string }): Item {
  return { name, ...(namespace === null ? {} : { namespace }) };
}

function workloadId(namespace: string | null, name: string): string {
  return namespace === null ? `Workload/${name}` : `Workload/${namespace}/${name}`;
}

/** `base`, else `base-2`, `base-3` …, whichever is free. */
export function freeOf(base: string, isTaken: (name: string) => boolean): string {
  if (!isTaken(base)) return base;
  for (let count = 2; ; count++) if (!isTaken(`${base}-${count}`)) return `${base}-${count}`;
}

function itemsAt(value: Item, list: string): readonly Item[] {
  const found: unknown = valueAt(value, ['spec', list]);
  return Array.isArray(found) ? found.filter(isRecord) : [];
}
