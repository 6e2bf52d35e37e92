import type { Mesh } from '../../build';
import { protocolClass } from '../../protocol';
import type { GatewayTarget } from './gateway-choice';
import { gatewaysBehind } from './gateway-target';
import { joinDefinitions } from '../services/joined-service';
import type { ScopedService } from '../scope/scope';

const known = new WeakMap<GatewayTarget, ScopedService>();

/**
 * The Service that a gateway's pods are taken to have where no file has it, with the one port that is asked for: designs hold the rules for a gateway more often than
 * what Istio's charts install of it. Undefined where a destination is not taken for a gateway.
 */
export function assumedService(mesh: Mesh, host: string, port: number): ScopedService | undefined {
  const target = gatewaysBehind(mesh, host, port);
  if (target === undefined || target.service || target.gateways.length === 0) return undefined;
  let service = known.get(target);
  if (service === undefined) known.set(target, (service = serviceOf(target, host, port)));
  return service;
}

/** Port names as in Istio's charts (manifests/charts/gateways/istio-egress). Its pods are those that the Gateway selects. */
function serviceOf({ gateways, proxy }: GatewayTarget, host: string, number: number): ScopedService {
  const protocol = number === 443 ? 'HTTPS' : number === 80 ? 'HTTP2' : '';
  const resource = gateways[0]?.resource;
  if (resource === undefined) throw new Error(`No Gateway selects the pods of ${host}.`);
  return joinDefinitions([
    {
      host,
      namespace: proxy.namespace,
      orderName: host,
      created: 0,
      registry: 'Kubernetes',
      resource,
      entry: undefined,
      resolution: 'STATIC',
      external: false,
      ports: [
        { index: 0, number, name: `port-${number}`, protocol, class: protocolClass(protocol), targetPort: undefined },
      ],
      addresses: [],
      hiddenAddress: 'cluster',
      allocated: [],
      exportTo: [],
      visibility: 'PUBLIC',
      labels: {},
      selector: proxy.labels,
      aliases: [],
    },
  ]);
}
