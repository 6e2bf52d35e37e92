import { hostCovers } from '../../host';
import type { EgressListener } from '../../sidecar';
import { exportRank } from '../services/export-rank';
import { IdentityMap } from '../identity-map';
import { joinDefinitions } from '../services/joined-service';
import type { ScopedService } from './scope';
import type { MeshService } from '../services/service';

/** Who looks at the services of a mesh: what decides about the services that it knows. */
export interface Viewer {
  readonly namespace: string;
  /** Gateways and waypoints have no preference for their own namespace; ztunnel knows everything that istiod lets it see, whatever `exportTo` says. */
  readonly kind: 'sidecar' | 'gateway' | 'ztunnel' | 'everybody';
  /** What it imports; undefined for everything. */
  readonly listener: EgressListener | undefined;
  /** Whether `~` before a namespace takes out, which it does since 1.31. */
  readonly excludes: boolean;
}

const everything = {};
const remembered = new IdentityMap<ScopedService | null>();

/** What an `IdentityMap` remembers the knowledge of a viewer by: equal for viewers that know the same of the same services. */
export function viewerKey({ listener, kind, namespace, excludes }: Viewer): readonly [object, string] {
  return [listener ?? everything, `${kind} ${namespace} ${excludes}`];
}

/**
 * What a viewer knows of the services with one host, given in istiod's order: one namespace is chosen, and its definitions are joined. Undefined where it
 * sees none.
 */
export function knownService(services: readonly MeshService[], viewer: Viewer): ScopedService | undefined {
  const [only] = services;
  if (only === undefined) return undefined;
  if (services.length === 1) {
    const isKnown = rankFor(only, viewer) !== undefined && imports(viewer, only);
    return isKnown ? alone(atListener(only, viewer)) : undefined;
  }
  const [listener, text] = viewerKey(viewer);
  return remembered.get([services, listener], text, () => join(candidatesFor(services, viewer), viewer)) ?? undefined;
}

const singles = new WeakMap<MeshService, ScopedService>();

function alone(service: MeshService): ScopedService {
  let scoped = singles.get(service);
  if (scoped === undefined) singles.set(service, (scoped = joinDefinitions([service])));
  return scoped;
}

function join(candidates: readonly MeshService[], viewer: Viewer): ScopedService | null {
  const namespace = chosenNamespace(candidates, viewer);
  const [first, ...rest] = candidates
    .filter((each) => each.namespace === namespace)
    .map((each) => atListener(each, viewer));
  if (first === undefined) return null;
  return rest.length === 0 ? alone(first) : joinDefinitions([first, ...rest]);
}

/** The services among several that a viewer sees and imports, in the order in which istiod looks at them. */
function candidatesFor(services: readonly MeshService[], viewer: Viewer): readonly MeshService[] {
  const ranked = services.flatMap((service) => {
    const rank = rankFor(service, viewer);
    return rank !== undefined && imports(viewer, service) ? [{ service, rank }] : [];
  });
  return ranked.sort((a, b) => a.rank - b.rank).map(({ service }) => service);
}

/** The place of a service in the order of a viewer; undefined where it does not see it. */
export function rankFor(service: MeshService, viewer: Viewer): 0 | 1 | 2 | undefined {
  const { exportTo, namespace, visibility } = service;
  if (viewer.kind === 'everybody') return 2;
  if (viewer.kind !== 'ztunnel') return exportRank(exportTo, namespace, viewer.namespace);
  return visibility === 'PUBLIC' || (visibility === 'NAMESPACE' && namespace === viewer.namespace) ? 2 : undefined;
}

/** Whether what a viewer imports has a host: the namespace is that of the service (model/sidecar.go, selectServices and matchingService). */
export function imports({ listener, namespace, excludes }: Viewer, service: MeshService): boolean {
  if (listener === undefined) return true;
  const isIn = (each: EgressListener['imports'][number]): boolean => {
    const wanted = each.namespace === '.' ? namespace : each.namespace;
    return (wanted === '*' || wanted === service.namespace) && hostCovers(each.host, service.host);
  };
  if (excludes && listener.imports.some((each) => each.excludes && isIn(each))) return false;
  if (!listener.imports.some((each) => !each.excludes && isIn(each))) return false;
  return listener.matchesPort === undefined || service.ports.some((port) => port.number === listener.matchesPort);
}

/**
 * The one namespace that a host is taken from: the viewer's own, else that of a Kubernetes Service, else that of the first (model/sidecar.go, selectServices;
 * for gateways appendSidecarServices).
 */
function chosenNamespace(candidates: readonly MeshService[], { namespace, kind }: Viewer): string | undefined {
  if (kind !== 'gateway' && candidates.some((each) => each.namespace === namespace)) return namespace;
  return (candidates.find((each) => each.registry === 'Kubernetes') ?? candidates[0])?.namespace;
}

const trimmed = new IdentityMap<MeshService>();

/** A service as an egress listener has it: with its port alone, where it has one, and with the aliases that are imported too (model/sidecar.go, matchingService and matchingAliasService). */
function atListener(service: MeshService, viewer: Viewer): MeshService {
  const { listener, namespace, excludes } = viewer;
  const number = listener?.matchesPort;
  const isWhole = number === undefined || service.ports.length === 1;
  if (listener === undefined || (isWhole && service.aliases.length === 0)) return service;
  return trimmed.get([service, listener], `${namespace} ${excludes}`, () => ({
    ...service,
    ports: isWhole ? service.ports : service.ports.filter((port) => port.number === number),
    aliases: service.aliases.filter((host) => imports(viewer, { ...service, host })),
  }));
}
