import type { ListenerUse, ScopedPort, ScopedService } from '../../mesh';
import { listNames } from '../istioctl/words';
import type { WorkspaceRule } from '../rule';
import type { Hit } from '../runtime/hits';
import { forListeners, protocolPath, wildcardListener } from '../runtime/listener-uses';

export const httpBesideTcp: WorkspaceRule = {
  id: 'http-beside-tcp',
  scope: 'workspace',
  layer: 'runtime',
  severity: 'warning',
  refs: ['L28'],
  summary: 'An HTTP port and a TCP port without an address share a number, and so a listener.',
  why: 'Envoy tells the two apart by the first bytes. What is not HTTP on the HTTP port, such as TLS, goes to the TCP entry, and connections to the TCP entry wait until the client speaks. Where more than three hosts have the HTTP port, the TCP entry alone is told.',
  source:
    'istio/istio pilot/pkg/networking/core/listener.go (buildSidecarOutboundListener); pilot/pkg/networking/core/listener_test.go (TestOutboundListenerConflict)',
  check: forListeners((use) => {
    const chains = wildcardListener(use)?.chains ?? [];
    const tcp = chains.find((chain) => chain.isDefault)?.to;
    if (tcp?.type !== 'tcp' || tcp.port.class !== 'tcp' || tcp.port.owner.registry !== 'ServiceEntry') return [];
    const http = chains.flatMap(({ to }) =>
      to.type === 'http' ? to.services.flatMap((each) => portIn(each, use.port)) : [],
    );
    if (http.length === 0) return [];
    const own = http.filter(({ port }) => port.owner.registry === 'ServiceEntry');
    return [tcpHit(use, tcp, http), ...(http.length > 3 ? [] : own.map((each) => httpHit(use, tcp.service, each)))];
  }),
};

interface HttpPort {
  readonly service: ScopedService;
  readonly port: ScopedPort;
}

function portIn(service: ScopedService, number: number): readonly HttpPort[] {
  return service.ports
    .filter((port) => port.number === number && port.class === 'http')
    .map((port) => ({ service, port }));
}

function tcpHit(
  { port: number, clients, all }: ListenerUse,
  { port }: Omit<HttpPort, 'service'>,
  http: readonly HttpPort[],
): Hit {
  const hosts = listNames(
    http.map(({ service }) => service.host),
    3,
  );
  return {
    resource: port.owner.resource,
    path: protocolPath(port),
    ref: 'L28',
    by: hosts,
    clients,
    all,
    say: (whose) =>
      `${hosts} ${http.length > 1 ? 'have' : 'has'} HTTP on port ${number}, so sidecars${whose} look at the first bytes there: connections wait until the client speaks, and those that begin like HTTP are routed to other hosts. Add addresses to this entry.`,
  };
}

function httpHit({ port: number, clients, all }: ListenerUse, tcp: ScopedService, { port }: HttpPort): Hit {
  return {
    resource: port.owner.resource,
    path: protocolPath(port),
    ref: 'L28',
    by: tcp.host,
    clients,
    all,
    say: (whose) =>
      `What is not HTTP on this port, such as TLS, goes to ${tcp.host} from sidecars${whose}: its TCP port ${number} has no address. Give that entry addresses, or one of the two another port.`,
  };
}
