import { greatestOf } from '../../lists';
import {
  chainIn,
  fixedBits,
  isIp,
  listenersOn,
  scopeOf,
  type Connection,
  type FilterChain,
  type ListenerUse,
  type ToClusters,
} from '../../mesh';
import { fact, question } from '../question';
import type { WorkspaceRule } from '../rule';
import { drawnCalls, type DrawnCall } from '../runtime/drawn-calls';
import { reportsOf } from '../runtime/find-hits';
import type { Hit } from '../runtime/hits';
import { hitsInListeners, wildcardListener } from '../runtime/listener-uses';

export const rangeHidesServerName: WorkspaceRule = {
  id: 'range-hides-server-name',
  scope: 'workspace',
  layer: 'runtime',
  severity: 'warning',
  refs: ['L06'],
  summary: 'An address range of a TLS port hides other server names behind its addresses.',
  why: 'Envoy looks at the address first and at the server name then, and never goes back. A connection into the range with another name gets no filter chain, even where another entry has one for that name, and passes by all policy or is refused.',
  source:
    'envoy source/common/listener_manager/filter_chain_manager_impl.cc (findFilterChain); istio/istio pilot/pkg/networking/core/tls.go (buildSidecarOutboundTLSFilterChainOpts)',
  check: reportsOf((input) => [...byEndpoints(input), ...byCalls(input)]),
};

/** Names of other entries whose endpoints lie in a range. */
const byEndpoints = hitsInListeners((use) => {
  const listener = wildcardListener(use);
  if (listener === undefined || !listener.chains.some(isRanged)) return [];
  return listener.chains.flatMap((chain) => {
    const { to } = chain;
    return to.type === 'tcp' && chain.ranges.length === 0 && chain.serverNames.length > 0
      ? endpointAddresses(to).flatMap((address) => hiddenBy(use, listener, { chain, to, address }))
      : [];
  });
});

type Listener = ListenerUse['listeners'][number];

interface Hidden {
  readonly chain: FilterChain;
  readonly to: ToClusters;
  readonly address: string;
}

function endpointAddresses({ service }: ToClusters): readonly string[] {
  return service.definitions.flatMap(({ entry }) => (entry?.endpoints ?? []).map((each) => each.address)).filter(isIp);
}

function hiddenBy(use: ListenerUse, listener: Listener, { chain, to, address }: Hidden): readonly Hit[] {
  const { port } = use;
  if (use.listeners.some(({ name }) => name === `${address.toLowerCase()}_${port}`)) return [];
  return chain.serverNames.flatMap((name) => {
    const sni = name.startsWith('*') ? `any${name.slice(1)}` : name;
    const taken = chainIn(listener, connectionTo(address, port, sni));
    if (taken === chain || hasOwnName(taken)) return [];
    const what = `a connection to ${to.service.host} at ${address}`;
    return hitsOn(listener, address, { what, taken, clients: use.clients, all: use.all });
  });
}

/** Whether a chain took the connection by its server name, which somebody wrote there. */
function hasOwnName(chain: FilterChain | undefined): boolean {
  return chain !== undefined && chain.serverNames.length > 0;
}

function connectionTo(address: string, port: number, sni: string | undefined): Connection {
  return { address, addressOf: undefined, port, payload: 'tls', sni };
}

const meshes = fact(({ mesh }) => mesh);

/** Calls to addresses in a range, whose handshake has no name or another one. */
const byCalls = question((input): readonly Hit[] => {
  const mesh = meshes(input);
  return drawnCalls(input).flatMap((call) => {
    const { host, port } = call.dialled;
    if (port === undefined || !isIp(host) || !leavesUnnamed(call)) return [];
    const { client } = call.trace.call;
    const listener = listenersOn(scopeOf(mesh, client), port).find(({ name }) => name === `0.0.0.0_${port}`);
    if (listener === undefined) return [];
    const what = `the call of ${client.workload?.name ?? client.namespace} to ${call.trace.call.url}`;
    return hitsOn(listener, host, { what, taken: undefined, clients: [client], all: [client] });
  });
});

function leavesUnnamed({ dialled, trace }: DrawnCall): boolean {
  const isTls = dialled.scheme === 'https' || dialled.scheme === 'tls';
  const isLost = trace.outcome === 'passthrough' || trace.outcome === 'blackhole';
  return isTls && isLost && trace.hops.some(({ at, name }) => at === 'listener' && name === `0.0.0.0_${dialled.port}`);
}

interface Found extends Pick<Hit, 'clients' | 'all'> {
  readonly what: string;
  readonly taken: FilterChain | undefined;
}

/** At the range that took the address. */
function hitsOn(listener: Listener, address: string, { what, taken, clients, all }: Found): readonly Hit[] {
  const chain = closestChain(listener, address);
  if (chain?.to.type !== 'tcp') return [];
  const { port, service } = chain.to;
  const bits = fixedBits(address) ?? ' ';
  const index = port.owner.addresses.findIndex((range) => bits.startsWith(fixedBits(range) ?? '-'));
  if (index < 0 || chain.serverNames.length === 0) return [];
  const fate = fateOf(listener, taken);
  return [
    {
      resource: port.owner.resource,
      path: ['spec', 'addresses', index],
      ref: 'L06',
      clients,
      all,
      say: (whose) =>
        `On port ${port.number}${whose} this range is only for ${chain.serverNames.join(', ')}, so ${what} ${fate}. Remove the range: then ${service.host} is recognised by its server name.`,
    },
  ];
}

function fateOf({ fallback }: Listener, taken: FilterChain | undefined): string {
  if (taken?.to.type === 'tcp') return `goes to ${taken.to.service.host}`;
  return fallback === 'BlackHoleCluster' ? 'ends at a closed connection' : 'bypasses all policy';
}

function isRanged({ ranges, serverNames }: FilterChain): boolean {
  return ranges.length > 0 && serverNames.length > 0;
}

function closestChain({ chains }: Listener, address: string): FilterChain | undefined {
  const bits = fixedBits(address) ?? ' ';
  const lengthOf = ({ ranges }: FilterChain): number =>
    greatestOf(ranges.map((range) => fixedBits(range) ?? '-').map((each) => (bits.startsWith(each) ? each.length : 0)));
  return chains.filter((each) => isRanged(each) && lengthOf(each) > 0).sort((a, b) => lengthOf(b) - lengthOf(a))[0];
}
