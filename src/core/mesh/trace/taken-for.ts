import { hostCovers } from '../host';
import { usesHiddenAddress } from '../proxy/services/allocated-address';
import { servicesOfEntry } from '../proxy/services/entry-services';
import type { ServiceEntry, ServicePort } from '../service-entry';
import type { Leg, Trace } from './trace';

/** An entry, and its port that a call belongs to. */
export interface TakenFor {
  readonly entry: ServiceEntry;
  readonly port: ServicePort;
}

/** The entry and port that a proxy takes a call for; undefined where it takes it for none, or for a Service. */
export function takenFor({ service, port }: Pick<Leg, 'service' | 'port'>): TakenFor | undefined {
  const found: (ServicePort & { readonly owner?: { readonly entry: ServiceEntry | undefined } }) | undefined =
    service?.ports.find((each) => each.number === port);
  const entry = found?.owner?.entry ?? service?.entry;
  const own = entry?.ports.find((each) => each.number === port);
  return entry && own ? { entry, port: own } : undefined;
}

/** The entries that a call is sent to, hop by hop, with the port of each; several at a hop where a VirtualService splits it. */
export function entriesReached({ legs }: Pick<Trace, 'legs'>): readonly TakenFor[] {
  return legs.flatMap(({ ways }) => ways.flatMap(({ cluster }) => takenFor(cluster) ?? []));
}

/** Whether a port for raw bytes has no address that the proxy of a leg uses, and the call is for another host: such a port takes whatever is dialled on it. */
export function takesWhatever(leg: Pick<Leg, 'proxy' | 'service'>, { entry, port }: TakenFor, host: string): boolean {
  const takesBytes = port.class === 'tcp' || port.class === 'sniffed';
  const hasAddress = entry.addresses.length > 0 || entry.selector !== undefined || usesAllocated(leg, entry);
  return takesBytes && !hasAddress && !entry.hosts.some((each) => hostCovers(each, host));
}

function usesAllocated({ proxy, service }: Pick<Leg, 'proxy' | 'service'>, entry: ServiceEntry): boolean {
  const own = servicesOfEntry(entry).find((each) => each.host === service?.host);
  return own !== undefined && usesHiddenAddress(proxy, own);
}
