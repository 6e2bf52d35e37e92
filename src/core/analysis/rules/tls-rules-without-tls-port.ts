import { servicesNamed, type Mesh } from '../../mesh';
import { listNames } from '../istioctl/words';
import type { WorkspaceRule } from '../rule';
import { hitsInMesh } from '../runtime/find-hits';
import type { Hit } from '../runtime/hits';
import { isForSidecars, portList, routings, type Routing } from '../runtime/routings';

export const tlsRulesWithoutTlsPort: WorkspaceRule = {
  id: 'tls-rules-without-tls-port',
  scope: 'workspace',
  layer: 'runtime',
  severity: 'warning',
  refs: ['R02'],
  summary: 'A VirtualService has tls routes for a host that has no HTTPS or TLS port.',
  why: 'Sidecars look for a server name only on ports that are declared HTTPS or TLS. On others tls routes are never asked.',
  source: 'istio/istio pilot/pkg/networking/core/tls.go (buildSidecarOutboundTCPTLSFilterChainOpts)',
  check: hitsInMesh(routings, isSuspect, findHits),
};

function isSuspect({ uses }: Routing): boolean {
  const tls = uses.filter(({ route }) => route.protocol === 'tls');
  return tls.some(isForSidecars) && tls.every(({ shared }) => shared.length === 0);
}

function findHits(mesh: Mesh, { virtualService }: Routing): readonly Hit[] {
  const { hosts, resource } = virtualService;
  const services = [
    ...new Set(hosts.flatMap((host) => servicesNamed(mesh, virtualService, host).flatMap((each) => each.services))),
  ];
  const ports = services.flatMap((service) => service.ports);
  if (ports.length === 0 || ports.some((port) => port.class === 'tls')) return [];
  const kind = ports.some((port) => port.class === 'http') ? 'http' : 'tcp';
  return [
    {
      resource,
      path: ['spec', 'tls'],
      part: 'key',
      ref: 'R02',
      clients: [],
      all: [],
      say: () =>
        `${listNames(hosts)} has no HTTPS or TLS port (${portList(services)}), so Envoy reads no server name and these routes never run. Use ${kind} routes, or declare the port TLS if clients send TLS to it.`,
    },
  ];
}
