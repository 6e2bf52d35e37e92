import type { Resource } from '../../../core/schema';
import type { Snapshot } from '../../../core/snapshot';
import { valueAt } from '../../../core/yaml';

/** The host that a DestinationRule speaks of; undefined for other kinds. */
export function hostOfRule(resource: Resource | undefined): string | undefined {
  const host = resource?.kind === 'DestinationRule' ? valueAt(resource.value, ['spec', 'host']) : undefined;
  return typeof host === 'string' ? host : undefined;
}

/** The ServiceEntries that define a host by exactly that name. */
export function entriesOf(snapshot: Snapshot, host: string | undefined): readonly Resource[] {
  if (host === undefined) return [];
  return snapshot.resources.filter((resource) => {
    const hosts = resource.kind === 'ServiceEntry' ? valueAt(resource.value, ['spec', 'hosts']) : undefined;
    return Array.isArray(hosts) && hosts.includes(host);
  });
}

/**
 * How many endpoints a proxy has for a host, as far as the text can tell: the written ones under STATIC and DNS when one entry alone
 * defines the host, and one under DNS_ROUND_ROBIN, whose cluster has a single logical host. Undefined when only DNS knows, when workloads
 * are selected, and where ejection has no host to act on (NONE, DYNAMIC_DNS).
 */
export function endpointCount(snapshot: Snapshot, host: string | undefined): number | undefined {
  const [entry, ...others] = entriesOf(snapshot, host);
  if (entry === undefined || others.length > 0) return undefined;
  const resolution = valueAt(entry.value, ['spec', 'resolution']);
  if (resolution === 'DNS_ROUND_ROBIN') return 1;
  if (resolution !== 'STATIC' && resolution !== 'DNS') return undefined;
  const endpoints = valueAt(entry.value, ['spec', 'endpoints']);
  if (!Array.isArray(endpoints) || endpoints.length === 0) return undefined;
  return resolution === 'STATIC' || endpoints.every(hasIp) ? endpoints.length : undefined;
}

function hasIp(endpoint: unknown): boolean {
  const address = valueAt(endpoint, ['address']);
  return typeof address === 'string' && /^(\d+\.\d+\.\d+\.\d+|[\da-f]*:[\da-f:.]*)$/i.test(address);
}

/** A port of an entry as it matters to TLS: who may speak it already. */
export interface EntryPort {
  readonly number: number;
  readonly protocol: string;
}

/** The ports of all entries that define a host, without repetitions. */
export function portsOf(snapshot: Snapshot, host: string | undefined): readonly EntryPort[] {
  const ports = new Map<number, EntryPort>();
  for (const entry of entriesOf(snapshot, host)) {
    const list = valueAt(entry.value, ['spec', 'ports']);
    for (const port of Array.isArray(list) ? (list as unknown[]) : []) {
      const number = valueAt(port, ['number']);
      const protocol = valueAt(port, ['protocol']);
      if (typeof number === 'number')
        ports.set(number, { number, protocol: typeof protocol === 'string' ? protocol.toUpperCase() : '' });
    }
  }
  return [...ports.values()];
}
