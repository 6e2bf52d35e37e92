import type { Mesh } from './build';
import { compareText } from './base';
import type { ListDiff } from './list-diff';
import { hasOwnAddress } from './listeners';
import type { ServiceEntry, ServicePort } from './service-entry';
import type { MeshSettings } from './settings';
import { isPublic } from './visibility';

/** A port for raw bytes of one host whose listener has no address, so that it takes all that no other listener on the port takes. */
export interface WholePort {
  readonly entry: ServiceEntry;
  readonly port: ServicePort;
  readonly host: string;
}

/** The whole ports of a mesh by their number, in the order in which the first keeps the listener. */
export interface WholePorts {
  at(port: number): readonly WholePort[];
}

type MeshPart = Pick<Mesh, 'entries' | 'settings' | 'sidecars'>;

/** Those of all entries; the same object as long as entries and settings stay. */
export function wholePortsOf({ entries, settings }: MeshPart): WholePorts {
  const known = remembered.get(entries);
  if (known?.settings === settings) return known.ports;
  const ports = indexPorts(entries, settings);
  remembered.set(entries, { settings, ports });
  return ports;
}

const remembered = new WeakMap<Mesh['entries'], { readonly settings: MeshSettings; readonly ports: WholePorts }>();

function indexPorts(entries: Mesh['entries'], settings: MeshSettings): WholePorts {
  const byNumber = new Map<number, WholePort[]>();
  for (const entry of entries) {
    for (const each of portsOf(entry, settings)) {
      const list = byNumber.get(each.port.number);
      if (list) list.push(each);
      else byNumber.set(each.port.number, [each]);
    }
  }
  for (const list of byNumber.values()) list.sort(compareOrder);
  return { at: (port) => byNumber.get(port) ?? none };
}

const none: readonly WholePort[] = [];

const ownPorts = new WeakMap<ServiceEntry, { readonly settings: MeshSettings; readonly ports: readonly WholePort[] }>();

function portsOf(entry: ServiceEntry, settings: MeshSettings): readonly WholePort[] {
  const known = ownPorts.get(entry);
  if (known?.settings === settings) return known.ports;
  const raw = entry.ports.filter(({ number, class: kind }) => number > 0 && (kind === 'tcp' || kind === 'sniffed'));
  const hosts =
    raw.length === 0 || entry.addresses.length > 0
      ? []
      : entry.hosts.filter((host) => !hasOwnAddress(settings, entry, host));
  const ports = hosts.flatMap((host) => raw.map((port) => ({ entry, port, host })));
  ownPorts.set(entry, { settings, ports });
  return ports;
}

/** Services exported by name first, then older ones, then by host and namespace (pilot/pkg/model/push_context.go, servicesExportedToNamespace). */
function compareOrder(a: WholePort, b: WholePort): number {
  return (
    Number(isPublic(a.entry.exportTo)) - Number(isPublic(b.entry.exportTo)) ||
    a.entry.created - b.entry.created ||
    compareText(a.host, b.host) ||
    compareText(a.entry.namespace, b.entry.namespace)
  );
}

/**
 * Whether entries that came and went leave it as it was who takes what on such ports. Ports for HTTP count on the numbers on which requests are told
 * from raw bytes, and on 80, where hosts without an entry are routed by name. Who knows an entry depends on its hosts where there are Sidecars.
 */
export function wholePortsStay(before: MeshPart, now: MeshPart, { removed, added }: ListDiff<ServiceEntry>): boolean {
  if (removed.length + added.length === 0) return true;
  const parts = [wholePortsOf(before), wholePortsOf(now)];
  const isShared = (number: number): boolean => parts.some((part) => part.at(number).length > 0);
  const byHost = now.sidecars.length > 0;
  const claims = (entries: readonly ServiceEntry[], { settings }: MeshPart): string =>
    entries
      .flatMap((entry) => [
        ...portsOf(entry, settings).map(({ port, host }) => claimOf(entry, port, host)),
        ...entry.ports
          .filter(({ number, class: kind }) => kind === 'http' && (number === 80 || isShared(number)))
          .map((port) => claimOf(entry, port, byHost ? entry.hosts.join(' ') : '')),
      ])
      .sort(compareText)
      .join('\n');
  return claims(removed, before) === claims(added, now);
}

function claimOf(
  { namespace, name, created, exportTo, resolution }: ServiceEntry,
  port: ServicePort,
  host: string,
): string {
  return [port.number, port.class, host, namespace, name, created, resolution, exportTo].join(' ');
}
