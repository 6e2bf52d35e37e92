import { valueAt } from '../yaml';
import { isRecord } from '../schema';
import {
  compareText,
  labelsIn,
  recordIn,
  textIn,
  type Mesh,
  type OtherResource,
  type ServiceEntry,
  type View,
} from '../mesh';

/** Names of the design that fields can refer to, each list sorted and, but for hosts, without duplicates. */
interface KnownNames {
  readonly hosts: readonly KnownHost[];
  /** Exact hosts that drawn workloads call and no entry or service defines. */
  readonly undefinedHosts: readonly string[];
  readonly namespaces: readonly string[];
  readonly gateways: readonly QualifiedName[];
  readonly secrets: readonly QualifiedName[];
  readonly serviceAccounts: readonly QualifiedName[];
  /** Values of each label that workloads and endpoints have. */
  readonly labels: ReadonlyMap<string, readonly string[]>;
  readonly localities: readonly string[];
}

/** A host or wildcard with a resource that defines it; one that several define is there for each. */
export interface KnownHost {
  readonly name: string;
  readonly kind: 'ServiceEntry' | 'Service';
  readonly owner: QualifiedName;
  readonly ports: readonly KnownPort[];
}

/** A port of a host, as somebody may name it. */
export interface KnownPort {
  readonly number: number;
  readonly name: string;
  readonly protocol: string;
}

/** A resource by its namespace and name. */
export interface QualifiedName {
  readonly namespace: string;
  readonly name: string;
}

const indexes = new WeakMap<Mesh, KnownNames>();

/** The names of a mesh, each list collected when first asked for and once a mesh. */
export function knownNames(mesh: Mesh): KnownNames {
  let names = indexes.get(mesh);
  if (names === undefined) indexes.set(mesh, (names = new CollectedNames(mesh)));
  return names;
}

/** Lists are made one by one: a form asks for the namespaces after each key, and hosts are collected from all entries and calls. */
class CollectedNames implements KnownNames {
  private readonly made: { -readonly [List in keyof KnownNames]?: KnownNames[List] } = {};

  constructor(private readonly mesh: Mesh) {}

  get hosts(): readonly KnownHost[] {
    return (this.made.hosts ??= collectHosts(this.mesh));
  }

  get undefinedHosts(): readonly string[] {
    return (this.made.undefinedHosts ??= undefinedHosts(this.mesh, new Set(this.hosts.map((host) => host.name))));
  }

  get namespaces(): readonly string[] {
    return (this.made.namespaces ??= collectNamespaces(this.mesh));
  }

  get gateways(): readonly QualifiedName[] {
    return (this.made.gateways ??= sortNames(this.mesh.gateways));
  }

  get secrets(): readonly QualifiedName[] {
    return (this.made.secrets ??= drawn(this.mesh, 'Secret'));
  }

  get serviceAccounts(): readonly QualifiedName[] {
    return (this.made.serviceAccounts ??= drawn(this.mesh, 'ServiceAccount'));
  }

  get labels(): ReadonlyMap<string, readonly string[]> {
    return (this.made.labels ??= collectLabels(this.mesh));
  }

  get localities(): readonly string[] {
    return (this.made.localities ??= collectLocalities(this.mesh));
  }
}

function drawn(mesh: Mesh, kind: string): readonly QualifiedName[] {
  return sortNames(mesh.others.filter((each) => isCore(each, kind)));
}

function collectLocalities(mesh: Mesh): readonly string[] {
  return sortTexts([
    ...mesh.workloads.map((workload) => workload.locality),
    ...mesh.entries.flatMap((entry) => entry.endpoints.map((endpoint) => endpoint.locality)),
    ...serversOutside(mesh).map((server) => textIn(server, 'locality')),
  ]);
}

function isCore(other: OtherResource, kind: string): boolean {
  return other.kind === kind && other.group === '';
}

function collectHosts(mesh: Mesh): readonly KnownHost[] {
  const services = mesh.others.filter((other) => isCore(other, 'Service') && other.name !== '');
  const hosts = [
    ...mesh.entries.flatMap((entry) => entry.hosts.map((name) => hostOfEntry(name, entry))),
    ...services.map(hostOfService),
  ];
  return hosts.sort((a, b) => compareText(a.name, b.name));
}

function hostOfEntry(name: string, entry: ServiceEntry): KnownHost {
  const ports = entry.ports.filter((port) => port.number > 0);
  return { name, kind: 'ServiceEntry', owner: entry, ports };
}

function hostOfService(service: OtherResource): KnownHost {
  const name = `${service.name}.${service.namespace}.svc.cluster.local`;
  return { name, kind: 'Service', owner: service, ports: portsOfService(service) };
}

/** A Service's port tells its protocol by `appProtocol`, or by what stands before the dash in its name. */
function portsOfService({ resource }: View): KnownPort[] {
  const ports = valueAt(resource.value, ['spec', 'ports']);
  if (!Array.isArray(ports)) return [];
  return ports.flatMap((port: unknown) => {
    const number = isRecord(port) ? port['port'] : undefined;
    if (!isRecord(port) || typeof number !== 'number') return [];
    const name = textOf(port['name']);
    return [{ number, name, protocol: textOf(port['appProtocol']) || (name.split('-')[0] ?? '') }];
  });
}

function undefinedHosts(mesh: Mesh, known: ReadonlySet<string>): readonly string[] {
  const called = mesh.workloads.flatMap((workload) => workload.calls.flatMap((call) => call.dialled?.host ?? []));
  const isName = (host: string): boolean => /[a-z]/.test(host) && host.includes('.') && !host.includes(':');
  return sortTexts(called.filter((host) => isName(host) && !known.has(host)));
}

function collectNamespaces(mesh: Mesh): readonly string[] {
  const views: readonly (readonly View[])[] = [
    mesh.entries,
    mesh.rules,
    mesh.virtualServices,
    mesh.gateways,
    mesh.sidecars,
    mesh.designs,
    mesh.podOwners,
    mesh.others,
  ];
  return sortTexts([
    ...views.flatMap((list) => list.map((view) => view.resource.namespace)),
    ...mesh.workloads.map((workload) => workload.writtenNamespace),
    ...mesh.others.filter((each) => isCore(each, 'Namespace')).map((each) => each.name),
  ]);
}

function collectLabels(mesh: Mesh): ReadonlyMap<string, readonly string[]> {
  const found = new Map<string, Set<string>>();
  const add = (labels: Readonly<Record<string, string>>): void => {
    for (const [key, value] of Object.entries(labels)) {
      const values = found.get(key);
      if (values) values.add(value);
      else found.set(key, new Set([value]));
    }
  };
  for (const workload of mesh.workloads) add(workload.labels);
  for (const entry of mesh.entries) for (const endpoint of entry.endpoints) add(endpoint.labels);
  for (const server of serversOutside(mesh)) add(labelsIn(server, 'labels'));
  return new Map([...found].sort((a, b) => compareText(a[0], b[0])).map(([key, values]) => [key, sortTexts(values)]));
}

/** The servers that WorkloadEntries are and WorkloadGroups make, the labels of the latter's metadata as those of one more. */
function serversOutside(mesh: Mesh): readonly unknown[] {
  return mesh.others.flatMap(({ kind, group, resource }) => {
    if (group !== 'networking.istio.io') return [];
    const spec = recordIn(resource.value, 'spec');
    if (kind === 'WorkloadEntry') return [spec];
    return kind === 'WorkloadGroup' ? [recordIn(spec, 'template'), recordIn(spec, 'metadata')] : [];
  });
}

function sortNames(names: readonly QualifiedName[]): QualifiedName[] {
  return names
    .filter((each) => each.name !== '')
    .map(({ namespace, name }) => ({ namespace, name }))
    .sort((a, b) => compareText(a.namespace, b.namespace) || compareText(a.name, b.name));
}

function sortTexts(texts: Iterable<string | null | undefined>): string[] {
  const kept = new Set<string>();
  for (const text of texts) if (text !== null && text !== undefined && text !== '') kept.add(text);
  return [...kept].sort(compareText);
}

function textOf(value: unknown): string {
  return typeof value === 'string' ? value : '';
}
