import type { Gateway, Mesh } from '../mesh';
import { egressGateways } from './egress-gateways';
import { labelOf } from './names';
import { remember } from './remember';
import type { GatewayNode } from './topology';

/** A card for each Istio Gateway on the way out of the mesh. */
export function projectGateways(mesh: Mesh): GatewayNode[] {
  return egressGateways(mesh).map((gateway) => gatewayNode(gateway));
}

const gatewayNode = remember((gateway: Gateway): GatewayNode => {
  const { resource } = gateway;
  return {
    id: resource.key,
    type: 'gateway',
    lane: 'gateway',
    namespace: resource.namespace,
    name: gateway.name,
    place: resource.place,
    label: labelOf('Gateway', resource.namespace, gateway.name),
    incomplete: resource.incomplete,
    selector: gateway.selector,
    servers: gateway.servers.map(({ port, protocol, mode, hosts }) => ({ port: port ?? null, protocol, mode, hosts })),
  };
});
