import { itemsOf } from '../../core/lists';
import { topologyOf } from '../../core/topology';
import { editAt, type ChangeResult } from '../../core/edit-at';
import type { Spot } from '../../core/picture';
import { defaultNamespace, findKind, isRecord, resourceKey, type Resource } from '../../core/schema';
import { takeSnapshot, type Snapshot } from '../../core/snapshot';
import type { WorkloadNode } from '../../core/topology';
import { applyChange } from '../../core/workspace';
import { valueAt, type Op } from '../../core/yaml';
import { callsAfter } from './call-outcomes';
import { changeInSteps, noChange, refused, type ChangeStep } from './change-steps';
import { wordsOf } from './deletion-things';
import { designOf, editDesign, rekeyDesign } from './design-document';
import { thingAt, type Thing } from './ends';
import { listAt } from './list-at';
import { followName } from './name-references';
import { isNameTaken, nameRefusal } from './resource-names';
import { workloadKey } from './rename-resource';
import { renameWords } from './words/rename';

/** The change that puts resources and drawn pods into another namespace; what names them follows. */
export function moveToNamespace(snapshot: Snapshot, ends: readonly Spot[], namespace: string): ChangeResult {
  const refusal = nameRefusal(namespace, 'namespace');
  if (refusal !== null) return refused(refusal);
  const things = movable(snapshot, ends);
  if (things.length === 0) return refused(renameWords.nothingSelected);
  const moving = things.filter((thing) => namespaceOf(thing) !== namespace);
  if (moving.length === 0) return refused(renameWords.areThere(things.map(wordsOf), namespace));
  const taken = moving.find((thing) => isTaken(snapshot, thing, namespace));
  if (taken) return refused(renameWords.taken(wordsOf(taken), namespace));
  const twin = moving.find((thing, index) => moving.findIndex((other) => isTwin(thing, other)) < index);
  if (twin) return refused(renameWords.twins(wordsOf(twin), namespace));
  const label = renameWords.move(moving.map(wordsOf), namespace);
  return changeInSteps(
    snapshot,
    label,
    'command',
    moving.flatMap((thing) => stepsFor(thing, namespace)),
  );
}

/** What will no longer see what, a sentence each: calls that get another outcome, and rules that their host's callers no longer use. */
export function saysOfMove(snapshot: Snapshot, ends: readonly Spot[], namespace: string): string[] {
  const result = moveToNamespace(snapshot, ends, namespace);
  if (!result.ok) return [];
  const after = takeSnapshot(applyChange(snapshot.workspace, result.change), snapshot, result.change);
  const loose = (at: Snapshot): string[] =>
    topologyOf(at).nodes.flatMap((node) =>
      node.type === 'loose' ? [renameWords.loose(node.kind, node.name, node.reason)] : [],
    );
  const before = new Set(loose(snapshot));
  const moved = new Map(movable(snapshot, ends).map((thing) => [idOf(thing), idOf(thing, namespace)]));
  return [
    ...callsAfter(snapshot, after, 'will', moved),
    ...loose(after).filter((each) => !before.has(each)),
    ...ownOnly(snapshot, ends, namespace),
  ];
}

/** Resources that only their own namespace sees. */
function ownOnly(snapshot: Snapshot, ends: readonly Spot[], namespace: string): string[] {
  return movable(snapshot, ends).flatMap((thing) => {
    if (thing.type !== 'resource') return [];
    const exportTo = valueAt(thing.resource.value, ['spec', 'exportTo']);
    const isOwn = Array.isArray(exportTo) && exportTo.length > 0 && exportTo.every((each) => each === '.');
    return isOwn ? [renameWords.ownOnly(namespace, wordsOf(thing))] : [];
  });
}

/** The namespace that what is selected lies in now, where it is one. */
export function namespaceOfEnds(snapshot: Snapshot, ends: readonly Spot[]): string | undefined {
  const [first, ...others] = [...new Set(movable(snapshot, ends).map(namespaceOf))];
  return others.length === 0 ? (first ?? undefined) : undefined;
}

type Movable = Extract<Thing, { type: 'resource' | 'workload' }>;

function movable(snapshot: Snapshot, ends: readonly Spot[]): Movable[] {
  return ends.flatMap((end): Movable[] => {
    const thing = thingAt(snapshot, end);
    if (thing?.type === 'workload') return [thing];
    if (thing?.type !== 'resource' || thing.resource.kind === 'EgressDesign') return [];
    const isClusterWide = findKind(thing.resource.apiVersion, thing.resource.kind)?.scope === 'Cluster';
    return isClusterWide || thing.resource.kind === 'Namespace' ? [] : [thing];
  });
}

function namespaceOf(thing: Movable): string | null {
  return thing.type === 'workload' ? thing.workload.namespace : thing.resource.namespace;
}

/** The id of a thing's card, there or in another namespace. */
function idOf(thing: Movable, namespace = namespaceOf(thing)): string {
  if (thing.type === 'workload') return workloadKey(namespace, thing.workload.name);
  return resourceKey({ ...thing.resource, namespace });
}

/** Whether two things would have one key in one namespace. */
function isTwin(one: Movable, other: Movable): boolean {
  return idOf(one, '') === idOf(other, '');
}

function isTaken(snapshot: Snapshot, thing: Movable, namespace: string): boolean {
  if (thing.type === 'resource') return isNameTaken(snapshot, thing.resource.kind, namespace, thing.resource.name);
  const key = workloadKey(namespace, thing.workload.name);
  return topologyOf(snapshot).nodes.some((node) => node.id === key);
}

function stepsFor(thing: Movable, namespace: string): ChangeStep[] {
  if (thing.type === 'resource') return resourceSteps(thing.resource, namespace);
  const { workload } = thing;
  if (workload.source === 'EgressDesign') return podSteps(workload, namespace);
  return [
    (snapshot) => {
      const owner = snapshot.resources.find(
        (each) => each.kind === workload.source && each.name === workload.name && each.namespace === workload.namespace,
      );
      return owner ? changeInSteps(snapshot, '', 'command', resourceSteps(owner, namespace)) : noChange();
    },
  ];
}

function podSteps({ name, namespace: from, place }: WorkloadNode, namespace: string): ChangeStep[] {
  return [
    (snapshot) => {
      const design = designOf(snapshot);
      const index = place?.path.at(-1);
      if (!design || typeof index !== 'number') return refused(renameWords.notDrawnNow(name));
      if (!isRecord(listAt(design, 'spec', 'workloads')[index])) return refused(renameWords.notDrawnNow(name));
      return editDesign(() => [{ type: 'set', path: ['spec', 'workloads', index, 'namespace'], value: namespace }])(
        snapshot,
      );
    },
    rekeyDesign(workloadKey(from, name), workloadKey(namespace, name)),
  ];
}

function resourceSteps(resource: Resource, namespace: string): ChangeStep[] {
  const { place, name } = resource;
  const ops: Op[] = [
    { type: 'set', path: ['metadata', 'namespace'], value: namespace },
    ...qualified(resource, namespace),
  ];
  return [
    (snapshot) =>
      editAt(
        snapshot,
        { ...place, path: [] },
        ops.map((op) => ({ ...op, path: [...place.path, ...op.path] })),
        {
          label: '',
          origin: 'command',
        },
      ),
    followName(resource, { namespace, name }),
    importsFollow(resource, namespace),
    rekeyDesign(resource.key, resourceKey({ ...resource, namespace })),
  ];
}

/** Short names in the resource itself, which would mean something else in another namespace: gateways, and services of the cluster. */
function qualified({ value, kind, namespace }: Resource, to: string): Op[] {
  const own = namespace ?? defaultNamespace;
  if (own === to) return [];
  const ops: Op[] = [];
  const visit = (at: unknown, path: readonly (string | number)[]): void => {
    if (Array.isArray(at)) at.forEach((item: unknown, index) => visit(item, [...path, index]));
    else if (isRecord(at)) for (const key of Object.keys(at)) visit(at[key], [...path, key]);
    else if (typeof at === 'string' && at !== '') {
      const isGateway =
        kind === 'VirtualService' && path.at(-2) === 'gateways' && at !== 'mesh' && !/^[^.]+\//.test(at);
      const isService = ruleKinds.has(kind) && path.at(-1) === 'host' && /^[a-z0-9-]+$/.test(at);
      if (isGateway) ops.push({ type: 'set', path, value: `${own}/${at.replace(/^\.\//, '')}` });
      else if (isService) ops.push({ type: 'set', path, value: `${at}.${own}.svc.cluster.local` });
    }
  };
  visit(valueAt(value, ['spec']), ['spec']);
  return ops;
}

const ruleKinds = new Set(['DestinationRule', 'VirtualService']);

/** Lines of Sidecars that import exactly the hosts of an entry by its namespace. */
function importsFollow(entry: Resource, to: string): ChangeStep {
  return (snapshot) => {
    if (entry.kind !== 'ServiceEntry') return noChange();
    const hosts: unknown = valueAt(entry.value, ['spec', 'hosts']);
    const own = entry.namespace ?? defaultNamespace;
    const names = itemsOf(hosts);
    const steps = snapshot.resources.flatMap((sidecar): ChangeStep[] => {
      if (sidecar.kind !== 'Sidecar') return [];
      const ops = lineOps(sidecar, names, own, to);
      return ops.length === 0
        ? []
        : [(at) => editAt(at, { ...sidecar.place, path: [] }, ops, { label: '', origin: 'command' })];
    });
    return changeInSteps(snapshot, '', 'command', steps);
  };
}

function lineOps(sidecar: Resource, hosts: readonly unknown[], own: string, to: string): Op[] {
  const egress: unknown = valueAt(sidecar.value, ['spec', 'egress']);
  const listeners = itemsOf(egress);
  return listeners.flatMap((listener, at): Op[] => {
    const lines: unknown = valueAt(listener, ['hosts']);
    return itemsOf(lines).flatMap((line: unknown, index): Op[] => {
      const [namespace = '', host = ''] = typeof line === 'string' ? line.split('/') : [];
      const isOwn = namespace === own || (namespace === '.' && (sidecar.namespace ?? defaultNamespace) === own);
      if (!isOwn || !hosts.includes(host)) return [];
      const path = [...sidecar.place.path, 'spec', 'egress', at, 'hosts', index];
      return [{ type: 'set', path, value: `${to}/${host}` }];
    });
  });
}
