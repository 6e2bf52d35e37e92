import type { Mesh } from './build';
import { hostsOverlap } from './host';
import type { ListDiff } from './list-diff';
import { isCidr } from './address';
import { proxyOf } from './proxy/clients/proxies';
import { servicesOfEntry } from './proxy/services/entry-services';
import { isRefusable } from './refusable-names';
import type { ServiceEntry, ServicePort } from './service-entry';
import { destinationHosts, type VirtualService } from './virtual-service';
import { isPublic } from './visibility';

/**
 * The ports on which entries or routes that came and went change what calls to any host find: whether there is a listener, and of which classes. What
 * another entry claims in the same way changes nothing for others, since chains are told apart by server names, and requests by hosts; but for a server
 * name for which Envoy refuses the whole listener.
 */
export function touchedPorts(
  before: Mesh,
  now: Mesh,
  entries: ListDiff<ServiceEntry>,
  routes: ListDiff<VirtualService>,
): ReadonlySet<number> {
  const touched = new Set(now.sidecars.length > 0 ? importedPorts(before, now, routes) : []);
  const claims = [claimsOf(before, entries.removed), claimsOf(now, entries.added)] as const;
  const alone = [...claims[0]].filter(([claim]) => !claims[1].has(claim));
  const fresh = [...claims[1]].filter(([claim]) => !claims[0].has(claim));
  const added = new Set(entries.added);
  const shared = sharedHosts(before, now, entries);
  const hidden = [before, now].flatMap((mesh) => [...claimsOf(mesh, entriesAt(mesh, shared))]);
  for (const [claim, number] of [...alone, ...fresh, ...hidden])
    if (!touched.has(number) && !isClaimedByOthers(before, now, added, claim, number)) touched.add(number);
  return touched;
}

/** The hosts of entries that came or went which others define too: of these, one may be hidden, and come to count or cease to. */
function sharedHosts(before: Mesh, now: Mesh, { removed, added }: ListDiff<ServiceEntry>): ReadonlySet<string> {
  const hosts = new Set([...removed, ...added].flatMap((entry) => entry.hosts));
  return new Set([...hosts].filter((host) => [before, now].some(({ registry }) => registry.withHost(host).length > 1)));
}

function entriesAt({ registry }: Mesh, hosts: ReadonlySet<string>): readonly ServiceEntry[] {
  return [...hosts].flatMap((host) => registry.withHost(host).flatMap(({ entry }) => entry ?? []));
}

/** Whether entries that stayed claim it too, and have counted all along. */
function isClaimedByOthers(
  before: Mesh,
  now: Mesh,
  added: ReadonlySet<ServiceEntry>,
  claim: string,
  number: number,
): boolean {
  const isClaimedBy = (mesh: Mesh, entry: ServiceEntry): boolean =>
    claimsOf(mesh, [entry], (host) => mesh.registry.withHost(host).length === 1).get(claim) === number;
  return now.entries.some(
    (entry) =>
      !added.has(entry) &&
      entry.ports.some((port) => port.number === number) &&
      isClaimedBy(now, entry) &&
      isClaimedBy(before, entry),
  );
}

/** What entries claim of ports, as a text that is equal for claims that others cannot tell apart. */
function claimsOf(
  mesh: Mesh,
  entries: readonly ServiceEntry[],
  counts: (host: string) => boolean = () => true,
): ReadonlyMap<string, number> {
  const claims = new Map<string, number>();
  for (const entry of entries) {
    for (const host of entry.hosts.filter(counts)) {
      const whose = audienceOf(mesh, entry, host);
      const where = placeOf(mesh, entry, host);
      for (const port of entry.ports) {
        const { number, class: kind, protocol } = port;
        const claim = `${number} ${kind} ${protocol} ${kind === 'http' ? '' : where} ${whose}`;
        if (takesRest(mesh, port, where)) claims.set(`${claim} ${identityOf(entry, host)} ${port.index}`, number);
        else claims.set(kind !== 'http' && isRefusable(mesh, host) ? `${claim} ${host}` : claim, number);
      }
    }
  }
  return claims;
}

/** Where it listens: at an address that is its own, at those of its pods, or at all. */
function placeOf(mesh: Mesh, entry: ServiceEntry, host: string): string {
  if (entry.selector && entry.resolution === 'NONE') return JSON.stringify(entry.selector);
  if (entry.addresses.some((address) => !isCidr(address))) return host;
  if (!allocatedHosts(entry).has(host)) return '*';
  const answers = answersNames(mesh);
  return answers === 'all' ? host : answers === 'none' ? '*' : `* ${host}`;
}

const allocated = new WeakMap<ServiceEntry, ReadonlySet<string>>();

/** The hosts of an entry for which istiod makes up an address. */
function allocatedHosts(entry: ServiceEntry): ReadonlySet<string> {
  let hosts = allocated.get(entry);
  if (hosts === undefined) {
    const services = servicesOfEntry(entry).filter(({ hiddenAddress }) => hiddenAddress === 'allocated');
    allocated.set(entry, (hosts = new Set(services.map(({ host }) => host))));
  }
  return hosts;
}

const answering = new WeakMap<Mesh, 'all' | 'some' | 'none'>();

/** Whether sidecars answer the names of services themselves, so that addresses count that istiod gives. */
function answersNames(mesh: Mesh): 'all' | 'some' | 'none' {
  let answers = answering.get(mesh);
  if (answers === undefined) {
    const captures = new Set(mesh.workloads.map((workload) => proxyOf(mesh, workload).dnsCapture));
    captures.add(mesh.settings.dnsCapture);
    answers = captures.size > 1 ? 'some' : captures.has(true) ? 'all' : 'none';
    answering.set(mesh, answers);
  }
  return answers;
}

/**
 * Whether a port takes all bytes on its number that no other listener takes, of which the first in istiod's order does. On a bound address server names tell
 * nothing apart either.
 */
function takesRest(mesh: Mesh, { class: kind }: ServicePort, where: string): boolean {
  if (kind === 'tls') return bindsListeners(mesh);
  return (kind === 'tcp' || kind === 'sniffed') && (where.startsWith('*') || bindsListeners(mesh));
}

const binding = new WeakMap<Mesh, boolean>();

/** Whether some proxy listens on addresses that are not those of services. */
function bindsListeners(mesh: Mesh): boolean {
  let binds = binding.get(mesh);
  if (binds === undefined) {
    const isBound = mesh.sidecars.some(({ listeners }) =>
      listeners.some(({ bind, captureMode }) => bind !== undefined || captureMode === 'NONE'),
    );
    binds = isBound || mesh.workloads.some((workload) => proxyOf(mesh, workload).bindsPorts);
    binding.set(mesh, binds);
  }
  return binds;
}

/** What decides who comes first, and where the bytes go then; resources of one name are told apart, since each is said to have lost. */
function identityOf({ resource, namespace, created, resolution }: ServiceEntry, host: string): string {
  return `${host} ${namespace} ${resource.key} ${created} ${resolution}`;
}

/** Who knows it: Sidecars import by namespace and host, and what VirtualServices send to. */
function audienceOf(mesh: Mesh, { namespace, exportTo }: ServiceEntry, host: string): string {
  const exported = isPublic(exportTo) ? '*' : `${namespace}/${exportTo.join(',')}`;
  if (mesh.sidecars.length === 0) return exported;
  const imports = importsOf(mesh.sidecars)
    .filter((each) => hostsOverlap(each, host))
    .join(',');
  return `${exported} ${namespace} ${imports} ${isDestination(mesh, host) ? host : ''}`;
}

const imported = new WeakMap<Mesh['sidecars'], readonly string[]>();

/** The hosts that Sidecars name. */
function importsOf(sidecars: Mesh['sidecars']): readonly string[] {
  let hosts = imported.get(sidecars);
  if (hosts === undefined) {
    hosts = [...new Set(sidecars.flatMap(({ imports = [] }) => imports.map((each) => each.host)))];
    imported.set(sidecars, hosts);
  }
  return hosts;
}

function isDestination({ virtualServices }: Mesh, host: string): boolean {
  return virtualServices.some((each) => destinationHosts(each).includes(host));
}

/** The ports of services that callers with a Sidecar know because a VirtualService that they import sends there. */
function importedPorts(before: Mesh, now: Mesh, { removed, added }: ListDiff<VirtualService>): readonly number[] {
  const [old, fresh] = [removed.map(importText), added.map(importText)];
  const changed = [
    ...removed.filter((each) => !fresh.includes(importText(each))),
    ...added.filter((each) => !old.includes(importText(each))),
  ];
  const hosts = new Set(changed.flatMap(destinationHosts));
  return [...hosts].flatMap((host) =>
    [before, now].flatMap(({ registry }) =>
      registry.withHost(host).flatMap(({ ports }) => ports.map(({ number }) => number)),
    ),
  );
}

function importText(each: VirtualService): string {
  const { namespace, hosts, exportTo, gateways } = each;
  return JSON.stringify([namespace, hosts, exportTo, gateways, destinationHosts(each)]);
}
