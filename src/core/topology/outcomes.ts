import {
  isWildcard,
  joiningOf,
  matchesLabels,
  ruleFor,
  type Client,
  type Mesh,
  type Onward,
  type ServiceEntry,
  type ServicePort,
} from '../mesh';
import { compareVersions } from '../schema';
import type { CallTarget } from './calls';
import { sendsAtEgress } from './egress-gateways';
import { endpointNodes, labelsBehind } from './endpoints';
import { baseKey } from './host-conflicts';
import { isClusterLocal } from './reasons';
import type { CallRow, Outcome } from './topology';

/** What the sidecar does with a call that belongs to an entry: over all ways that it may take, `unknown` where they differ. */
export function outcomeOfTarget(mesh: Mesh, client: Client, target: Omit<CallTarget, 'tls'>): Outcome {
  if (mesh.settings.dataPlane === 'ambient') return 'unknown';
  const [first = 'unknown', ...others] = target.ways.map(({ onward }) => outcomeOfWay(mesh, client, target, onward));
  return others.every((each) => each === first) ? first : 'unknown';
}

/** What becomes of a call without a target: what Envoy's clusters for unknown destinations do with it. */
export function outcomeWithout(mesh: Mesh, unresolved: CallRow['unresolved']): Outcome {
  if (mesh.settings.dataPlane === 'ambient') return 'unknown';
  if (unresolved === 'passes') return 'passthrough';
  return unresolved === 'refused' ? 'blackhole' : 'unknown';
}

/** Whether a way leads to an egress gateway that sends on to the called entry. */
export function leadsThroughGateway(mesh: Mesh, entry: ServiceEntry, { resolved, virtualService }: Onward): boolean {
  return !resolved.found && virtualService !== undefined && sendsAtEgress(mesh, virtualService, entry.hosts);
}

function outcomeOfWay(mesh: Mesh, client: Client, target: Omit<CallTarget, 'tls'>, onward: Onward): Outcome {
  const { resolved, host } = onward;
  if (resolved.found) return outcomeAt(mesh, client, resolved, onward.subset);
  if (isClusterLocal(host)) {
    if (!leadsThroughGateway(mesh, target.entry, onward)) return 'unknown';
    // A gateway has no endpoints for NONE (pilot/pkg/networking/core/cluster.go, convertResolution).
    return target.entry.resolution === 'NONE' ? 'unresolved' : 'reached';
  }
  const mayBeUnread = mesh.entryIndex.hasUnread || ('entry' in resolved && resolved.entry.resource.incomplete);
  return mayBeUnread ? 'unknown' : 'unresolved';
}

/**
 * Whether the cluster of an entry's port and subset is there and has an endpoint: no DestinationRule defines the subset, no endpoint has its labels, or none
 * is written, and there is no address to be had (pilot/pkg/networking/core/cluster_builder.go, buildSubsetCluster).
 */
function outcomeAt(
  mesh: Mesh,
  client: Client,
  { entry, port, pattern }: Extract<Onward['resolved'], { found: true }>,
  subset: string | undefined,
): Outcome {
  const cluster = clusterOf(mesh, entry, port, pattern);
  if (cluster !== 'reached') return cluster;
  const labels = subset === undefined ? {} : subsetLabels(mesh, client, pattern, entry, subset);
  if (labels === undefined) return mesh.rules.some((rule) => rule.resource.incomplete) ? 'unknown' : 'unresolved';
  switch (entry.resolution) {
    case 'NONE':
      return 'reached';
    case 'DYNAMIC_DNS':
      return isWildcard(pattern) && hasForwardProxy(mesh, port.protocol) ? 'reached' : 'unresolved';
    case 'STATIC':
    case 'DNS':
    case 'DNS_ROUND_ROBIN':
      return outcomeOfEndpoints(mesh, entry, pattern, labels);
    default:
      return 'unknown';
  }
}

/**
 * Whether a port has a cluster beside other entries of the host in its namespace: `unresolved` where an older one does not have the port and cannot be joined
 * with this one, `unknown` where files do not tell which is older.
 */
function clusterOf(mesh: Mesh, entry: ServiceEntry, port: ServicePort, pattern: string): Outcome {
  const apart = mesh.entryIndex
    .withHost(pattern)
    .filter(
      (each) =>
        each.namespace === entry.namespace &&
        baseKey(each) !== baseKey(entry) &&
        !each.ports.some(({ number }) => number === port.number) &&
        joiningOf(each, entry) === 'apart',
    );
  if (apart.some((each) => each.created < entry.created)) return 'unresolved';
  return apart.some((each) => each.created === entry.created) ? 'unknown' : 'reached';
}

function subsetLabels(
  mesh: Mesh,
  client: Client,
  host: string,
  entry: ServiceEntry,
  subset: string,
): Readonly<Record<string, string>> | undefined {
  return ruleFor(mesh, client, host, entry)?.subsets.find((each) => each.subset.name === subset)?.subset.labels;
}

/** Sidecars get clusters for DYNAMIC_DNS since 1.30, and only for these protocols (pilot/pkg/networking/core/cluster.go, buildOutboundClusters). */
function hasForwardProxy(mesh: Mesh, protocol: string): boolean {
  const takes = ['HTTP', 'HTTP2', 'GRPC', 'TLS'].includes(protocol.toUpperCase());
  return takes && compareVersions(mesh.settings.istioVersion, '1.30') >= 0;
}

/** Entries of one namespace with the same host share their endpoints. An endpoint that nobody wrote, the host itself, has no labels. */
function outcomeOfEndpoints(
  mesh: Mesh,
  entry: ServiceEntry,
  pattern: string,
  labels: Readonly<Record<string, string>>,
): Outcome {
  const sharing = mesh.entryIndex.withHost(pattern).filter((each) => each.namespace === entry.namespace);
  const endpoints = sharing.flatMap((each) => endpointNodes(mesh, each).filter((node) => node.implicit === undefined));
  if (endpoints.some((endpoint) => matchesLabels(labels, labelsBehind(endpoint)))) return 'reached';
  if (sharing.some((each) => each.selector !== undefined || each.resource.incomplete)) return 'unknown';
  if (endpoints.length > 0 || entry.resolution === 'STATIC') return 'unresolved';
  return Object.keys(labels).length > 0 || isWildcard(pattern) ? 'unresolved' : 'reached';
}
