import { labelsIn, recordIn } from '../../read';
import { isWildcard } from '../../host';
import type { ServiceEntry } from '../../service-entry';
import { allocatedForSidecar } from './allocated-address';
import type { MeshService, Resolution } from './service';

const resolutions: readonly Resolution[] = ['NONE', 'STATIC', 'DNS', 'DNS_ROUND_ROBIN', 'DYNAMIC_DNS'];

const known = new WeakMap<ServiceEntry, readonly MeshService[]>();

/** The services of a ServiceEntry: one for each host (pilot/pkg/serviceregistry/serviceentry/conversion.go, convertServices). */
export function servicesOfEntry(entry: ServiceEntry): readonly MeshService[] {
  let services = known.get(entry);
  if (services === undefined) {
    services = [...new Set(entry.hosts)].map((host) => serviceOf(entry, host));
    known.set(entry, services);
  }
  return services;
}

function serviceOf(entry: ServiceEntry, host: string): MeshService {
  const labels = labelsIn(recordIn(entry.resource.value, 'metadata'), 'labels');
  const isAllocated = getsAddress(entry, host, labels);
  const allocated = isAllocated ? allocatedTo(entry, host) : [];
  const isUsed = isAllocated && (allocated.length === 0 || allocatedForSidecar({ allocated }) !== undefined);
  return {
    host,
    namespace: entry.namespace,
    orderName: host,
    created: entry.created,
    registry: 'ServiceEntry',
    resource: entry.resource,
    entry,
    resolution: resolutionOf(entry),
    external: entry.location !== 'MESH_INTERNAL',
    ports: entry.ports,
    addresses: entry.addresses,
    hiddenAddress: isUsed ? 'allocated' : undefined,
    allocated,
    exportTo: entry.exportTo,
    visibility: 'PUBLIC',
    labels,
    selector: entry.selector,
    aliases: [],
  };
}

/** Of several addresses of a family istiod takes the last (pilot/pkg/serviceregistry/serviceentry/conversion.go, convertServices). */
function allocatedTo({ allocated }: ServiceEntry, host: string): readonly string[] {
  const known = allocated.get(host) ?? [];
  const last = (isSix: boolean): string | undefined => known.findLast((each) => each.includes(':') === isSix);
  return [last(false), last(true)].filter((each) => each !== undefined);
}

/** Unknown words count as the enum's zero value, which is what a cluster that took them would read. */
function resolutionOf({ resolution, resource }: ServiceEntry): Resolution {
  return resolutions.find((each) => each === resolution) ?? (resource.incomplete ? '' : 'NONE');
}

/**
 * Whether istiod gives a host an address of its own, IPv4 and IPv6 (pilot/pkg/networking/serviceentry/ip_autoallocation.go, ShouldV2AutoAllocateIP, and
 * pilot/pkg/controllers/ipallocate).
 */
function getsAddress(
  { resolution, addresses }: ServiceEntry,
  host: string,
  labels: Readonly<Record<string, string>>,
): boolean {
  if (resolution === 'NONE' || resolution === '' || addresses.length > 0) return false;
  if (labels['networking.istio.io/enable-autoallocate-ip']?.toLowerCase() === 'false') return false;
  return !isWildcard(host) || resolution === 'DYNAMIC_DNS';
}
