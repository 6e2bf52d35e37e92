import { fixedBits } from '../../address';
import type { Connection, FilterChain, Listener, Loser, LostChain, ToClusters } from './listener';
import { listenersOn } from './listener-lookup';
import type { Scope } from '../scope/scope';

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
  { name, isBound }: Listener,
  { to, takes, ranges, serverNames }: FilterChain,
  { port }: Connection,
): string {
  if (to.type === 'http') {
    return takes === 'http'
      ? `The first bytes are HTTP, and listener ${name} routes HTTP by route configuration ${to.routeConfig}.`
      : `Listener ${name} takes everything for HTTP, and routes it by route configuration ${to.routeConfig}.`;
  }
  const rule = to.route && ` A route of VirtualService ${nameOf(to.route.virtualService)} sends it on.`;
  const what = whatMatched({ ranges, serverNames });
  if (what !== undefined)
    return `${what} is that of a filter chain of ${to.service.host} in listener ${name}.${rule ?? ''}`;
  if (isBound) return `Listener ${name} is bound within the pod, where ${to.service.host} has the port.${rule ?? ''}`;
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
  const { port, address, addressOf, payload } = connection;
  if (listener.name === 'virtualOutbound') {
    const rejected = listenersOn(scope, port).find((each) => each.rejected !== undefined)?.rejected;
    return rejected ?? `No service has a listener for ${address ?? addressOf?.host ?? 'the dialled address'}:${port}.`;
  }
  const asksForName = listener.chains.some((chain) => chain.serverNames.length > 0);
  if (payload === 'tls' && asksForName) return becauseUnnamed(listener, connection);
  if (listener.chains.some((chain) => chain.ranges.length > 0)) {
    return `No filter chain of listener ${listener.name} that takes these bytes is for ${address ?? 'the dialled address'}.`;
  }
  return `The bytes are ${byteWords[payload]}, and listener ${listener.name} has no filter chain for that.`;
}

const byteWords: Readonly<Record<Connection['payload'], string>> = {
  http1: 'plain HTTP',
  http2: 'plain HTTP',
  tls: 'TLS',
  raw: 'neither HTTP nor TLS',
};

function becauseUnnamed(listener: Listener, connection: Connection): string {
  const { sni, address } = connection;
  const { name } = listener;
  if (sni === undefined) {
    return `The TLS handshake names no server, and listener ${name} tells services apart by that name.`;
  }
  if (shadowOf(listener, connection) !== undefined) {
    return `The dialled address is within a range of another service, whose filter chain does not have the server name ${sni}.`;
  }
  const ranged = listener.chains.find((chain) => hasName(chain, sni));
  return ranged === undefined
    ? `No filter chain of listener ${name} has the server name ${sni}.`
    : `The filter chain for the server name ${sni} is for ${ranged.ranges.join(', ')}, and ${address ?? 'the dialled address'} is not known to be there.`;
}

function fallbackWords({ fallback, egressProxy }: Listener): string {
  if (fallback === 'BlackHoleCluster') return 'Envoy closes the connection.';
  return egressProxy
    ? `Envoy sends it to the egressProxy ${egressProxy.host}.`
    : 'Envoy passes it on to the dialled address.';
}

/** A chain with the server name whose range does not come to its turn, since a narrower one of another service takes the address first. */
function shadowOf({ chains }: Listener, { sni, address }: Connection): FilterChain | undefined {
  const bits = address === undefined ? undefined : fixedBits(address);
  return sni === undefined ? undefined : chains.find((chain) => hasName(chain, sni) && isAround(chain, bits));
}

function hasName({ serverNames }: FilterChain, sni: string): boolean {
  const name = sni.toLowerCase();
  return serverNames.some((each) => {
    const pattern = each.toLowerCase();
    return pattern === name || (pattern.startsWith('*.') && name.endsWith(pattern.slice(1)));
  });
}

function isAround({ ranges }: FilterChain, address: string | undefined): boolean {
  return ranges.length === 0 || ranges.some((range) => address?.startsWith(fixedBits(range) ?? ' ') ?? false);
}

/** What else wanted the connection. */
export function losersOf(listener: Listener, { chain, connection }: Chosen): readonly Loser[] {
  if (chain === undefined) {
    const shadow = shadowOf(listener, connection);
    const raw = connection.payload.startsWith('http') ? [] : listener.lost.filter((each) => each.part === 'raw');
    return [...(shadow?.to.type === 'tcp' ? [shadowed(shadow.to)] : []), ...raw.map(lostLoser)];
  }
  const { to } = chain;
  if (to.type === 'http') return [];
  return [...to.passedOver, ...listener.lost.filter((each) => each.to === to.service).map(lostLoser)];
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
