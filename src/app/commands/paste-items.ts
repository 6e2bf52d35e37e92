import { topologyOf } from '../../core/topology';
import { editAt, type ChangeResult } from '../../core/edit-at';
import { nodesById, type Spot } from '../../core/picture';
import { isRecord, type Resource } from '../../core/schema';
import type { Snapshot } from '../../core/snapshot';
import { valueAt, type Document, type Op } from '../../core/yaml';
import { refused } from './change-steps';
import { copiedItems, insertCopied, saying, type CopiedItem } from './copied';
import { thingAt } from './ends';
import { pasteDesign, freeOf } from './paste-design';
import { pasteWords } from './words/clipboard';

/** Items of lists that have no document of their own. */
interface LooseItems {
  readonly endpoints: readonly CopiedItem[];
  readonly ports: readonly CopiedItem[];
  readonly calls: readonly CopiedItem[];
}

/** The items that a document is: a list of them, one alone, or a mapping with `endpoints`, `ports` or `calls`; undefined when it is something else. */
export function readItems(document: Document): LooseItems | undefined {
  const { value } = document;
  if (isRecord(value) && value['kind'] !== undefined) return undefined;
  const listed = (key: string): CopiedItem[] =>
    isRecord(value) && Array.isArray(value[key]) ? copiedItems(document, [key]) : [];
  if (
    isRecord(value) &&
    ['endpoints', 'ports', 'calls'].some((key) => Array.isArray(value[key])) &&
    value['address'] === undefined
  )
    return { endpoints: listed('endpoints'), ports: listed('ports'), calls: listed('calls') };
  const items = copiedItems(document, []);
  const found = {
    endpoints: items.filter((item) => typeof item.value['address'] === 'string'),
    ports: items.filter((item) => typeof item.value['number'] === 'number'),
    calls: items.filter((item) => typeof item.value['url'] === 'string'),
  };
  return found.endpoints.length + found.ports.length + found.calls.length > 0 ? found : undefined;
}

/** The change that adds items to what is selected: endpoints and ports to an entry, calls to a pod. */
export function pasteItems(snapshot: Snapshot, items: LooseItems, onto: Spot | undefined): ChangeResult {
  if (items.calls.length > 0) return pasteCalls(snapshot, items.calls, onto);
  const thing = onto && thingAt(snapshot, onto.part?.startsWith('port:') === true ? { ...onto, part: null } : onto);
  const entry = thing?.type === 'resource' ? thing.resource : thing?.type === 'endpoint' ? thing.entry : undefined;
  if (entry?.kind !== 'ServiceEntry') return refused(pasteWords.selectEntry);
  const ops = [...portOps(entry, items.ports), ...insertOps(entry, 'endpoints', items.endpoints)];
  const taken = items.ports.find(({ value }) => portsOf(entry).some((port) => port['number'] === value['number']));
  if (taken) return refused(pasteWords.hasPort(entry.name, String(taken.value['number'])));

  const label = pasteWords.items(items.ports.length, items.endpoints.length, entry.name);
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

function pasteCalls(snapshot: Snapshot, calls: readonly CopiedItem[], onto: Spot | undefined): ChangeResult {
  const node = onto && nodesById(topologyOf(snapshot)).get(onto.node);
  if (node?.type !== 'workload') return refused(pasteWords.selectPod);
  const pods = [{ pod: { value: {} }, calls }];
  const target = { onto: { node: node.id, part: null } };
  const result = pasteDesign({ pods, notes: [], isCalls: true }, target, new Map())(snapshot);
  const label = pasteWords.calls(calls.length, node.name);
  return result.ok ? { ok: true, change: { ...result.change, label } } : result;
}

/** Ports with names that no other port of the entry has. */
function portOps(entry: Resource, ports: readonly CopiedItem[]): Op[] {
  const names = new Set(portsOf(entry).map((port) => port['name']));
  const renamed = ports.map((port): CopiedItem => {
    if (typeof port.value['name'] !== 'string') return port;
    const name = freeOf(port.value['name'], (each) => names.has(each));
    names.add(name);
    return saying(port, { ...port.value, name });
  });
  return insertOps(entry, 'ports', renamed);
}

function insertOps(entry: Resource, list: string, items: readonly CopiedItem[]): Op[] {
  const present: unknown = valueAt(entry.value, ['spec', list]);
  return insertCopied(['spec', list], Array.isArray(present) ? present.length : 0, items);
}

function portsOf(entry: Resource): readonly CopiedItem['value'][] {
  const ports: unknown = valueAt(entry.value, ['spec', 'ports']);
  return Array.isArray(ports) ? ports.filter(isRecord) : [];
}
