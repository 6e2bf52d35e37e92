import { joinNames } from '../../text';
import { isWildcard } from '../host';
import type { Mesh } from '../build';
import type { FilterChain, Listener, LostChain, ToClusters } from '../proxy/listeners/listener';
import { listenersOn } from '../proxy/listeners/listeners';
import type { Proxy } from '../proxy/clients/proxy';
import type { ScopedPort, ScopedService } from '../proxy/scope/scope';
import { scopeOf } from '../proxy/scope/scopes';
import type { PortLadder, Share, Step } from './ladder';

/** Who gets what of the connections that a sidecar's pod opens to a port: one ladder for each listener. Other proxies listen otherwise, so they have none. */
export function portLadder(mesh: Mesh, client: Proxy, port: number): readonly PortLadder[] {
  if (client.kind !== 'sidecar') return [];
  return listenersOn(scopeOf(mesh, client), port).map((listener) => ({
    listener: listener.name,
    shares: sharesOf(listener),
    rest: restOf(listener),
    rejected: listener.rejected,
  }));
}

interface Getter {
  readonly service: ScopedService;
  readonly port: ScopedPort;
  readonly chains: ToClusters[];
  readonly receives: string[];
  readonly lost: LostChain[];
}

function sharesOf(listener: Listener): readonly Share[] {
  const getters = new Map<ScopedService, Getter>();
  for (const chain of listener.chains) addChain(getters, listener, chain);
  for (const lost of listener.lost) getterOf(getters, lost.service, lost.port).lost.push(lost);
  const shares = [...getters.values()].flatMap((getter) => [...definitionsOf(getter, listener)]);
  return [...shares.filter(isGiven), ...shares.filter((share) => !isGiven(share))];
}

function isGiven({ receives }: Share): boolean {
  return receives !== nothing;
}

const nothing = 'nothing';

function getterOf(getters: Map<ScopedService, Getter>, service: ScopedService, port: ScopedPort): Getter {
  let getter = getters.get(service);
  if (getter === undefined) getters.set(service, (getter = { service, port, chains: [], receives: [], lost: [] }));
  return getter;
}

function addChain(getters: Map<ScopedService, Getter>, listener: Listener, chain: FilterChain): void {
  const { to } = chain;
  if (to.type === 'tcp') {
    const getter = getterOf(getters, to.service, to.port);
    getter.chains.push(to);
    getter.receives.push(chainWords(listener, chain));
    return;
  }
  const isOnly = to.routeConfig.includes(':');
  for (const service of to.services) {
    const port = service.ports.find(({ number }) => number === listener.port) ?? service.ports[0];
    if (port) getterOf(getters, service, port).receives.push(isOnly ? 'all requests' : hostWords(service.host));
  }
}

function hostWords(host: string): string {
  return isWildcard(host) ? `requests with a Host below ${host}` : 'requests with its Host';
}

/** What a filter chain takes. A default chain takes everything where it is alone (Envoy's default_filter_chain). */
function chainWords({ chains }: Listener, { serverNames, ranges, isDefault }: FilterChain): string {
  if (isDefault) return chains.length > 1 ? 'everything else' : 'everything';
  const at = ranges.length > 0 ? ` to ${joinNames(ranges, 'or')}` : '';
  if (serverNames.length === 0) return `connections${at}`;
  return `TLS with server name ${joinNames(serverNames, 'or')}${at}`;
}

/** Other definitions of the host on the port share what it gets. */
function definitionsOf(getter: Getter, listener: Listener): readonly Share[] {
  const { service, port } = getter;
  const share = shareOf(getter, listener);
  const others = service.definitions.filter(
    (each) =>
      each !== port.owner &&
      each.resource !== port.owner.resource &&
      each.ports.some(({ number }) => number === port.number),
  );
  return [
    share,
    ...others.map((each): Share => ({
      ...share,
      resource: each.resource,
      path: ['spec', 'ports', each.ports.findIndex(({ number }) => number === port.number)],
      standing: 'joins',
      verdict: 'same host',
      because: `It defines ${service.host} too, so it shares what that host gets.`,
      tied: false,
    })),
  ];
}

function shareOf({ port, chains, receives, lost }: Getter, listener: Listener): Share {
  const own = receives.length === 0 ? nothing : joinNames([...new Set(receives)], 'and');
  return {
    resource: port.owner.resource,
    path:
      port.owner.registry === 'ServiceEntry' || port.owner.resource.kind === 'Service'
        ? ['spec', 'ports', port.index]
        : [],
    receives: own,
    ...standingOf(own, lost, listener),
    because:
      [routeWords(chains), ...lost.map(({ because }) => because)].filter((words) => words !== '').join(' ') ||
      plainWords(own, listener),
    tied: lost.some(({ tied }) => tied),
  };
}

function standingOf(
  own: string,
  lost: readonly LostChain[],
  { rejected }: Listener,
): Pick<Step, 'standing' | 'verdict'> {
  if (rejected !== undefined) return { standing: 'loses', verdict: 'listener rejected' };
  if (own === nothing)
    return { standing: 'loses', verdict: lost.some(({ tied }) => tied) ? 'older entry first' : 'gets nothing' };
  return lost.length > 0
    ? { standing: 'joins', verdict: 'gets a part' }
    : { standing: 'wins', verdict: 'gets its share' };
}

/** The VirtualServices that send on what a service gets. */
function routeWords(chains: readonly ToClusters[]): string {
  const names = chains.flatMap(({ route }) =>
    route ? [`${route.virtualService.namespace}/${route.virtualService.name}`] : [],
  );
  if (names.length === 0) return '';
  return `Rules of VirtualService ${joinNames([...new Set(names)], 'and')} send it on.`;
}

function plainWords(own: string, { name }: Listener): string {
  if (own.startsWith('requests') || own === 'all requests')
    return `Envoy tells requests apart by their Host on listener ${name}.`;
  if (own.startsWith('TLS')) return 'Envoy reads the server name of the TLS handshake, and nothing behind it.';
  if (own.startsWith('connections')) return 'Envoy compares the dialled address, and the longest range wins.';
  if (name.startsWith('0.0.0.0_'))
    return 'Its port has no address of its own, so nothing tells its connections from others to the port.';
  return 'The listener is for its own address.';
}

function restOf({ chains, fallback, egressProxy }: Listener): string | undefined {
  if (chains.some(({ isDefault }) => isDefault)) return undefined;
  if (fallback === 'BlackHoleCluster') return 'Envoy closes all other connections to the port.';
  if (egressProxy) return `Envoy sends all other connections to the egressProxy ${egressProxy.host}.`;
  return 'Envoy passes all other connections on to the dialled address.';
}
