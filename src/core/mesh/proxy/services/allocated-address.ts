import type { MeshService } from './service';

/**
 * Of the addresses that istiod has allocated the one that a sidecar with DNS capture uses, for its listeners, its virtual hosts and its answers; undefined where
 * no status tells it. Sidecars are taken to have IPv4 addresses, and to those istiod gives addresses of IPv4 alone (pilot/pkg/model/service.go,
 * GetAddressForProxy and getAllAddressesForProxy, filterAddresses).
 */
export function allocatedForSidecar({ allocated }: Pick<MeshService, 'allocated'>): string | undefined {
  return allocated.find((each) => !each.includes(':'));
}
