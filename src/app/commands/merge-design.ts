import { addAll } from '../../core/lists';
import { isRecord, type Resource } from '../../core/schema';
import type { Op } from '../../core/yaml';
import { drawnIndex } from './design-document';
import { listAt } from './list-at';
import { pasteWords } from './words/clipboard';

type Spec = Readonly<Record<string, unknown>>;

/** What brings the workloads, calls and notes of one EgressDesign into another. */
interface DesignMerge {
  /** In order, with paths from the root of the design that takes them. */
  readonly ops: readonly Op[];
  /** What happens to workloads that both have, in a sentence each. */
  readonly says: readonly string[];
  /** How many workloads are new. */
  readonly pods: number;
}

/**
 * What `spec` has and the design has not. A workload with the same namespace, name and labels gets the calls that it lacks; one whose labels
 * differ is another pod, so the new one gets a name of its own. Settings of the mesh are never taken over.
 */
export function mergeDesign(design: Resource | undefined, spec: Spec): DesignMerge {
  const ops: Op[] = [];
  const says: string[] = [];
  let next = design ? listAt(design, 'spec', 'workloads').length : 0;
  let pods = 0;
  for (const workload of itemsOf(spec, 'workloads')) {
    const at = design ? indexOf(design, workload) : -1;
    if (design && at >= 0 && sameLabels(workload, listAt(design, 'spec', 'workloads')[at])) {
      const calls = callOps(design, at, workload);
      if (calls.length > 0) says.push(pasteWords.getsCalls(titleOf(workload), calls.length));
      addAll(ops, calls);
      continue;
    }
    const name = design ? freeWorkloadName(design, workload) : workload['name'];
    if (name !== workload['name']) says.push(pasteWords.otherLabels(titleOf(workload), String(name)));
    ops.push({ type: 'insert', path: ['spec', 'workloads'], index: next++, value: { ...workload, name } });
    pods++;
  }
  return { ops: [...ops, ...noteOps(design, spec)], says, pods };
}

function callOps(design: Resource, at: number, workload: Spec): Op[] {
  const calls = listAt(design, 'spec', 'workloads', at, 'calls');
  const known = new Set(calls.filter(isRecord).map(keyOfCall));
  return itemsOf(workload, 'calls')
    .filter((call) => !known.has(keyOfCall(call)))
    .map((value, index) => ({
      type: 'insert' as const,
      path: ['spec', 'workloads', at, 'calls'],
      index: calls.length + index,
      value,
    }));
}

function keyOfCall(call: Spec): string {
  return `${String(call['method'] ?? 'GET')} ${String(call['url'])}`;
}

function noteOps(design: Resource | undefined, spec: Spec): Op[] {
  const first = design ? listAt(design, 'spec', 'notes').length : 0;
  return itemsOf(spec, 'notes').map((value, index) => ({
    type: 'insert',
    path: ['spec', 'notes'],
    index: first + index,
    value,
  }));
}

function indexOf(design: Resource, workload: Spec): number {
  return drawnIndex(design, namespaceOf(workload), String(workload['name']));
}

function freeWorkloadName(design: Resource, workload: Spec): string {
  const base = String(workload['name']);
  for (let count = 1; ; count++) {
    const name = count === 1 ? base : `${base}-${count}`;
    if (drawnIndex(design, namespaceOf(workload), name) < 0) return name;
  }
}

function namespaceOf(workload: Spec): string | null {
  const { namespace } = workload;
  return typeof namespace === 'string' ? namespace : null;
}

/** Whether the drawn workload has all labels of the other one. */
function sameLabels(workload: Spec, drawn: unknown): boolean {
  const wanted = isRecord(workload['labels']) ? workload['labels'] : {};
  const labels = isRecord(drawn) && isRecord(drawn['labels']) ? drawn['labels'] : {};
  return Object.entries(wanted).every(([key, value]) => labels[key] === value);
}

function titleOf(workload: Spec): string {
  return [workload['namespace'], workload['name']].filter(Boolean).map(String).join('/');
}

function itemsOf(spec: Spec, key: string): readonly Spec[] {
  const list = spec[key];
  return Array.isArray(list) ? list.filter(isRecord) : [];
}
