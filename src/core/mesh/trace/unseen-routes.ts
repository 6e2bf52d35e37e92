import type { Resource } from '../../schema';
import { knowsRoutes } from '../proxy/scope/knows';
import { hasKey, recordIn } from '../read';
import type { VirtualService } from '../virtual-service';
import { isVisibleIn } from '../visibility';
import { isFor } from './gateways-alone';
import type { Journey } from './journey';
import type { Ineffective } from './trace';
import { resourceWords } from './trace-words';

/**
 * VirtualServices for the called host that the client's sidecar does not get: its Sidecar leaves them out, or their exportTo does although they stand where it is
 * looked for, in the namespace of the client or of the service. What another namespace keeps to itself is not meant for the client
 * (pilot/pkg/model/virtualservice.go, SelectVirtualServices).
 */
export function unseenRoutes({ mesh, call, dialled, stages }: Journey): readonly Ineffective[] {
  const [first] = stages;
  if (call.client.kind !== 'sidecar' || first?.via !== 'sidecar') return [];
  const { scope, services } = first;
  const { namespace } = call.client;
  const homes = new Set([namespace, ...services.map((service) => service.namespace)]);
  const routes = mesh.routeIndex
    .routing(dialled.host)
    .filter((each) => each.gateways.includes('mesh') && isFor(each, dialled.host) && !knowsRoutes(scope, each));
  return routes.flatMap((each) => {
    if (!isVisibleIn(each.exportTo, each.namespace, namespace))
      return homes.has(each.namespace) ? [notExported(each, namespace)] : [];
    return scope.sidecar ? [notImported(each, scope.sidecar.resource)] : [];
  });
}

function notExported({ resource, namespace: owner }: VirtualService, namespace: string): Ineffective {
  const shown = hasKey(recordIn(resource.value, 'spec'), 'exportTo') ? 'Its exportTo' : 'defaultVirtualServiceExportTo';
  const because =
    owner === namespace
      ? `${shown} leaves its own namespace ${namespace} out.`
      : `${shown} does not list namespace ${namespace}, where the client is.`;
  return { resource, path: ['spec'], because };
}

function notImported({ resource, namespace }: VirtualService, sidecar: Resource): Ineffective {
  return {
    resource,
    path: ['spec'],
    because: `The egress hosts of ${resourceWords(sidecar)} do not import it from namespace ${namespace}.`,
  };
}
