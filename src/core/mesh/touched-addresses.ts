import { addressCovers, fixedBits, isCidr, isIp, plainAddress } from './address';
import type { Mesh } from './build';
import { hostsOverlap } from './host';
import { kubernetesService } from './proxy/services/kubernetes-service';
import type { ServiceEntry } from './service-entry';
import { addressesSelected } from './workload-entry';

/**
 * The hosts about which calls may go otherwise since entries with addresses came or went: those addresses themselves, which calls may dial, and the hosts of
 * entries that have one of them, since a listener at an address is for one of those that claim it and a connection to an endpoint may meet it. Undefined where
 * that may be any host: an entry has a range, which takes connections to addresses that no file names, a Service has one of the addresses, or an ExternalName
 * leads to one of the hosts.
 */
export function hostsAtAddresses(
  before: Mesh,
  now: Mesh,
  touched: readonly ServiceEntry[],
): readonly string[] | undefined {
  const sharing = [before, now].flatMap((mesh) => definitionsOf(mesh, touched));
  const addressed = [...new Set([...touched, ...sharing])].filter(hasAddress);
  if (addressed.length === 0) return [];
  const written = addressed.flatMap(addressesOf).map(plainAddress);
  if (!written.every(isIp)) return undefined;
  const places = new Set(written.map((address) => fixedBits(address)));
  const isThere = (address: string): boolean =>
    isCidr(address)
      ? written.some((each) => addressCovers(address, each))
      : places.has(fixedBits(plainAddress(address)) ?? '');
  const hosts = new Set([...written, ...addressed.flatMap((entry) => entry.hosts)]);
  for (const mesh of before.entries === now.entries ? [now] : [before, now])
    for (const entry of mesh.entries)
      if (reachedAt(mesh, entry).some(isThere)) for (const host of entry.hosts) hosts.add(host);
  return isNamedElsewhere(now, hosts, isThere) ? undefined : [...hosts];
}

/** The entries with a host of some of them: one may be hidden, and come to count or cease to. */
function definitionsOf({ registry }: Mesh, entries: readonly ServiceEntry[]): readonly ServiceEntry[] {
  const hosts = new Set(entries.flatMap((entry) => entry.hosts));
  return [...hosts].flatMap((host) => registry.withHost(host).flatMap(({ entry }) => entry ?? []));
}

function hasAddress({ addresses, allocated }: ServiceEntry): boolean {
  return addresses.length > 0 || allocated.size > 0;
}

/** As written and as allocated. */
function addressesOf({ addresses, allocated }: ServiceEntry): readonly string[] {
  return allocated.size === 0 ? addresses : [...addresses, ...[...allocated.values()].flat()];
}

/** Where connections to an entry may go. */
function reachedAt(mesh: Mesh, entry: ServiceEntry): readonly string[] {
  const { endpoints, selector } = entry;
  const own = addressesOf(entry);
  if (endpoints.length === 0 && selector === undefined) return own;
  const selected = selector === undefined ? [] : addressesSelected(mesh, entry);
  return [...own, ...endpoints.map(({ address }) => address), ...selected];
}

/** Whether Services have the addresses, or other names for the hosts: they are called by names of several lengths. */
function isNamedElsewhere(
  { others }: Mesh,
  hosts: ReadonlySet<string>,
  isThere: (address: string) => boolean,
): boolean {
  return others.some((other) => {
    const read = kubernetesService(other);
    if (read === undefined) return false;
    if (read.type === 'service') return read.service.addresses.some(isThere);
    const target = read.of.toLowerCase().replace(/\.$/, '');
    return [...hosts].some((host) => hostsOverlap(host.toLowerCase(), target));
  });
}
