import { drawnGateways, sharingSelectors, type DrawnGateway, type DrawnServer } from '../istioctl/gateway-servers';
import { listNames } from '../istioctl/words';
import type { Report, WorkspaceRule } from '../rule';
import type { RuleInput } from '../run';

export const gatewayConflict: WorkspaceRule = {
  id: 'gateway-conflict',
  scope: 'workspace',
  layer: 'analyze',
  severity: 'error',
  codes: ['IST0145'],
  sees: 'drawn',
  summary: 'Two Gateways of the same pods have the same host on the same port.',
  why: 'istiod makes one listener of all Gateways for a port. Of two TLS servers with the same host it takes one and drops the other; which, depends on their age.',
  source:
    'istio/istio pkg/config/analysis/analyzers/gateway/conflictinggateway.go (analyzeGateway, isGWConflict); pilot/pkg/model/gateway.go (CheckDuplicates)',
  check: checkConflicts,
};

/** The names of the Gateways that have a host on a port, by the text of their selectors. */
type Owners = ReadonlyMap<string, ReadonlySet<string>>;

/**
 * Istio's analyzer also adds the hosts of a Gateway to what it knows of the others while it goes through them, and so names third ones that
 * conflict with nothing. That is not followed here.
 */
function checkConflicts(input: RuleInput): readonly Report[] {
  const gateways = drawnGateways(input);
  if (gateways.length < 2) return [];
  const byEnd = collectOwners(gateways);
  const sharing = sharingSelectors(input);
  const shared = new Map<string, Shared>();
  return gateways.flatMap((gateway) =>
    gateway.servers.flatMap((server) => {
      // Gateways for the same pods often have the same hosts, hundreds of them.
      const key = [gateway.selectorText, server.port, server.bind, ...server.hosts].join(' ');
      let found = shared.get(key);
      if (found === undefined) shared.set(key, (found = ownersOf(server, byEnd, sharing(gateway))));
      return checkServer(gateway, server, found);
    }),
  );
}

/** Who has what, by port, bind and host. Of several servers of one port Istio's analyzer remembers the last alone. */
function collectOwners(gateways: readonly DrawnGateway[]): ReadonlyMap<string, Owners> {
  const byEnd = new Map<string, Map<string, Set<string>>>();
  for (const { name, selectorText, servers } of gateways) {
    for (const server of new Map(servers.map((each) => [each.port, each])).values()) {
      for (const host of server.hosts) {
        const end = endOf(server, host);
        const owners = byEnd.get(end) ?? new Map<string, Set<string>>();
        owners.set(selectorText, (owners.get(selectorText) ?? new Set()).add(name));
        byEnd.set(end, owners);
      }
    }
  }
  return byEnd;
}

function endOf({ port, bind }: DrawnServer, host: string): string {
  return `${port} ${bind} ${host}`;
}

/** Who has the hosts of a server on the same pods, the server's own Gateway included: by host, and all of them in order. */
interface Shared {
  readonly byHost: readonly ReadonlySet<string>[];
  readonly all: readonly string[];
}

function ownersOf(server: DrawnServer, byEnd: ReadonlyMap<string, Owners>, sharing: ReadonlySet<string>): Shared {
  const byHost = server.hosts.map((host) => {
    const owners = byEnd.get(endOf(server, host));
    return new Set([...sharing].flatMap((text) => [...(owners?.get(text) ?? [])]));
  });
  return { byHost, all: [...new Set(byHost.flatMap((names) => [...names]))].sort() };
}

function checkServer(gateway: DrawnGateway, server: DrawnServer, { byHost, all }: Shared): readonly Report[] {
  const isShared = (names: ReadonlySet<string> | undefined): boolean =>
    names !== undefined && names.size > (names.has(gateway.name) ? 1 : 0);
  const index = byHost.findIndex(isShared);
  if (index < 0) return [];
  const names = all.filter((name) => name !== gateway.name);
  const called = `${names.length === 1 ? 'Gateway' : 'Gateways'} ${listNames(names)} ${names.length === 1 ? 'has' : 'have'}`;
  const shared = listNames(server.hosts.filter((_, at) => isShared(byHost[at])));
  return [
    {
      resource: gateway.seen.resource,
      path: ['spec', 'servers', server.index, 'hosts', index],
      message: `${called} ${shared} on port ${server.port} of the same pods too, and istiod may use only one of them. Keep the host in one Gateway, or use another port.`,
      code: 'IST0145',
      ref: 'IST0145',
    },
  ];
}
