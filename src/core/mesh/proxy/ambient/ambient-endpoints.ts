import { isIp } from '../../address';
import type { Mesh } from '../../build';
import { isWildcard } from '../../host';
import type { ServicePort } from '../../service-entry';
import type { AmbientDial } from './ambient-choice';
import { bareEndpoint } from '../clusters/bare-endpoint';
import type { ClusterEndpoint } from '../clusters/cluster';
import { endpointsOfEntry } from '../clusters/entry-endpoints';
import { endpointsOfPods } from '../clusters/pod-endpoints';
import type { MeshService } from '../services/service';

/** What ztunnel can connect to for a service without a waypoint, or why there is nothing. */
interface LayerFourEndpoints {
  readonly endpoints: readonly ClusterEndpoint[];
  readonly missing: string | undefined;
}

/** NONE goes to the dialled address; names of DNS endpoints ztunnel looks up itself (istio/ztunnel src/state.rs, load_balance and resolve_workload_address). */
export function layerFourEndpoints(
  mesh: Mesh,
  service: MeshService,
  port: ServicePort,
  dialled: AmbientDial,
): LayerFourEndpoints {
  const name = `${service.resource.kind} ${service.namespace}/${service.resource.name}`;
  if (service.resolution === 'DYNAMIC_DNS' && isWildcard(service.host))
    return {
      endpoints: [],
      missing: `${name} has resolution DYNAMIC_DNS, which needs a waypoint: ztunnel has no endpoint for it.`,
    };
  if (service.entry && service.resolution === 'NONE')
    return { endpoints: [originalOf(service, dialled)], missing: undefined };
  const found = service.entry
    ? endpointsOfEntry(mesh, service, service.entry, port)
    : endpointsOfPods(mesh, service, port);
  const endpoints = found.map((each): ClusterEndpoint => ({ ...each, priority: 0, localityWeight: each.weight }));
  return {
    endpoints,
    missing:
      endpoints.length > 0
        ? undefined
        : `${name} has no endpoints for port ${port.number}, so ztunnel refuses the connection.`,
  };
}

function originalOf({ addresses, resource }: MeshService, { host, port }: AmbientDial): ClusterEndpoint {
  return { ...bareEndpoint(isIp(host) ? host : addresses[0], port), resource, path: ['spec', 'addresses'] };
}
