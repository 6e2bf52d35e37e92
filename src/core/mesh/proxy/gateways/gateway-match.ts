import { greatestOf } from '../../../lists';
import { hostCovers } from '../../host';
import type { GatewayArrival } from './gateway-choice';
import type { GatewayChain, GatewayListener } from './gateway-chains';
import { serverLabel } from './gateway-merge';
import { plainHosts, type GatewayServer } from './gateway-server';
import type { WeightedDestination } from '../listeners/listener';
import type { Scope } from '../scope/scope';

/** The filter chain that takes a connection, or why none does. */
export type ChosenChain =
  | {
      readonly type: 'chain';
      readonly chain: GatewayChain;
      readonly because: string;
      /** Of a chain to the cluster that the server name tells. */
      readonly destinations: readonly WeightedDestination[];
    }
  | { readonly type: 'none'; readonly because: string }
  /** A chain takes it, and its bytes or its handshake do not fit. */
  | { readonly type: 'failed'; readonly server: GatewayServer; readonly because: string };

/** Envoy looks for the longest server name that fits; what comes in must then be what the chain reads. */
export function chooseGatewayChain(scope: Scope, listener: GatewayListener, arrival: GatewayArrival): ChosenChain {
  const sni = outerSni(arrival);
  const named = autoPassthrough(scope, listener, arrival);
  if (named) return named;
  const chain = byServerName(listener.chains, sni);
  if (chain === undefined) return { type: 'none', because: missingName(listener, arrival, sni) };
  const wrong = misfitOf(chain, arrival);
  if (wrong !== undefined) return { type: 'failed', server: chain.server, because: wrong };
  return { type: 'chain', chain, because: whyTaken(chain, sni), destinations: [] };
}

/** The server name of the outermost TLS; undefined for plaintext, and without one. */
function outerSni({ wrapped, payload, sni }: GatewayArrival): string | undefined {
  if (wrapped) return wrapped.sni?.toLowerCase();
  return payload === 'tls' ? sni?.toLowerCase() : undefined;
}

function arrivesAsTls({ wrapped, payload }: GatewayArrival): boolean {
  return wrapped !== undefined || payload === 'tls';
}

function byServerName(chains: readonly GatewayChain[], sni: string | undefined): GatewayChain | undefined {
  let best: { readonly chain: GatewayChain; readonly length: number } | undefined;
  for (const chain of chains) {
    if (chain.to.type === 'named-cluster') continue;
    const length = matchLength(chain.serverNames, sni);
    if (length !== undefined && (best === undefined || length > best.length)) best = { chain, length };
  }
  return best?.chain;
}

function matchLength(names: readonly string[], sni: string | undefined): number | undefined {
  if (names.length === 0) return 0;
  if (sni === undefined) return undefined;
  const lengths = names.filter((name) => hostCovers(name, sni)).map((name) => (name === sni ? 1000 : name.length));
  return lengths.length > 0 ? greatestOf(lengths) : undefined;
}

function missingName({ chains }: GatewayListener, arrival: GatewayArrival, sni: string | undefined): string {
  const names = [...new Set(chains.flatMap(({ serverNames }) => serverNames))].join(', ');
  if (!arrivesAsTls(arrival)) return `Plain text arrives, and the gateway expects TLS with a server name: ${names}.`;
  if (sni === undefined)
    return `The TLS that arrives has no server name, and the gateway has filter chains for ${names} only.`;
  const remedy = arrival.wrapped && /^outbound_\./.test(sni) ? ' The DestinationRule for the gateway sets no sni.' : '';
  return `No filter chain of the gateway is for server name ${sni}, only for ${names}.${remedy}`;
}

function whyTaken({ server, serverNames }: GatewayChain, sni: string | undefined): string {
  if (server.kind === 'http' || server.kind === 'tcp') return `It is what the pods listen for on this port.`;
  if (serverNames.length === 0) return 'Its filter chain takes every server name.';
  return `Its filter chain is for server name ${sni ?? ''}.`;
}

/** Why what arrives is not what a chain reads; undefined where it is. */
function misfitOf({ server, ends, to }: GatewayChain, arrival: GatewayArrival): string | undefined {
  const label = serverLabel(server);
  if (ends === undefined) {
    if (to.type !== 'http') return undefined;
    if (arrivesAsTls(arrival)) return `TLS arrives, and ${label} reads plain HTTP.`;
    return arrival.payload === 'raw' ? `Bytes that are no HTTP arrive, and ${label} reads HTTP.` : undefined;
  }
  if (!arrivesAsTls(arrival)) return `Plain text arrives, and ${label} ends TLS.`;
  return handshakeFault(server, arrival) ?? insideFault(server, arrival, to.type === 'http');
}

/** Which client can finish a handshake with a server (pilot/pkg/networking/core/listener.go, BuildListenerTLSContext). */
function handshakeFault(server: GatewayServer, { wrapped }: GatewayArrival): string | undefined {
  const label = serverLabel(server);
  const by = wrapped ? `The TLS that the client’s proxy adds is ${wrapped.mode}` : 'The TLS is the app’s own';
  switch (server.mode) {
    case 'ISTIO_MUTUAL':
      return wrapped?.mode === 'ISTIO_MUTUAL' ? undefined : `${by}, and ${label} wants a certificate of the mesh.`;
    case 'MUTUAL':
      if (wrapped?.mode === 'MUTUAL') return undefined;
      return wrapped ? `${by}, and ${label} wants another client certificate.` : undefined;
    default:
      return wrapped?.mode === 'ISTIO_MUTUAL'
        ? `${by}, and ${label} does not show a certificate of the mesh.`
        : undefined;
  }
}

function insideFault(server: GatewayServer, { wrapped, payload }: GatewayArrival, http: boolean): string | undefined {
  if (!http || wrapped === undefined) return undefined;
  const label = serverLabel(server);
  if (payload === 'tls') return `Inside the TLS that ends at ${label} is more TLS, that of the app, and no HTTP.`;
  return payload === 'raw' ? `Inside the TLS that ends at ${label} are bytes that are no HTTP.` : undefined;
}

/** AUTO_PASSTHROUGH: the server name is that of a cluster of the mesh (builtAutoPassthroughFilterChains). */
function autoPassthrough(scope: Scope, { chains }: GatewayListener, arrival: GatewayArrival): ChosenChain | undefined {
  const named = chains.filter(({ to }) => to.type === 'named-cluster');
  const cluster = /^outbound_\.(\d+)_\.([^_]*)_\.(.+)$/.exec(arrival.wrapped?.sni ?? '');
  if (named.length === 0 || cluster === null || arrival.wrapped?.mode !== 'ISTIO_MUTUAL') return undefined;
  const [, number = '', subset = '', host = ''] = cluster;
  const service = scope.service(host);
  const port = service?.ports.find((each) => each.number === Number(number) && each.class !== 'udp');
  const chain = named.find(({ server }) => plainHosts(server).some((each) => hostCovers(each, host)));
  if (service === undefined || service.external || port === undefined || chain === undefined) return undefined;
  const destination = { host, port: port.number, subset: subset || undefined, weight: 100, path: undefined };
  return {
    type: 'chain',
    chain,
    because: `The server name is that of cluster ${number} of ${host}.`,
    destinations: [destination],
  };
}
