import { compareAge } from './base';
import { addressCovers, isCidr, plainAddress } from './address';
import { HostIndex } from './host';
import type { ServiceEntry } from './service-entry';

/** The ServiceEntries of a mesh by host and by address. */
export class EntryIndex {
  private readonly byHost = new HostIndex<ServiceEntry>();
  private readonly byAddress = new Map<string, ServiceEntry[]>();
  private readonly ranges: { readonly cidr: string; readonly entry: ServiceEntry }[] = [];

  constructor(entries: readonly ServiceEntry[]) {
    for (const entry of entries) {
      for (const host of new Set(entry.hosts)) this.byHost.add(host, entry);
      for (const address of entry.addresses) this.addAddress(address, entry);
    }
  }

  /** The entries with exactly this host or pattern, oldest first. */
  withHost(host: string): readonly ServiceEntry[] {
    const found = this.byHost.at(host);
    return found.length < 2 ? found : [...found].sort(compareAge);
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
    const exact = [...(this.byAddress.get(ip) ?? [])].sort(compareAge);
    const ranged = this.ranges.filter((range) => addressCovers(range.cidr, ip)).map((range) => range.entry);
    return [...exact, ...ranged.sort(compareAge).filter((entry) => !exact.includes(entry))];
  }

  private addAddress(address: string, entry: ServiceEntry): void {
    if (isCidr(address)) {
      this.ranges.push({ cidr: address, entry });
      return;
    }
    const plain = plainAddress(address);
    const list = this.byAddress.get(plain);
    if (list) list.push(entry);
    else this.byAddress.set(plain, [entry]);
  }
}
