import type { Mesh } from '../build';
import type { GatewayTarget } from './gateway-choice';

/**
 * The gateway that a destination leads to, undefined where it is none. Without the Service in the files, a name of the cluster is taken for that of the
 * gateway's pods when a VirtualService binds the called host to a Gateway.
 */
export function gatewaysBehind(mesh: Mesh, host: string, port: number, called?: string): GatewayTarget | undefined {
  const bound = mesh.virtualServices.filter((each) => called !== undefined && each.hosts.includes(called));
  const gateways = mesh.gateways.filter((gateway) =>
    bound.some((each) => each.gateways.includes(`${gateway.namespace}/${gateway.name}`)),
  );
  const namespace = /^[^.]+\.([^.]+)\.svc(?:\.|$)/.exec(host)?.[1];
  const [first] = gateways;
  if (namespace === undefined || first === undefined) return undefined;
  return {
    proxy: {
      kind: 'egress-gateway',
      namespace,
      labels: first.selector,
      locality: undefined,
      dnsCapture: false,
      workload: undefined,
      gateways: gateways.map((gateway) => `${gateway.namespace}/${gateway.name}`),
    },
    gateways,
    service: undefined,
    podPort: port,
    assumed: true,
  };
}
