import { isCidr, isIp, plainAddress } from '../../address';
import type { ServicePort } from '../../service-entry';
import { addressesSelected } from '../../workload-entry';
import type { Scope, ScopedPort, ScopedService } from '../scope/scope';
import { allocatedForSidecar, usesHiddenAddress } from '../services/allocated-address';
import type { MeshService } from '../services/service';
import { portsNumbered } from '../../find-ports';

/** A port of one definition of a service, which asks for listeners. */
export interface Claim {
  readonly service: ScopedService;
  readonly definition: MeshService;
  /** What is listened on: the definition's own port, or that of a Sidecar's egress listener. */
  readonly listen: Pick<ServicePort, 'number' | 'class' | 'protocol'>;
  /** The port of the cluster that gets what no rule sends elsewhere. */
  readonly port: ScopedPort;
}

/** Where a listener is bound. */
export interface Bind {
  /** `0.0.0.0`, an IP; the host of the service where it is hidden. */
  readonly address: string;
  /** What a hidden address is, where the status of its entry tells it. */
  readonly told?: string | undefined;
  readonly hidden: boolean;
  /** The range that the chains are limited to, with `0.0.0.0`. */
  readonly range: string | undefined;
  /** Whether server names alone tell services apart there, since the address does not (pilot/pkg/networking/core/tls.go). */
  readonly byName: boolean;
}

/** All addresses of IPv4. */
export const wildcard = '0.0.0.0';

/** The service's port of a number; one without a cluster where it has none. */
export function portOf(
  service: ScopedService,
  definition: MeshService,
  listen: Pick<ServicePort, 'number' | 'class' | 'protocol'>,
): ScopedPort {
  const known = portsNumbered(service.ports, listen.number)[0];
  return known ?? { index: 0, name: '', targetPort: undefined, ...listen, owner: definition, hasCluster: false };
}

/**
 * Where a claim listens when no Sidecar says it: HTTP on all addresses, everything else on those of the service
 * (pilot/pkg/networking/core/listener.go, buildSidecarOutboundListener).
 */
export function bindsOf(scope: Scope, { definition, listen }: Claim): readonly Bind[] {
  if (listen.class === 'http') return [anywhere];
  const written = writtenBinds(definition);
  if (written.length > 0) return definition.registry === 'Kubernetes' ? written.slice(0, 1) : written;
  if (definition.addresses.length > 0 && definition.registry === 'ServiceEntry') return [];
  if (usesHiddenAddress(scope.proxy, definition)) {
    const told = allocatedForSidecar(definition);
    return [{ address: definition.host, told, hidden: true, range: undefined, byName: false }];
  }
  return podBinds(scope, definition);
}

const anywhere: Bind = { address: wildcard, hidden: false, range: undefined, byName: true };

/** Where a Sidecar says it: the address of the service then only decides whether a server name is asked for. */
export function boundTo(address: string, scope: Scope, definition: MeshService): Bind {
  const [first] = definition.addresses;
  const isOpen = first === undefined && !usesHiddenAddress(scope.proxy, definition) && address === wildcard;
  return { ...anywhere, address, byName: isOpen || (first !== undefined && isCidr(first)) };
}

/** Proxies are taken to have IPv4 addresses, so that those of a Service come first that are IPv4. */
function writtenBinds({ addresses, registry }: MeshService): readonly Bind[] {
  const usable = addresses.map(plainAddress).filter((address) => isIp(address) || isCidr(address));
  const order =
    registry === 'Kubernetes' ? usable.sort((a, b) => Number(a.includes(':')) - Number(b.includes(':'))) : usable;
  return order.map((address) =>
    isCidr(address)
      ? { address: wildcard, hidden: false, range: address, byName: true }
      : { address: address.toLowerCase(), hidden: false, range: undefined, byName: false },
  );
}

/**
 * Services whose callers dial endpoints themselves, and which have no address, listen on the address of each endpoint, since on all addresses one would take
 * the port from all others (pilot/pkg/networking/core/listener.go, buildSidecarOutboundListeners).
 */
function podBinds({ mesh }: Scope, definition: MeshService): readonly Bind[] {
  const { entry, resolution, host, registry } = definition;
  if (registry === 'Kubernetes') return [{ address: host, hidden: true, range: undefined, byName: false }];
  if (resolution !== 'NONE' || entry?.selector === undefined) return [anywhere];
  return addressesSelected(mesh, entry).map((address) => ({
    address: address.toLowerCase(),
    hidden: false,
    range: undefined,
    byName: false,
  }));
}
