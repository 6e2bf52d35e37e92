import type { GatewayArrival, GatewayChoice, GatewayTarget } from './gateway-choice';
import { chooseGatewayChain, type ChosenChain } from './gateway-match';
import { gatewayListener, type GatewayListener } from './gateway-chains';
import { mergedPorts, serverLabel, type GatewayPort } from './gateway-merge';
import { routeAtGateway } from './gateway-routes';
import { gatewayName, type GatewayServer } from './gateway-server';
import type { Loser } from '../listeners/listener';
import type { Scope } from '../scope/scope';

/** What the gateway's listeners and routes do with a connection or a request (pilot/pkg/networking/core/gateway.go). */
export function takeAtGateway(scope: Scope, target: GatewayTarget, arrival: GatewayArrival): GatewayChoice {
  const port = mergedPorts(scope.mesh, target).get(arrival.port);
  if (port === undefined || port.servers.length === 0) return notListening(arrival, withoutServer(target, arrival));
  const listener = gatewayListener(scope, port);
  const losers = losersAt(listener);
  const without = withoutListener(listener);
  if (without !== undefined) return { ...notListening(arrival, without), losers };
  const closed = (because: string, server?: GatewayServer): GatewayChoice => ({
    listener: listenerName(arrival.port, server),
    server: server && { gateway: server.gateway, index: server.index },
    because,
    losers,
    knowsClient: false,
    endsTls: false,
    action: { type: 'reset', flag: server?.kind === 'http' ? 'DPE' : 'NR' },
  });
  const chosen = chooseGatewayChain(scope, listener, arrival);
  if (chosen.type === 'none') return closed(chosen.because);
  if (chosen.type === 'failed') return closed(chosen.because, chosen.server);
  return taken(scope, { port, arrival, chosen, losers });
}

interface Taking {
  readonly port: GatewayPort;
  readonly arrival: GatewayArrival;
  readonly chosen: Extract<ChosenChain, { type: 'chain' }>;
  readonly losers: readonly Loser[];
}

function taken(scope: Scope, { port, arrival, chosen, losers }: Taking): GatewayChoice {
  const { chain, because, destinations } = chosen;
  const { server, to } = chain;
  const common = {
    listener: listenerName(arrival.port, server),
    losers,
    endsTls: chain.ends !== undefined,
    knowsClient: chain.ends === 'ISTIO_MUTUAL' && arrival.wrapped?.mode === 'ISTIO_MUTUAL',
  };
  if (to.type === 'http') {
    const routed = routeAtGateway(scope, port, to.routeConfig, requestOf(arrival, chain.ends !== undefined));
    const by = routed.server ?? server;
    return { ...common, server: { gateway: by.gateway, index: by.index }, because, action: routed.action };
  }
  const route = to.type === 'tcp' ? to.route : undefined;
  const action = { type: 'tcp', route, destinations: to.type === 'tcp' ? to.destinations : destinations } as const;
  return { ...common, server: { gateway: server.gateway, index: server.index }, because, action };
}

/** Of what stands inside TLS and is no known request only the server name tells. */
function requestOf(arrival: GatewayArrival, ended: boolean): Parameters<typeof routeAtGateway>[3] {
  const inside = { host: arrival.sni ?? '', method: 'GET', path: '/', headers: {} };
  return { ...(arrival.request ?? inside), scheme: ended ? 'https' : 'http' };
}

function listenerName(port: number, server: GatewayServer | undefined): string {
  const bind = server?.bind ?? '';
  return `${bind === '' ? '0.0.0.0' : bind}_${port}`;
}

function notListening(arrival: GatewayArrival, because: string): GatewayChoice {
  return {
    listener: listenerName(arrival.port, undefined),
    server: undefined,
    because,
    losers: [],
    knowsClient: false,
    endsTls: false,
    action: { type: 'not-listening' },
  };
}

function withoutServer({ gateways, proxy }: GatewayTarget, { port }: GatewayArrival): string {
  return gateways.length > 0
    ? `The gateway’s pods do not listen on port ${port}: no server of ${namesOf(gateways.map(gatewayName))} leads there.`
    : `No Gateway in the files selects the pods of ${proxy.namespace}, so they listen on no port.`;
}

/**
 * Why a port with servers gets no listener: Envoy refuses it, or istiod omits it since it "must have more than 0 chains" (pilot/pkg/networking/core/gateway.go,
 * MutableGatewayListener.build). Undefined where there is one.
 */
function withoutListener({ port, chains, missed, refused }: GatewayListener): string | undefined {
  if (refused !== undefined) return refused;
  if (chains.length > 0) return undefined;
  const [first] = missed;
  return first ? `${first.because} Without any filter chain there is no listener.` : withoutChains(port);
}

function namesOf(names: readonly string[]): string {
  return names.length === 1 ? `Gateway ${names[0] ?? ''}` : `the Gateways ${names.join(', ')}`;
}

function withoutChains({ servers }: GatewayPort): string {
  const [first] = servers;
  return first
    ? `Validation refuses ${serverLabel(first.server)}: ${first.server.protocol} needs a tls block.`
    : 'No server is left on this port.';
}

function losersAt({ port, missed }: GatewayListener): readonly Loser[] {
  return [
    ...port.dropped.map(({ server, to, because }) => ({
      resource: server.gateway.resource,
      path: ['spec', 'servers', server.index],
      because,
      tied: to !== undefined && to.gateway !== server.gateway && to.gateway.created === server.gateway.created,
    })),
    ...missed.flatMap(({ route, because }) =>
      route ? [{ resource: route.virtualService.resource, path: route.path, because, tied: false }] : [],
    ),
  ];
}
