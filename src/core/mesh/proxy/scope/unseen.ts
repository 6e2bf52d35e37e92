import type { Path } from '../../../text';
import { annotationIn, hasKey, recordIn } from '../../read';
import { isVisibleIn } from '../../visibility';
import { imports, knownService, rankFor, type Viewer } from './known-services';
import type { Scope, Unseen } from './scope';
import type { MeshService } from '../services/service';
import { notImported } from './unseen-import';

/** Definitions of a host, or of patterns that cover it, that a proxy does not use, each with what stands against it. */
export function unseenServices(scope: Scope, viewer: Viewer, host: string): readonly Unseen[] {
  const { registry } = scope.mesh;
  return registry.patternsFor(host).flatMap((pattern) => {
    const services = registry.withHost(pattern);
    const used = knownService(services, viewer);
    const winner = used && (used.definitions.find(isKubernetes) ?? used.definitions[0]);
    return services.flatMap((service) => objectionTo(service, { scope, viewer, winner }) ?? []);
  });
}

interface Look {
  readonly scope: Scope;
  readonly viewer: Viewer;
  /** The definition that its namespace was chosen for. */
  readonly winner: MeshService | undefined;
}

function objectionTo(service: MeshService, { scope, viewer, winner }: Look): Unseen | undefined {
  if (rankFor(service, viewer) === undefined) return notExported(service, viewer);
  if (!imports(viewer, service)) return notImported(service, scope, viewer);
  if (winner === undefined || winner.namespace === service.namespace) return undefined;
  return lostTo(winner, service, viewer);
}

function isKubernetes({ registry }: MeshService): boolean {
  return registry === 'Kubernetes';
}

/** `ServiceEntry shop/api`. */
function labelOf({ resource, namespace }: MeshService): string {
  return `${resource.kind} ${namespace}/${resource.name}`;
}

function notExported(service: MeshService, { namespace }: Viewer): Unseen {
  const written = service.entry?.exportTo ?? service.exportTo;
  const label = labelOf(service);
  const isVisible = service.visibility !== 'PUBLIC' && isVisibleIn(written, service.namespace, namespace);
  const because = isVisible
    ? `serviceEntryVisibility of MeshConfig keeps ${label} from namespace ${namespace}.`
    : saysExport(service)
      ? `${label} is exported to ${exportedTo(written, service.namespace)}, not to namespace ${namespace}.`
      : `${label} has no exportTo, and the mesh’s defaultServiceExportTo ${defaultWords(written, service.namespace)}.`;
  return { service, why: 'exportTo', because, by: undefined, path: exportPath(service), tied: false };
}

function exportPath({ registry, resource }: MeshService): Path {
  if (registry === 'Kubernetes') return ['metadata', 'annotations', 'networking.istio.io/exportTo'];
  return hasKey(recordIn(resource.value, 'spec'), 'exportTo') ? ['spec', 'exportTo'] : ['spec'];
}

/** Whether a service says itself who sees it, so that no default counts. */
function saysExport({ registry, resource: { value } }: MeshService): boolean {
  return registry === 'Kubernetes'
    ? annotationIn(value, 'networking.istio.io/exportTo') !== undefined
    : hasKey(recordIn(value, 'spec'), 'exportTo');
}

/** What the mesh's default does, which is honoured as far as it holds `.` or `*` (pilot/pkg/model/push_context.go, initServiceRegistry). */
function defaultWords(exportTo: readonly string[], owner: string): string {
  return exportTo.includes('~') ? 'holds neither . nor *, so that nobody sees it' : `keeps it in namespace ${owner}`;
}

function exportedTo(exportTo: readonly string[], owner: string): string {
  if (exportTo.includes('~')) return 'nobody';
  const names = [...new Set(exportTo.map((name) => (name === '.' ? owner : name)))];
  return `${names.length === 1 ? 'namespace' : 'namespaces'} ${names.join(', ')} only`;
}

/** Why one namespace was taken for a host and not another (pilot/pkg/model/sidecar.go, selectServices). */
function lostTo(winner: MeshService, service: MeshService, viewer: Viewer): Unseen {
  const { because, tied } = reasonFor(winner, service, viewer);
  return {
    service,
    why: 'other-namespace',
    because: `istiod takes ${service.host} from one namespace: ${labelOf(winner)} ${because}.`,
    by: winner.resource,
    path: [],
    tied,
  };
}

function reasonFor(winner: MeshService, loser: MeshService, viewer: Viewer): Pick<Unseen, 'because' | 'tied'> {
  if (viewer.kind !== 'gateway' && winner.namespace === viewer.namespace)
    return { because: 'is in its own namespace of the client', tied: false };
  if (isKubernetes(winner) && !isKubernetes(loser))
    return { because: 'comes first, since it is of Kubernetes', tied: false };
  if ((rankFor(winner, viewer) ?? 2) < (rankFor(loser, viewer) ?? 2))
    return { because: `is exported to namespace ${viewer.namespace} by name, and those come first`, tied: false };
  return {
    because: winner.created < loser.created ? 'is older' : 'is as old, and its namespace is the first by name',
    tied: true,
  };
}
