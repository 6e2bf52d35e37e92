import { editAt, type ChangeResult } from '../../core/edit-at';
import { isRecord, type Resource } from '../../core/schema';
import type { Snapshot } from '../../core/snapshot';
import { valueAt, type Op } from '../../core/yaml';
import { refused } from './change-steps';
import { thingAt } from './ends';
import { nodesById, type Spot } from '../spots';
import { pasteDesign, freeOf } from './paste-design';
import { counted } from './wording';

type Item = Readonly<Record<string, unknown>>;

/** Items of lists that have no document of their own. */
export interface LooseItems {
  readonly endpoints: readonly Item[];
  readonly ports: readonly Item[];
  readonly calls: readonly Item[];
}

/** The items that a value is: a list of them, one alone, or a mapping with `endpoints`, `ports` or `calls`; undefined when it is something else. */
export function readItems(value: unknown): LooseItems | undefined {
  if (isRecord(value) && value['kind'] !== undefined) return undefined;
  if (
    isRecord(value) &&
    ['endpoints', 'ports', 'calls'].some((key) => Array.isArray(value[key])) &&
    value['address'] === undefined
  )
    return {
      endpoints: recordsIn(value['endpoints']),
      ports: recordsIn(value['ports']),
      calls: recordsIn(value['calls']),
    };
  const items = Array.isArray(value) ? recordsIn(value) : isRecord(value) ? [value] : [];
  const found = {
    endpoints: items.filter((item) => typeof item['address'] === 'string'),
    ports: items.filter((item) => typeof item['number'] === 'number'),
    calls: items.filter((item) => typeof item['url'] === 'string'),
  };
  return found.endpoints.length + found.ports.length + found.calls.length > 0 ? found : undefined;
}

/** The change that adds items to what is selected: endpoints and ports to an entry, calls to a pod. */
export function pasteItems(snapshot: Snapshot, items: LooseItems, onto: Spot | undefined): ChangeResult {
  if (items.calls.length > 0) return pasteCalls(snapshot, items.calls, onto);
  const thing = onto && thingAt(snapshot, onto.part?.startsWith('port:') === true ? { ...onto, part: null } : onto);
  const entry = thing?.type === 'resource' ? thing.resource : thing?.type === 'endpoint' ? thing.entry : undefined;
  if (entry?.kind !== 'ServiceEntry') return refused('Select the ServiceEntry that gets these items, then paste.');
  const ops = [...portOps(entry, items.ports), ...insertOps(entry, 'endpoints', items.endpoints)];
  const taken = items.ports.find(({ number }) => portsOf(entry).some((port) => port['number'] === number));
  if (taken) return refused(`${entry.name} has port ${String(taken['number'])} already.`);
  const what = [
    ...(items.ports.length > 0 ? [counted(items.ports.length, 'port')] : []),
    ...(items.endpoints.length > 0 ? [counted(items.endpoints.length, 'endpoint')] : []),
  ].join(' and ');
  const label = `Paste ${what} into ${entry.name}`;
  return editAt(
    snapshot,
    { ...entry.place, path: [] },
    ops.map((op) => ({ ...op, path: [...entry.place.path, ...op.path] })),
    {
      label,
      origin: 'canvas',
    },
  );
}

function pasteCalls(snapshot: Snapshot, calls: readonly Item[], onto: Spot | undefined): ChangeResult {
  const node = onto && nodesById(snapshot.topology).get(onto.node);
  if (node?.type !== 'workload') return refused('Select the pod that gets these calls, then paste.');
  const holder = { name: node.name, ...(node.namespace === null ? {} : { namespace: node.namespace }), calls };
  const result = pasteDesign({ spec: { workloads: [holder] } }, { onto: { node: node.id, part: null } })(snapshot);
  const label = `Paste ${counted(calls.length, 'call')} into ${node.name}`;
  return result.ok ? { ok: true, change: { ...result.change, label } } : result;
}

/** Ports with names that no other port of the entry has. */
function portOps(entry: Resource, ports: readonly Item[]): Op[] {
  const names = new Set(portsOf(entry).map((port) => port['name']));
  const renamed = ports.map((port): Item => {
    if (typeof port['name'] !== 'string') return port;
    const name = freeOf(port['name'], (each) => names.has(each));
    names.add(name);
    return { ...port, name };
  });
  return insertOps(entry, 'ports', renamed);
}

function insertOps(entry: Resource, list: string, items: readonly Item[]): Op[] {
  const present: unknown = valueAt(entry.value, ['spec', list]);
  const first = Array.isArray(present) ? present.length : 0;
  return items.map((value, index): Op => ({ type: 'insert', path: ['spec', list], index: first + index, value }));
}

function portsOf(entry: Resource): readonly Item[] {
  return recordsIn(valueAt(entry.value, ['spec', 'ports']));
}

function recordsIn(value: unknown): readonly Item[] {
  return Array.isArray(value) ? value.filter(isRecord) : [];
}
