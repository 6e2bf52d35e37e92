import { greatestOf } from '../lists';
import type { StringType } from '../schema';
import { hostCovers, isWildcard, type Mesh } from '../mesh';
import type { Candidate } from './completion';
import { knownNames, type KnownHost, type KnownPort } from './known-names';
import { textsAt, type Spot } from './spot';

/** The hosts of the registry in the form that a field takes, and where a field makes hosts, those before them that are called and not defined. */
export function hostsFor(type: StringType, spot: Spot, mesh: Mesh): readonly Candidate[] {
  const known = knownNames(mesh);
  const all = known.hosts.map((host) => ({ value: host.name, detail: ownerOf(host) }));
  if (type.makes)
    return [...known.undefinedHosts.map((value) => ({ value, detail: 'called, and no entry has it' })), ...all];
  if (type.qualified === 'always') return importsFrom(mesh, spot);
  if (type.qualified === 'optional') return [...all, ...boundFrom(mesh)];
  const own = type.likeliest ? textsAt(spot, type.likeliest).filter((host) => host !== '') : [];
  return [...own.map((value) => ({ value, detail: 'its own host' })), ...all];
}

/**
 * What a Sidecar may know: whole namespaces, the one that is typed too, since a design draws few of a cluster's; then single hosts by who
 * defines them (istio/istio pilot/pkg/model/sidecar.go,
 * convertIstioListenerToWrapper).
 */
function importsFrom(mesh: Mesh, { typed }: Spot): readonly Candidate[] {
  const { hosts, namespaces } = knownNames(mesh);
  const written = /^([a-z0-9-]+)\//.exec(typed)?.[1];
  return [
    ...[...namespaces, ...(written === undefined ? [] : [written])].map((name) => ({
      value: `${name}/*`,
      detail: `everything of ${name} that is exported to it`,
    })),
    ...hosts.flatMap((host) => [
      { value: `${host.owner.namespace}/${host.name}`, detail: ownerOf(host) },
      { value: `*/${host.name}`, detail: 'whoever defines it' },
    ]),
  ];
}

/** What a Gateway may leave to the VirtualServices of one namespace (istio/istio pilot/pkg/model/gateway.go, mergeGateways). */
function boundFrom(mesh: Mesh): readonly Candidate[] {
  const namespaces = [...new Set(mesh.virtualServices.map(({ namespace }) => namespace))];
  return [
    ...namespaces.map((name) => ({ value: `${name}/*`, detail: `what VirtualServices of ${name} bind` })),
    ...mesh.virtualServices.flatMap(({ namespace, name, hosts }) =>
      hosts.map((host) => ({ value: `${namespace}/${host}`, detail: `VirtualService ${namespace}/${name}` })),
    ),
  ];
}

function ownerOf({ kind, owner }: KnownHost): string {
  return `${kind} ${owner.namespace}/${owner.name}`;
}

/** The ports of hosts, each number once: those of resources that define a host by its name, else of the longest wildcards that cover it. */
export function portsOfHosts(mesh: Mesh, hosts: readonly string[]): readonly KnownPort[] {
  const ports = new Map<number, KnownPort>();
  for (const { ports: own } of hosts.flatMap((host) => definersOf(mesh, host)))
    for (const port of own) if (!ports.has(port.number)) ports.set(port.number, port);
  return [...ports.values()];
}

function definersOf(mesh: Mesh, host: string): readonly KnownHost[] {
  const known = knownNames(mesh).hosts;
  const exact = known.filter(({ name }) => name === host);
  if (exact.length > 0) return exact;
  const covering = known.filter(({ name }) => isWildcard(name) && hostCovers(name, host));
  const longest = greatestOf(covering.map(({ name }) => name.length));
  return covering.filter(({ name }) => name.length === longest);
}

/** URLs of a drawn call: the hosts of the registry, with the scheme that their ports take. */
export function urlsFor(mesh: Mesh): readonly Candidate[] {
  return knownNames(mesh)
    .hosts.filter((host) => !isWildcard(host.name))
    .flatMap((host) => host.ports.map((port) => ({ value: urlOf(host, port), detail: ownerOf(host) })));
}

function urlOf(host: KnownHost, port: KnownPort): string {
  const protocol = port.protocol.toUpperCase();
  if (protocol === 'HTTPS' || protocol === 'TLS') return `https://${host.name}${suffix(port.number, 443)}`;
  if (/^(HTTP|HTTP2|GRPC|GRPC-WEB)$/.test(protocol)) return `http://${host.name}${suffix(port.number, 80)}`;
  return `tcp://${host.name}:${port.number}`;
}

function suffix(port: number, usual: number): string {
  return port === usual ? '' : `:${port}`;
}
