import { isRecord, type Resource } from '../../../core/schema';
import type { Snapshot } from '../../../core/snapshot';
import type { Path } from '../../../core/text';
import { valueAt } from '../../../core/yaml';

export interface Suggestion {
  readonly value: string;
  readonly doc?: string;
  readonly beside?: string | undefined;
}

/** Where suggestions are asked for: the object of the form and the path of the field in it. */
export interface Asking {
  readonly snapshot: Snapshot;
  readonly resource: Resource | undefined;
  readonly path: Path;
}

/** Gateways, as a VirtualService names them: by name alone in its own namespace, else with the namespace before it; and `mesh`. */
export function gatewayNames({ snapshot, resource }: Asking): readonly Suggestion[] {
  const mesh: Suggestion = { value: 'mesh', doc: 'All sidecars.' };
  const own = resource?.namespace ?? 'default';
  const named = snapshot.mesh.gateways.map(({ name, namespace, servers }) => ({
    value: namespace === own ? name : `${namespace}/${name}`,
    doc: servers.map(({ port, protocol }) => [port, protocol].filter(Boolean).join(' ')).join(', '),
  }));
  return [mesh, ...named];
}

/** Subsets that DestinationRules define for the host beside the field. */
export function subsetNames(asking: Asking): readonly Suggestion[] {
  const host = hostBeside(asking, asking.path.slice(0, -1));
  return asking.snapshot.mesh.rules
    .filter((rule) => rule.writtenHost === host || rule.host === host)
    .flatMap((rule) =>
      rule.subsets.map(({ name, labels }) => ({ value: name, doc: labelWords(labels), beside: rule.name })),
    );
}

/** Ports of the host to which a port belongs: the one beside it, or the one that the rule is for. */
export function portNumbers(asking: Asking): readonly Suggestion[] {
  const host = hostBeside(asking, asking.path.slice(0, -2)) ?? ruleHost(asking);
  const ports = new Map<number, Suggestion>();
  for (const entry of asking.snapshot.mesh.entries) {
    if (host === undefined || !entry.hosts.includes(host)) continue;
    for (const port of entry.ports) {
      const doc = `${port.protocol} ${port.name}`.trim();
      ports.set(port.number, { value: String(port.number), doc, beside: entry.name });
    }
  }
  return [...ports.values()];
}

/** Whether a number is the port of a host, so that the host's ports can be offered. */
export function isPortOfHost({ resource, path }: Asking): boolean {
  const [list, index, port, number] = path.slice(-4);
  if (port !== 'port' || number !== 'number') return false;
  const isOfRule = list === 'portLevelSettings' && typeof index === 'number';
  return isOfRule || valueAt(resource?.value, [...path.slice(0, -2), 'host']) !== undefined || index === 'destination';
}

function hostBeside({ resource }: Asking, path: Path): string | undefined {
  const host = valueAt(resource?.value, [...path, 'host']);
  return typeof host === 'string' ? host : undefined;
}

function ruleHost({ resource }: Asking): string | undefined {
  const host = resource?.kind === 'DestinationRule' ? valueAt(resource.value, ['spec', 'host']) : undefined;
  return typeof host === 'string' ? host : undefined;
}

/** Names of the objects of a kind; those of the own namespace first. */
export function namesOfKind(kind: string, { snapshot, resource }: Asking): readonly Suggestion[] {
  const found = snapshot.resources
    .filter((each) => each.kind === kind && each.name !== '')
    .map((each) => ({ value: each.name, doc: kind, beside: each.namespace ?? undefined }));
  const own = (each: Suggestion): number => (each.beside === (resource?.namespace ?? undefined) ? 0 : 1);
  return found.sort((a, b) => own(a) - own(b) || a.value.localeCompare(b.value));
}

/** Service accounts as principals and policies name them: by name, and with their namespace where it is another one. */
export function serviceAccountNames(asking: Asking): readonly Suggestion[] {
  const own = asking.resource?.namespace;
  return namesOfKind('ServiceAccount', asking).map((each) =>
    each.beside === undefined || each.beside === own ? each : { ...each, value: `${each.beside}/${each.value}` },
  );
}

/**
 * What a Sidecar may know: `namespace/host`. First whole namespaces, then single hosts by who defines them (istio/istio
 * pilot/pkg/model/sidecar.go, convertIstioListenerToWrapper).
 */
export function sidecarHosts({ snapshot }: Asking, namespaces: readonly string[]): readonly Suggestion[] {
  const hosts = snapshot.mesh.entries.flatMap((entry) =>
    entry.hosts.flatMap((host) => [
      { value: `${entry.namespace}/${host}`, doc: `As ServiceEntry ${entry.name} defines it.` },
      { value: `*/${host}`, doc: 'Whoever defines it.' },
    ]),
  );
  const all = [
    { value: './*', doc: 'Everything of the own namespace.' },
    { value: '*/*', doc: 'Everything that is exported to it.' },
    { value: '~/*', doc: 'Nothing.' },
    ...namespaces.map((name) => ({ value: `${name}/*`, doc: `Everything of ${name} that is exported to it.` })),
    ...hosts,
  ];
  return [...new Map(all.map((each) => [each.value, each])).values()];
}

/** Labels of workloads, pods and servers, by their keys. */
export function knownLabels({ snapshot }: Pick<Asking, 'snapshot'>): ReadonlyMap<string, readonly string[]> {
  const found = new Map<string, Set<string>>();
  const add = (labels: unknown): void => {
    if (!isRecord(labels)) return;
    for (const [key, value] of Object.entries(labels)) {
      if (typeof value === 'string') found.set(key, (found.get(key) ?? new Set()).add(value));
    }
  };
  for (const workload of snapshot.mesh.workloads) add(workload.labels);
  for (const owner of snapshot.mesh.podOwners) add(owner.labels);
  for (const { kind, value } of snapshot.resources) {
    if (kind === 'WorkloadEntry') add(valueAt(value, ['spec', 'labels']));
    if (kind === 'WorkloadGroup') add(valueAt(value, ['spec', 'metadata', 'labels']));
    const endpoints = kind === 'ServiceEntry' ? valueAt(value, ['spec', 'endpoints']) : undefined;
    if (Array.isArray(endpoints)) for (const endpoint of endpoints) add(valueAt(endpoint, ['labels']));
  }
  return new Map([...found].map(([key, values]) => [key, [...values].sort()]));
}

function labelWords(labels: Readonly<Record<string, string>>): string {
  return Object.entries(labels)
    .map(([key, value]) => `${key}=${value}`)
    .join(', ');
}
