import { appEncrypts } from '../call';
import { isEqual } from '../equal';
import type { GatewayTarget } from '../proxy/gateways/gateway-choice';
import { gatewaysBehind } from '../proxy/gateways/gateway-target';
import { outsideEntry } from '../proxy/clusters/outside-clusters';
import { scopeOf } from '../proxy/scope/scopes';
import { servicesOf } from '../proxy/services/services';
import { walkGateway } from './gateway-walk';
import type { Ending, Journey } from './journey';
import { requestIn } from './request';

/** A call that is asked of a gateway's own pods is what arrives there for the host on the Service's port, without TLS of a sidecar around it. */
export function walkFromGateway(journey: Journey): Ending {
  const { mesh, call, dialled } = journey;
  const isHttp = dialled.scheme === 'http' || dialled.scheme === 'grpc';
  const scope = scopeOf(mesh, call.client);
  return walkGateway(journey, ownTarget(journey), {
    cluster: outsideEntry(scope, dialled.host, dialled.port),
    sending: {
      via: 'egress-gateway',
      scope,
      services: [],
      destinations: [],
      forward: undefined,
      request: isHttp ? { ...requestIn(journey), port: dialled.port, scheme: 'http' } : undefined,
      appTls: appEncrypts(dialled.scheme),
      dialledAddress: undefined,
    },
  });
}

function ownTarget({ mesh, call, dialled }: Journey): GatewayTarget {
  const { client } = call;
  const services = servicesOf(mesh).filter(
    ({ registry, namespace }) => registry === 'Kubernetes' && namespace === client.namespace,
  );
  const targets = services.flatMap(({ host }) => gatewaysBehind(mesh, host, dialled.port) ?? []);
  const own = targets.find(({ proxy, podPort }) => podPort !== undefined && isEqual(proxy.gateways, client.gateways));
  if (own) return own;
  const gateways = mesh.gateways.filter(({ namespace, name }) => client.gateways.includes(`${namespace}/${name}`));
  return { proxy: client, gateways, service: undefined, podPort: dialled.port, assumed: false };
}
