import { isRecord, statedValues, type Field, type Resource } from '../../../core/schema';
import type { Snapshot } from '../../../core/snapshot';
import { valueAt } from '../../../core/yaml';

export interface Suggestion {
  readonly value: string;
  readonly doc?: string;
  readonly beside?: string;
}

/** What there is to offer for a field: the values that its kind states, hosts, namespaces and localities of the model; undefined for none. */
export function suggestionsOf(
  field: Field,
): ((snapshot: Snapshot, resource: Resource | undefined) => readonly Suggestion[]) | undefined {
  const { type } = field;
  if (type.type !== 'string' || type.enum) return undefined;
  const stated = statedValues(type);
  if (stated) return () => stated;
  if (type.references === 'host' || type.format === 'host') return (snapshot, resource) => hostsOf(snapshot, resource);
  if (type.references === 'namespace') return (snapshot) => [...(type.words ?? []), ...namespacesOf(snapshot)];
  if (type.format === 'namespace') return namespacesOf;
  if (type.format === 'locality') return localitiesOf;
  return undefined;
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
