import { isRecord, statedValues, type Field, type Resource } from '../../../core/schema';
import type { Snapshot } from '../../../core/snapshot';
import type { Path } from '../../../core/text';
import { valueAt } from '../../../core/yaml';
import {
  gatewayNames,
  isPortOfHost,
  namesOfKind,
  portNumbers,
  serviceAccountNames,
  sidecarHosts,
  subsetNames,
  type Asking,
  type Suggestion,
} from './known-names';

export type { Suggestion } from './known-names';

/** What there is to offer for a field at a path; undefined for a field whose values nothing in the model can know. */
export type Suggest = (snapshot: Snapshot, resource: Resource | undefined, path?: Path) => readonly Suggestion[];

/**
 * What there is to offer for a field: the values that its kind states, and the hosts, namespaces, subsets, gateways, ports and so on of the model;
 * undefined where nothing is known.
 */
export function suggestionsOf(field: Field): Suggest | undefined {
  const { type } = field;
  if (type.type === 'integer' && type.format === 'port' && field.name === 'number') return offer(portsAt);
  if (type.type !== 'string' || type.enum) return undefined;
  const stated = statedValues(type);
  if (stated) return () => stated;
  if (type.references === 'namespace') return (snapshot) => [...(type.words ?? []), ...namespacesOf(snapshot)];
  if (type.references !== undefined && type.references !== 'host') {
    const known = byReference[type.references];
    return known && offer(known);
  }
  if (type.references === 'host' || type.format === 'host') return offer(hostsAt);
  if (type.format === 'namespace') return namespacesOf;
  if (type.format === 'locality') return localitiesOf;
  return undefined;
}

function offer(known: (asking: Asking) => readonly Suggestion[]): Suggest {
  return (snapshot, resource, path = []) => known({ snapshot, resource, path });
}

const byReference: Readonly<Record<string, (asking: Asking) => readonly Suggestion[]>> = {
  gateway: gatewayNames,
  subset: subsetNames,
  secret: (asking) => namesOfKind('Secret', asking),
  'service-account': serviceAccountNames,
};

/** Hosts; where a Sidecar says what it knows, with their namespaces. */
function hostsAt(asking: Asking): readonly Suggestion[] {
  const { snapshot, resource, path } = asking;
  if (resource?.kind === 'Sidecar' && path.at(-2) === 'hosts')
    return sidecarHosts(
      asking,
      namespacesOf(snapshot).map(({ value }) => value),
    );
  return hostsOf(snapshot, resource);
}

function portsAt(asking: Asking): readonly Suggestion[] {
  return isPortOfHost(asking) ? portNumbers(asking) : [];
}

/** Every host that the workspace defines, with who defines it. */
function hostsOf(snapshot: Snapshot, self: Resource | undefined): readonly Suggestion[] {
  const found = new Map<string, Suggestion>();
  for (const resource of snapshot.resources) {
    if (resource.key === self?.key) continue;
    for (const host of definedHosts(resource)) {
      if (!found.has(host))
        found.set(host, {
          value: host,
          doc: `${resource.kind} ${resource.name}`,
          beside: resource.namespace ?? undefined,
        });
    }
  }
  return [...found.values()].sort((a, b) => a.value.localeCompare(b.value));
}

function definedHosts(resource: Resource): readonly string[] {
  if (resource.kind === 'ServiceEntry') return strings(valueAt(resource.value, ['spec', 'hosts']));
  if (resource.kind === 'Service' && resource.namespace !== null)
    return [`${resource.name}.${resource.namespace}.svc.cluster.local`];
  return [];
}

function namespacesOf(snapshot: Snapshot): readonly Suggestion[] {
  const names = new Set<string>();
  for (const resource of snapshot.resources) {
    if (resource.kind === 'Namespace') names.add(resource.name);
    if (resource.namespace !== null) names.add(resource.namespace);
    if (resource.kind === 'EgressDesign')
      for (const name of fieldOfEach(resource, 'workloads', 'namespace')) names.add(name);
  }
  return [...names].sort().map((value) => ({ value }));
}

function localitiesOf(snapshot: Snapshot): readonly Suggestion[] {
  const found = new Set<string>();
  for (const resource of snapshot.resources) {
    for (const list of ['endpoints', 'workloads'])
      for (const value of fieldOfEach(resource, list, 'locality')) found.add(value);
  }
  return [...found].sort().map((value) => ({ value }));
}

function fieldOfEach(resource: Resource, list: string, field: string): readonly string[] {
  const items = valueAt(resource.value, ['spec', list]);
  return Array.isArray(items) ? items.flatMap((item: unknown) => (isRecord(item) ? strings([item[field]]) : [])) : [];
}

function strings(value: unknown): readonly string[] {
  return Array.isArray(value) ? value.filter((each): each is string => typeof each === 'string' && each !== '') : [];
}
