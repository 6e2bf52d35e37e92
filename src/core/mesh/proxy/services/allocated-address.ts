import { isCidr } from '../../address';
import type { MeshService } from './service';

/**
 * Of the addresses that istiod has allocated the one that a sidecar with DNS capture uses, for its listeners, its virtual hosts and its answers; undefined where
 * no status tells it. Sidecars are taken to have IPv4 addresses, and to those istiod gives addresses of IPv4 alone (pilot/pkg/model/service.go,
 * GetAddressForProxy and getAllAddressesForProxy, filterAddresses).
 */
export function allocatedForSidecar({ allocated }: Pick<MeshService, 'allocated'>): string | undefined {
  return allocated.find((each) => !each.includes(':'));
}

/**
 * Whether the address that no spec tells is one that a proxy uses: of those that istiod allocates only proxies with DNS capture use any (pilot/pkg/model/service.go,
 * nodeUsesAutoallocatedIPs).
 */
export function usesHiddenAddress(
  { dnsCapture }: { readonly dnsCapture: boolean },
  { hiddenAddress }: Pick<MeshService, 'hiddenAddress'>,
): boolean {
  return hiddenAddress === 'cluster' || (hiddenAddress === 'allocated' && dnsCapture);
}

/**
 * The first range among the addresses of a service, which keeps istiod from telling ztunnel of the whole entry; undefined where each of them is one address
 * (istio/istio pilot/pkg/serviceregistry/ambient, services.go, constructServiceEntries, and helpers.go, parseCidrOrIP).
 */
export function rangeAmong({ addresses }: Pick<MeshService, 'addresses'>): string | undefined {
  return addresses.find(isCidr);
}

/**
 * Whether istiod tells ztunnel of a service with an address, by which alone it knows it: one that is written, one that istiod has allocated, of whichever family,
 * or one that no file tells; and no range beside it (istio/ztunnel src/proxy/outbound.rs, build_request).
 */
export function isKnownToZtunnel(service: MeshService): boolean {
  const { addresses, allocated, hiddenAddress } = service;
  if (rangeAmong(service) !== undefined) return false;
  return addresses.length + allocated.length > 0 || hiddenAddress !== undefined;
}
