import type { Scope, Unseen } from './scope';
import type { MeshService } from './service';
import { candidatesFor, imports, rankFor, type Viewer } from './known-services';

/** Definitions of a host, or of patterns that cover it, that a proxy does not use, each with the first reason against it. */
export function unseenServices(scope: Scope, viewer: Viewer, host: string): readonly Unseen[] {
  const { registry } = scope.mesh;
  return registry.patternsFor(host).flatMap((pattern) => {
    const services = registry.withHost(pattern);
    const used = candidatesFor(services, viewer);
    return services.flatMap((service) => reasonAgainst(service, scope, viewer, used) ?? []);
  });
}

function reasonAgainst(
  service: MeshService,
  scope: Scope,
  viewer: Viewer,
  candidates: readonly MeshService[],
): Unseen | undefined {
  if (rankFor(service, viewer) === undefined) return notExported(service, viewer);
  if (!imports(viewer, service)) return notImported(service, scope);
  const [winner] = candidates;
  return winner === undefined ? undefined : lostTo(service, viewer, candidates);
}

/** `ServiceEntry shop/api`. */
export function serviceLabel({ resource, namespace }: MeshService): string {
  return `${resource.kind} ${namespace}/${resource.name}`;
}

function notExported(service: MeshService, { namespace }: Viewer): Unseen {
  const { exportTo, registry, resource } = service;
  const path =
    registry === 'Kubernetes' ? ['metadata', 'annotations', 'networking.istio.io/exportTo'] : ['spec', 'exportTo'];
  return {
    service,
    why: 'exportTo',
    because: `${serviceLabel(service)} is exported to ${exportedTo(exportTo)}, not to namespace ${namespace}.`,
    by: resource,
    path,
    tied: false,
  };
}

function exportedTo(exportTo: readonly string[]): string {
  if (exportTo.includes('~')) return 'nobody';
  return exportTo.map((name) => (name === '.' ? 'its own namespace' : `namespace ${name}`)).join(', ');
}

function notImported(service: MeshService, { sidecar }: Scope): Unseen {
  const name = sidecar ? `Sidecar ${sidecar.namespace}/${sidecar.name}` : 'The proxy';
  return {
    service,
    why: 'not-imported',
    because: `${name} does not import ${service.host} from namespace ${service.namespace}.`,
    by: sidecar?.resource,
    path: ['spec', 'egress'],
    tied: false,
  };
}

function lostTo(service: MeshService, { namespace }: Viewer, candidates: readonly MeshService[]): Unseen | undefined {
  const winner = candidates[0];
  if (winner === undefined || winner.namespace === service.namespace) return undefined;
  return {
    service,
    why: 'other-namespace',
    because: `istiod takes a host from one namespace, and ${serviceLabel(winner)} comes first in namespace ${namespace}.`,
    by: winner.resource,
    path: [],
    tied: false,
  };
}
