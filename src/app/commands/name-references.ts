import { editAt } from '../../core/edit-at';
import { defaultNamespace, groupOf, isRecord, type Resource } from '../../core/schema';
import type { Snapshot } from '../../core/snapshot';
import type { Path } from '../../core/text';
import { valueAt, type Op } from '../../core/yaml';
import { changeInSteps, noChange, type ChangeStep } from './change-steps';
import { designOf, drawnIndex, editDesign, rekeyDesign } from './design-document';

/** What something is called: before and after it was renamed or moved. */
interface Called {
  readonly namespace: string | null;
  readonly name: string;
}

/**
 * A step that lets others follow a resource that is called otherwise: VirtualServices that name a Gateway or a delegate, rules and routes that
 * name a Service by its host, and the calls that are drawn for the pods of a Deployment.
 */
export function followName(resource: Resource, to: Called): ChangeStep {
  return (snapshot) => {
    const steps = snapshot.resources.flatMap((other) => {
      const ops = referenceOps(other, resource, to);
      if (ops.length === 0) return [];
      const wanted = ops.map((op) => ({ ...op, path: [...other.place.path, ...op.path] }));
      return [(at: Snapshot) => editAt(at, { ...other.place, path: [] }, wanted, { label: '', origin: 'canvas' })];
    });
    return changeInSteps(snapshot, '', 'canvas', [...steps, drawnStep(resource, to)]);
  };
}

function referenceOps(other: Resource, { kind, apiVersion, namespace, name }: Resource, to: Called): Op[] {
  const from = { namespace, name };
  const group = groupOf(apiVersion);
  if (other.kind === 'VirtualService' && group === 'networking.istio.io') {
    if (kind === 'Gateway') return gatewayOps(other, from, to);
    if (kind === 'VirtualService') return delegateOps(other, from, to);
  }
  return kind === 'Service' && group === '' ? serviceOps(other, from, to) : [];
}

/** The lists of gateways of a VirtualService and of its matches. */
function gatewayOps(other: Resource, from: Called, to: Called): Op[] {
  return stringsIn(other.value, ['spec']).flatMap(({ text, path }): Op[] => {
    if (path.at(-2) !== 'gateways' || gatewayOf(text, other.namespace) !== gatewayOf(from.name, from.namespace))
      return [];
    return [{ type: 'set', path, value: gatewayText(text, other.namespace, to) }];
  });
}

/** A gateway as istiod looks it up (pilot/pkg/model/virtualservice.go, ResolveGatewayName). */
function gatewayOf(text: string, namespace: string | null): string {
  if (text === 'mesh') return text;
  const own = namespace ?? defaultNamespace;
  if (text.startsWith('./')) return `${own}/${text.slice(2)}`;
  return text.includes('/') ? text : `${own}/${text}`;
}

/** As short as it was written, where that still means the gateway. */
function gatewayText(before: string, namespace: string | null, to: Called): string {
  const isHere = (to.namespace ?? defaultNamespace) === (namespace ?? defaultNamespace);
  if (before.includes('/') && !before.startsWith('./')) return `${to.namespace ?? defaultNamespace}/${to.name}`;
  if (!isHere) return `${to.namespace ?? defaultNamespace}/${to.name}`;
  return before.startsWith('./') ? `./${to.name}` : to.name;
}

function delegateOps(other: Resource, from: Called, to: Called): Op[] {
  const routes: unknown = valueAt(other.value, ['spec', 'http']);
  if (!Array.isArray(routes)) return [];
  return routes.flatMap((route: unknown, index): Op[] => {
    const delegate: unknown = valueAt(route, ['delegate']);
    if (!isRecord(delegate) || delegate['name'] !== from.name) return [];
    const namespace = typeof delegate['namespace'] === 'string' ? delegate['namespace'] : other.namespace;
    if ((namespace ?? defaultNamespace) !== (from.namespace ?? defaultNamespace)) return [];
    const path: Path = ['spec', 'http', index, 'delegate'];
    const isMoved = to.namespace !== null && to.namespace !== namespace;
    return [
      ...(to.name === from.name ? [] : [{ type: 'set' as const, path: [...path, 'name'], value: to.name }]),
      ...(isMoved ? [{ type: 'set' as const, path: [...path, 'namespace'], value: to.namespace }] : []),
    ];
  });
}

/** Hosts of a Service: whole, and short in its own namespace. */
function serviceOps(other: Resource, from: Called, to: Called): Op[] {
  const suffix = '.svc.cluster.local';
  const own = from.namespace ?? defaultNamespace;
  const longs = [`${from.name}.${own}${suffix}`, `${from.name}.${own}.svc`, `${from.name}.${own}`];
  const target = to.namespace ?? defaultNamespace;
  return stringsIn(other.value, ['spec']).flatMap(({ text, path }): Op[] => {
    const isHost = path.at(-1) === 'host' || path.at(-2) === 'hosts';
    if (!isHost) return [];
    if (text === from.name && (other.namespace ?? defaultNamespace) === own)
      return [{ type: 'set', path, value: target === own ? to.name : `${to.name}.${target}${suffix}` }];
    const long = longs.find((each) => text === each || text.endsWith(`/${each}`));
    if (long === undefined) return [];
    const ending = long.slice(`${from.name}.${own}`.length);
    return [{ type: 'set', path, value: `${text.slice(0, -long.length)}${to.name}.${target}${ending}` }];
  });
}

/** The kinds of Kubernetes that make pods. */
export const podOwners: ReadonlySet<string> = new Set([
  'Deployment',
  'StatefulSet',
  'DaemonSet',
  'ReplicaSet',
  'Job',
  'CronJob',
  'Pod',
]);

/** The entry of the design that has the calls of a Deployment's pods, and what is kept by the pods' key. */
function drawnStep(resource: Resource, to: Called): ChangeStep {
  return (snapshot) => {
    if (!podOwners.has(resource.kind)) return noChange();
    const design = designOf(snapshot);
    const index = design ? drawnIndex(design, resource.namespace, resource.name) : -1;
    const key = ({ namespace, name }: Called): string =>
      namespace === null ? `Workload/${name}` : `Workload/${namespace}/${name}`;
    const path: Path = ['spec', 'workloads', index];
    const ops: Op[] = [
      ...(to.name === resource.name ? [] : [{ type: 'set' as const, path: [...path, 'name'], value: to.name }]),
      ...(to.namespace === resource.namespace || to.namespace === null
        ? []
        : [{ type: 'set' as const, path: [...path, 'namespace'], value: to.namespace }]),
    ];
    return changeInSteps(snapshot, '', 'canvas', [
      index < 0 ? () => noChange() : editDesign(() => ops),
      rekeyDesign(key(resource), key(to)),
    ]);
  };
}

interface PlacedText {
  readonly text: string;
  readonly path: Path;
}

/** All texts of a resource's part, with their paths from its root. */
function stringsIn(root: unknown, path: Path): PlacedText[] {
  const value: unknown = valueAt(root, path);
  if (typeof value === 'string') return [{ text: value, path }];
  if (Array.isArray(value)) return value.flatMap((_, index) => stringsIn(root, [...path, index]));
  return isRecord(value) ? Object.keys(value).flatMap((key) => stringsIn(root, [...path, key])) : [];
}
