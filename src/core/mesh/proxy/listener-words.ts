import { fixedBits } from '../address';
import type { Connection, FilterChain, Listener, Loser, LostChain, ToClusters } from './listener';
import type { Scope } from './scope';

interface Chosen {
  readonly chain: FilterChain | undefined;
  readonly connection: Connection;
}

/** Why a connection gets the chain that it gets, or none. */
export function becauseOf(scope: Scope, listener: Listener, { chain, connection }: Chosen): string {
  if (chain !== undefined) return becauseTaken(listener, chain, connection);
  return `${becauseLeft(scope, listener, connection)} ${fallbackWords(listener)}`;
}

function becauseTaken(
  { name }: Listener,
  { to, takes, ranges, serverNames }: FilterChain,
  { port }: Connection,
): string {
  if (to.type === 'http') {
    return takes === 'http'
      ? `The first bytes are HTTP, and listener ${name} routes HTTP by route configuration ${to.routeConfig}.`
      : `Listener ${name} takes everything for HTTP, and routes it by route configuration ${to.routeConfig}.`;
  }
  const rule = to.route && ` A rule of VirtualService ${nameOf(to.route.virtualService)} sends it on.`;
  const what = whatMatched({ ranges, serverNames });
  if (what !== undefined)
    return `${what} is that of a filter chain of ${to.service.host} in listener ${name}.${rule ?? ''}`;
  const open = name.startsWith('0.0.0.0_')
    ? `Port ${port} of ${to.service.host} has no address, so it`
    : `Listener ${name} is for the address of ${to.service.host}, and`;
  return `${open} takes every connection that no other listener or filter chain takes.${rule ?? ''}`;
}

function whatMatched({ ranges, serverNames }: Pick<FilterChain, 'ranges' | 'serverNames'>): string | undefined {
  if (serverNames.length > 0) return ranges.length > 0 ? 'The server name, with the address,' : 'The server name';
  return ranges.length > 0 ? 'The dialled address' : undefined;
}

function becauseLeft(scope: Scope, listener: Listener, connection: Connection): string {
  const { port, sni, payload } = connection;
  if (listener.name === 'virtualOutbound')
    return `No service has a listener for ${dialled(scope, connection)}:${port}.`;
  const named = listener.chains.filter((chain) => chain.serverNames.length > 0);
  if (payload === 'tls' && named.length > 0) {
    if (sni === undefined)
      return `The TLS handshake names no server, and listener ${listener.name} tells services apart by that name.`;
    return shadowOf(listener, connection) === undefined
      ? `No filter chain of listener ${listener.name} has the server name ${sni}.`
      : `The dialled address is within a range of another service, whose filter chain does not have the server name ${sni}.`;
  }
  if (payload === 'http1' || payload === 'http2')
    return `The bytes are plaintext HTTP, and listener ${listener.name} has no filter chain for that.`;
  const bytes = payload === 'tls' ? 'TLS' : 'neither HTTP nor TLS';
  return `The bytes are ${bytes}, and listener ${listener.name} has no filter chain for that.`;
}

function dialled({ proxy }: Scope, { address, addressOf }: Connection): string {
  return address ?? addressOf?.host ?? (proxy.kind === 'sidecar' ? 'the dialled address' : 'the address');
}

function fallbackWords({ fallback, egressProxy }: Listener): string {
  if (fallback === 'BlackHoleCluster') return 'Envoy closes the connection.';
  return egressProxy
    ? `Envoy sends it to the egressProxy ${egressProxy.host}.`
    : 'Envoy passes it on to the dialled address.';
}

/** A chain with the server name whose range does not come to its turn, since a narrower one of another service takes the address first. */
function shadowOf({ chains }: Listener, { sni, address }: Connection): FilterChain | undefined {
  const name = sni?.toLowerCase();
  const bits = address === undefined ? undefined : fixedBits(address);
  if (name === undefined) return undefined;
  return chains.find(
    (chain) => chain.serverNames.some((each) => matchesName(each.toLowerCase(), name)) && isAround(chain, bits),
  );
}

function matchesName(pattern: string, name: string): boolean {
  return pattern === name || (pattern.startsWith('*.') && name.endsWith(pattern.slice(1)));
}

function isAround({ ranges }: FilterChain, address: string | undefined): boolean {
  return ranges.length === 0 || ranges.some((range) => address?.startsWith(fixedBits(range) ?? ' ') ?? false);
}

/** What else wanted the connection. */
export function losersOf(listener: Listener, { chain, connection }: Chosen): readonly Loser[] {
  const left = chain === undefined ? shadowOf(listener, connection) : undefined;
  const shadow = left?.to.type === 'tcp' ? [shadowed(left.to)] : [];
  const service = chain?.to.type === 'tcp' ? chain.to.service : undefined;
  const lost = listener.lost
    .filter((each) => (service === undefined ? each.part === 'raw' : each.to === service))
    .map(lostLoser);
  return [...shadow, ...(chain?.to.type === 'tcp' ? chain.to.passedOver : []), ...lost];
}

function shadowed({ service, port }: ToClusters): Loser {
  return {
    resource: port.owner.resource,
    path: ['spec', 'ports', port.index],
    because: `${service.host} has this server name, and Envoy does not go back to it once the narrower range has taken the address.`,
    tied: false,
  };
}

function lostLoser({ port, because, tied }: LostChain): Loser {
  return { resource: port.owner.resource, path: ['spec', 'ports', port.index], because, tied };
}

function nameOf({ namespace, name }: { readonly namespace: string; readonly name: string }): string {
  return `${namespace}/${name}`;
}
