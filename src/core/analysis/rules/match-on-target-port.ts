import { integerIn, listIn, textsIn, type Mesh, type MeshService, type RouteUse } from '../../mesh';
import { remedyIn } from '../istioctl/remedy';
import type { WorkspaceRule } from '../rule';
import { hitsInMesh } from '../runtime/find-hits';
import type { Hit } from '../runtime/hits';
import { routeUses } from '../runtime/routings';

export const matchOnTargetPort: WorkspaceRule = {
  id: 'match-on-target-port',
  scope: 'workspace',
  layer: 'runtime',
  severity: 'warning',
  refs: ['R11'],
  summary: 'A match names the targetPort of a service in place of its port.',
  why: 'Matches are compared with the port that the app dials, which is the port of the service. targetPort is what Envoy dials afterwards.',
  source:
    'istio/istio pilot/pkg/networking/core/route/route.go (TranslateRoute); pilot/pkg/networking/core/tls.go (matchTLS)',
  check: hitsInMesh(routeUses, hasPortMatch, findHits),
};

function hasPortMatch({ route, virtualService }: RouteUse): boolean {
  // At a gateway the port is that of its server.
  return (
    virtualService.gateways.includes('mesh') &&
    listIn(route.rule, 'match').some((match) => integerIn(match, 'port') !== undefined)
  );
}

function findHits(mesh: Mesh, { route, path, virtualService, delegate }: RouteUse): readonly Hit[] {
  const services = virtualService.hosts.flatMap((host) =>
    mesh.registry.patternsFor(host).flatMap((pattern) => mesh.registry.withHost(pattern)),
  );
  return listIn(route.rule, 'match').flatMap((match, index) => {
    const port = integerIn(match, 'port');
    const named = textsIn(match, 'gateways');
    const atGateway = (named.length > 0 ? named : virtualService.gateways).some((each) => each !== 'mesh');
    if (port === undefined || atGateway) return [];
    const meant = portBehind(services, port);
    return meant === undefined
      ? []
      : [hitAt(delegate ?? virtualService, [...path, 'match', index, 'port'], port, meant)];
  });
}

/** The port of a service that leads to a number which is no port of any of them. */
function portBehind(
  services: readonly MeshService[],
  number: number,
): { readonly service: MeshService; readonly port: number } | undefined {
  if (services.some(({ ports }) => ports.some((port) => port.number === number))) return undefined;
  for (const service of services) {
    const port = service.ports.find((each) => each.targetPort === number);
    if (port) return { service, port: port.number };
  }
  return undefined;
}

function hitAt(
  { resource }: RouteUse['virtualService'],
  path: Hit['path'],
  written: number,
  { service: { host }, port }: { readonly service: MeshService; readonly port: number },
): Hit {
  return {
    resource,
    path,
    ref: 'R11',
    clients: [],
    all: [],
    say: () =>
      `This match takes nothing: ${written} is the targetPort of ${host}, and callers dial port ${port}. Write port ${port}.`,
    fix: remedyIn(resource, `Write port ${port}`, [{ type: 'set', path, value: port }]),
  };
}
