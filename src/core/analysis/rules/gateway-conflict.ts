import { drawnGateways, sharesPods, type DrawnGateway, type DrawnServer } from '../istioctl/gateway-servers';
import { groupBy } from '../istioctl/group-by';
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

/** The last server of each port of a Gateway: of several, Istio's analyzer remembers that one alone. */
interface Known {
  readonly gateway: DrawnGateway;
  readonly server: DrawnServer;
}

/**
 * Istio's analyzer also adds the hosts of a Gateway to what it knows of the others while it goes through them, and so names third ones that
 * conflict with nothing. That is not followed here.
 */
function checkConflicts(input: RuleInput): readonly Report[] {
  const gateways = drawnGateways(input);
  if (gateways.length < 2) return [];
  const known = gateways.flatMap((gateway) =>
    [...new Map(gateway.servers.map((server) => [server.port, server])).values()].map((server) => ({
      gateway,
      server,
    })),
  );
  const byEnd = groupByEnd(known);
  return gateways.flatMap((gateway) => gateway.servers.flatMap((server) => checkServer(input, gateway, server, byEnd)));
}

/** By port, bind and host. */
function groupByEnd(known: readonly Known[]): ReadonlyMap<string, readonly Known[]> {
  const ends = known.flatMap((each) => each.server.hosts.map((host) => ({ end: endOf(each.server, host), each })));
  return new Map([...groupBy(ends, ({ end }) => end)].map(([end, list]) => [end, list.map(({ each }) => each)]));
}

function endOf({ port, bind }: DrawnServer, host: string): string {
  return `${port} ${bind} ${host}`;
}

function checkServer(
  input: RuleInput,
  gateway: DrawnGateway,
  server: DrawnServer,
  byEnd: ReadonlyMap<string, readonly Known[]>,
): readonly Report[] {
  const others = server.hosts.map((host) => {
    const same = (byEnd.get(endOf(server, host)) ?? []).filter(
      (each) => each.gateway.name !== gateway.name && sharesPods(input, gateway, each.gateway),
    );
    return same.map((each) => each.gateway.name);
  });
  const index = others.findIndex((names) => names.length > 0);
  if (index < 0) return [];
  const names = [...new Set(others.flat())].sort();
  const called = `${names.length === 1 ? 'Gateway' : 'Gateways'} ${listNames(names)} ${names.length === 1 ? 'has' : 'have'}`;
  const shared = listNames(server.hosts.filter((_, at) => (others[at] ?? []).length > 0));
  return [
    {
      resource: gateway.seen.resource,
      path: ['spec', 'servers', server.index, 'hosts', index],
      message: `${called} ${shared} on port ${server.port} of the same pods, too, and istiod may take only one of them. Leave it to one Gateway, or use another port.`,
      code: 'IST0145',
      ref: 'IST0145',
    },
  ];
}
