import { hostCovers } from '../host';
import type { GatewayArrival, GatewayChoice, GatewayTarget } from './gateway-choice';
import { routeRequest } from './route-request';
import type { Scope } from './scope';

/** What the gateway's listeners and routes do with a connection or a request (pilot/pkg/networking/core/gateway.go). */
export function takeAtGateway(scope: Scope, { gateways }: GatewayTarget, arrival: GatewayArrival): GatewayChoice {
  const name = arrival.request?.host ?? arrival.sni ?? '';
  const server = gateways
    .flatMap((gateway) => gateway.servers.map((each) => ({ gateway, each })))
    .find(({ each }) => each.port === arrival.port && each.hosts.some((host) => hostCovers(host, name)));
  const listener = `0.0.0.0_${arrival.port}`;
  const request = arrival.request && { ...arrival.request, port: arrival.port, scheme: 'http' as const };
  if (server === undefined || request === undefined) {
    const because = `No server of the gateway takes ${name}.`;
    const action = { type: 'reset', flag: 'NR', missing: because } as const;
    return { listener, server: undefined, because, losers: [], knowsClient: false, action };
  }
  return {
    listener,
    server: { gateway: server.gateway, index: server.each.index },
    because: `Its server on port ${arrival.port} has ${name}.`,
    losers: [],
    knowsClient: arrival.wrapped?.mode === 'ISTIO_MUTUAL',
    action: { type: 'http', routes: routeRequest(scope, [], request), routeConfig: `http.${arrival.port}` },
  };
}
