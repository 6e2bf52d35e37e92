import { addressCovers, addressKey, isCidr, plainAddress } from './address';
import { compareServices, compareText } from './base';
import { HostIndex } from './host';
import { diffLists } from './list-diff';
import type { ServiceEntry } from './service-entry';

/** The ServiceEntries of a mesh by host and by address. */
export class EntryIndex {
  private readonly byHost: HostIndex<ServiceEntry>;
  private addresses: AddressIndex | undefined;

  /** Whether some entry was not read to its end, so that it may have hosts, ports and addresses that nobody sees. */
  readonly hasUnread: boolean;

  /** Pass the index before to share what stays. */
  constructor(
    private readonly entries: readonly ServiceEntry[],
    previous?: EntryIndex,
  ) {
    const before = previous?.byHost ?? HostIndex.empty<ServiceEntry>(compareServices);
    this.byHost = before.updated(diffLists(previous?.entries ?? [], entries), (entry) => entry.hosts);
    this.hasUnread = entries.some((entry) => entry.resource.incomplete);
  }

  /** The entries with exactly this host or pattern, oldest first. */
  withHost(host: string): readonly ServiceEntry[] {
    return this.byHost.at(host);
  }

  /** The hosts and patterns that cover a name, the exact one first, then longer ones before shorter ones. */
  patternsFor(host: string): readonly string[] {
    return this.byHost.patternsFor(host);
  }

  /** All hosts and patterns that entries have. */
  hosts(): readonly string[] {
    return this.byHost.hosts();
  }

  /** The entries that an IP belongs to by `addresses`: those that name it, then those with a range around it; oldest first in each. */
  withAddress(ip: string): readonly ServiceEntry[] {
    this.addresses ??= indexAddresses(this.entries);
    const exact = [...(this.addresses.exact.get(addressKey(ip)) ?? [])].sort(compareByHost);
    const ranged = this.addresses.ranges.filter((range) => addressCovers(range.cidr, ip)).map((range) => range.entry);
    return [...exact, ...ranged.sort(compareByHost).filter((entry) => !exact.includes(entry))];
  }
}

/** The order of services with several hosts (pilot/pkg/model/push_context.go, SortServicesByCreationTime). */
function compareByHost(a: ServiceEntry, b: ServiceEntry): number {
  return a.created - b.created || compareText(a.hosts[0] ?? '', b.hosts[0] ?? '') || compareServices(a, b);
}

interface AddressIndex {
  readonly exact: ReadonlyMap<string, readonly ServiceEntry[]>;
  readonly ranges: readonly { readonly cidr: string; readonly entry: ServiceEntry }[];
}

function indexAddresses(entries: readonly ServiceEntry[]): AddressIndex {
  const exact = new Map<string, ServiceEntry[]>();
  const ranges: { cidr: string; entry: ServiceEntry }[] = [];
  for (const entry of entries) {
    for (const address of entry.addresses) {
      const key = addressKey(plainAddress(address));
      if (isCidr(address)) ranges.push({ cidr: address, entry });
      else exact.set(key, [...(exact.get(key) ?? []), entry]);
    }
  }
  return { exact, ranges };
}
