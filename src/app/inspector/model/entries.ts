import { itemsOf } from '../../../core/lists';
import type { Resource } from '../../../core/schema';
import type { Snapshot } from '../../../core/snapshot';
import { valueAt } from '../../../core/yaml';

/** The host that a DestinationRule speaks of; undefined for other kinds. */
export function hostOfRule(resource: Resource | undefined): string | undefined {
  const host = resource?.kind === 'DestinationRule' ? valueAt(resource.value, ['spec', 'host']) : undefined;
  return typeof host === 'string' ? host : undefined;
}

/** The ServiceEntries that define a host by exactly that name. */
function entriesOf(snapshot: Snapshot, host: string | undefined): readonly Resource[] {
  if (host === undefined) return [];
  return snapshot.resources.filter((resource) => {
    const hosts = resource.kind === 'ServiceEntry' ? valueAt(resource.value, ['spec', 'hosts']) : undefined;
    return Array.isArray(hosts) && hosts.includes(host);
  });
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
    for (const port of itemsOf(list)) {
      const number = valueAt(port, ['number']);
      const protocol = valueAt(port, ['protocol']);
      if (typeof number === 'number')
        ports.set(number, { number, protocol: typeof protocol === 'string' ? protocol.toUpperCase() : '' });
    }
  }
  return [...ports.values()];
}
