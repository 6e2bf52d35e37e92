import {
  isWildcard,
  joiningOf,
  matchesLabels,
  ruleFor,
  type Client,
  type Mesh,
  type Resolved,
  type ServiceEntry,
  type ServicePort,
} from '../mesh';
import { compareVersions } from '../schema';
import { endpointNodes, labelsBehind } from './endpoints';
import { baseKey } from './host-conflicts';
import { qualified } from './names';
import type { Outcome } from './topology';

/** What becomes of a call, and why in a sentence where the outcome alone does not tell. */
export interface Verdict {
  readonly outcome: Outcome;
  readonly reason?: string;
}

/**
 * Whether the cluster of an entry's port and subset is there and has an endpoint: no DestinationRule defines the subset, no endpoint has its labels, or none
 * is written, and there is no address to be had (pilot/pkg/networking/core/cluster_builder.go, buildSubsetCluster).
 */
export function clusterVerdict(
  mesh: Mesh,
  client: Client,
  { entry, port, pattern }: Extract<Resolved, { found: true }>,
  subset: string | undefined,
): Verdict {
  const cluster = clusterOf(mesh, entry, port, pattern);
  if (cluster.outcome !== 'reached') return cluster;
  const labels = subset === undefined ? {} : subsetLabels(mesh, client, pattern, entry, subset);
  if (labels === undefined) return withoutSubset(mesh, pattern, subset ?? '');
  return { outcome: outcomeOfCluster(mesh, entry, port, pattern, labels) };
}

/** A subset that nobody defines has no cluster, as far as the texts can be read. */
export function withoutSubset(mesh: Mesh, host: string, subset: string): Verdict {
  const reason = `No DestinationRule that counts for it defines subset ${subset} of ${host}, so there is no cluster.`;
  return { outcome: mesh.rules.some((rule) => rule.resource.incomplete) ? 'unknown' : 'unresolved', reason };
}

function outcomeOfCluster(
  mesh: Mesh,
  entry: ServiceEntry,
  port: ServicePort,
  pattern: string,
  labels: Readonly<Record<string, string>>,
): Outcome {
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
function clusterOf(mesh: Mesh, entry: ServiceEntry, port: ServicePort, pattern: string): Verdict {
  const apart = mesh.entryIndex
    .withHost(pattern)
    .filter(
      (each) =>
        each.namespace === entry.namespace &&
        baseKey(each) !== baseKey(entry) &&
        !each.ports.some(({ number }) => number === port.number) &&
        joiningOf(each, entry) === 'apart',
    );
  const older = apart.find((each) => each.created < entry.created);
  const other = older ?? apart.find((each) => each.created === entry.created);
  if (other === undefined) return { outcome: 'reached' };
  const name = `ServiceEntry ${qualified(other.resource.namespace, other.name)}`;
  return older
    ? { outcome: 'unresolved', reason: `${name} is older and has no port ${port.number}, so the port gets no cluster.` }
    : {
        outcome: 'unknown',
        reason: `${name} has the host too and no port ${port.number}: the port has a cluster where that entry is the newer one.`,
      };
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
