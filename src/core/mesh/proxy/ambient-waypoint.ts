import { labelsIn, recordIn } from '../read';
import type { Mesh } from '../build';
import type { WaypointTarget } from './ambient-choice';
import type { MeshService } from './service';

const label = 'istio.io/use-waypoint';

/** The waypoint that a service is enrolled in, by its own label or that of its Namespace; undefined for none. */
export function waypointProxy(_mesh: Mesh, service: MeshService): WaypointTarget | undefined {
  const labels = labelsIn(recordIn(service.resource.value, 'metadata'), 'labels');
  const name = labels[label];
  if (name === undefined || name === 'none') return undefined;
  const { namespace } = service;
  return {
    proxy: {
      kind: 'waypoint',
      namespace,
      labels: { 'gateway.networking.k8s.io/gateway-name': name },
      locality: undefined,
      dnsCapture: true,
      workload: undefined,
      gateways: [],
    },
    namespace,
    name,
    gateway: undefined,
    label: { resource: service.resource, path: ['metadata', 'labels', label] },
    because: `${label} names waypoint ${namespace}/${name}.`,
    assumed: true,
  };
}
