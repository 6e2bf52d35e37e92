import { hostCovers, scopeOf, type Mesh, type ScopedService } from '../../mesh';
import type { Path } from '../../text';
import { question } from '../question';
import type { WorkspaceRule } from '../rule';
import { drawnCalls, type DrawnCall } from '../runtime/drawn-calls';
import { reportHits, type Hit } from '../runtime/hits';

export const encryptedCallToHttpPort: WorkspaceRule = {
  id: 'encrypted-call-to-http-port',
  scope: 'workspace',
  layer: 'runtime',
  asks: 'calls',
  severity: 'warning',
  refs: ['T23'],
  summary: 'A call with TLS goes to a host whose ServiceEntry has HTTP ports alone.',
  why: 'What an app encrypts is no HTTP to the listener of an HTTP port, so neither the ServiceEntry nor rules for its host count: the call leaves by the dialled address, or ends at the sidecar where only known hosts are let out.',
  source:
    'istio/istio pilot/pkg/networking/core/listener.go (buildSidecarOutboundListener), listener_builder.go (buildOutboundCatchAllNetworkFilterChains)',
  check: question((input) => {
    const encrypted = drawnCalls(input).filter(({ dialled: { scheme } }) => scheme === 'https' || scheme === 'tls');
    return encrypted.length === 0 ? [] : reportHits(encrypted.flatMap((call) => findHits(input.mesh, call)));
  }),
};

function findHits(mesh: Mesh, { dialled, trace }: DrawnCall): readonly Hit[] {
  const { client, url } = trace.call;
  if (client.kind !== 'sidecar' || trace.hops.some(({ at, name }) => at === 'listener' && name === 'none')) return [];
  if (trace.cluster && hostCovers(trace.cluster.host, dialled.host)) return [];
  const [service] = scopeOf(mesh, client).covering(dialled.host);
  const place = service && missedPort(service, dialled.port);
  if (service === undefined || place === undefined || service.registry !== 'ServiceEntry') return [];
  const { port, path } = place;
  const [becomes, isLost] = trace.outcome === 'passthrough' ? ['bypasses the entry', true] : ['is refused', false];
  return [
    {
      resource: port.owner.resource,
      path,
      ref: 'T23',
      // Passed by, it still gets to the server.
      severity: isLost ? 'warning' : 'error',
      clients: [client],
      all: [client],
      say: () =>
        `${url} is TLS, and ${service.host} has ${service.ports.length > 1 ? 'only HTTP ports' : `only HTTP port ${port.number}`}, so the call ${becomes}${isLost ? ' and its rules' : ''}. Declare port ${dialled.port ?? ''} HTTPS, or let the app call http://${dialled.host}.`,
    },
  ];
}

/** The port that the call misses: the dialled one, else the first, where none takes TLS. */
function missedPort(
  { ports }: ScopedService,
  number: number | undefined,
): { readonly port: ScopedService['ports'][number]; readonly path: Path } | undefined {
  const dialled = ports.find((each) => each.number === number);
  const port = dialled ?? ports[0];
  if (port?.class !== 'http' || port.owner.resource.incomplete) return undefined;
  if (dialled === undefined && ports.some((each) => each.class !== 'http')) return undefined;
  const isOne = dialled !== undefined || ports.length === 1;
  return { port, path: ['spec', 'ports', ...(isOne ? [port.index, 'protocol'] : [])] };
}
