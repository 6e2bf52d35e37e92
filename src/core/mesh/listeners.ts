import { isCidr, plainAddress } from './address';
import { isWildcard } from './host';
import { labelsIn, recordIn } from './read';
import type { ServiceEntry, ServicePort } from './service-entry';
import type { MeshSettings } from './settings';

/** Where a sidecar listens for what an entry's port takes and HTTP does not tell apart by name. */
export interface Listener {
  readonly port: ServicePort;
  /** The address or range, or `*` for every address that no other listener has. */
  readonly address: string;
}

/**
 * Whether listeners of the entry are bound to an address of its own: a written one, or one that istiod allocates, which only proxies that answer
 * DNS use (pilot/pkg/networking/serviceentry/ip_autoallocation.go). What was not read may have one.
 */
export function hasOwnAddress(settings: MeshSettings, entry: ServiceEntry, pattern: string): boolean {
  if (entry.addresses.length > 0) return entry.addresses.some((address) => !isCidr(address));
  if (entry.resource.incomplete) return true;
  if (!settings.dnsCapture || entry.resolution === 'NONE') return false;
  if (isWildcard(pattern) && entry.resolution !== 'DYNAMIC_DNS') return false;
  const labels = labelsIn(recordIn(entry.resource.value, 'metadata'), 'labels');
  return labels['networking.istio.io/enable-autoallocate-ip'] !== 'false';
}

/**
 * The listeners of an entry's ports for raw bytes, for TLS, and for what is told by its first bytes; none at allocated addresses, which no two entries
 * share (pilot/pkg/networking/core/listener.go, buildSidecarOutboundListener). HTTP ports always share a listener.
 */
export function listenersOf(settings: MeshSettings, entry: ServiceEntry): readonly Listener[] {
  const ports = entry.ports.filter((port) => port.number > 0 && ['tcp', 'tls', 'sniffed'].includes(port.class));
  if (ports.length === 0) return none;
  const open = entry.hosts.some((host) => !hasOwnAddress(settings, entry, host));
  const addresses = entry.addresses.length > 0 ? entry.addresses.map(plainAddress) : open ? ['*'] : [];
  return ports.flatMap((port) => addresses.map((address) => ({ port, address })));
}

const none: readonly Listener[] = [];
