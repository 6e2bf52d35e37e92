import {
  clusterOf,
  listIn,
  recordIn,
  rulesFor,
  scopeOf,
  textIn,
  usesOfRule,
  type DestinationRule,
  type Mesh,
  type Proxy,
} from '../../mesh';
import type { Path } from '../../text';
import type { WorkspaceRule } from '../rule';
import { servedServices, type AmbientService } from '../runtime/ambient';
import { reportHits, type Hit } from '../runtime/hits';

export const ignoredAtWaypoint: WorkspaceRule = {
  id: 'ignored-at-waypoint',
  scope: 'workspace',
  layer: 'runtime',
  severity: 'warning',
  refs: ['A07'],
  summary: 'A waypoint ignores a workloadSelector, ISTIO_MUTUAL, or the subjectAltNames of a ServiceEntry.',
  why: 'DestinationRules with a workloadSelector are for sidecars. A waypoint starts no mutual TLS of the mesh to a service, and it checks certificates against the names of the DestinationRule alone.',
  source:
    'istio/istio pilot/pkg/networking/core/cluster_waypoint.go (buildWaypointTLSContext, buildWaypointInboundVIPCluster); pilot/pkg/model/sidecar.go (DestinationRule)',
  check: ({ mesh }) =>
    reportHits(servedServices(mesh).flatMap((each) => [...inRules(mesh, each), ...inEntry(mesh, each)])),
};

type Served = AmbientService & { readonly pods: Proxy };

function inRules(mesh: Mesh, each: Served): readonly Hit[] {
  const { service, pods } = each;
  const counting = new Set(
    rulesFor(scopeOf(mesh, pods), service.host).flatMap(({ rule, verdict }) =>
      verdict === 'wins' || verdict === 'merged' ? [rule] : [],
    ),
  );
  return mesh.ruleIndex.aboutHost(service.host).flatMap((rule) => {
    if (rule.selector === undefined) return counting.has(rule) ? mutualIn(each, rule) : [];
    const isForSidecars = usesOfRule(mesh, rule).some(
      ({ client, candidate }) => client.kind === 'sidecar' && candidate.verdict === 'wins',
    );
    if (isForSidecars) return [];
    const what = `Waypoints leave out DestinationRules with a workloadSelector, so this one has no effect on calls to ${service.host}. Remove the workloadSelector, so that the rule is for all callers.`;
    return [hitOf(each, rule.resource, ['spec', 'workloadSelector'], what, 'key')];
  });
}

function mutualIn(each: Served, { resource }: DestinationRule): readonly Hit[] {
  const spec = recordIn(resource.value, 'spec');
  const owners: readonly { readonly path: Path; readonly policy: unknown }[] = [
    { path: ['spec', 'trafficPolicy'], policy: recordIn(spec, 'trafficPolicy') },
    ...listIn(spec, 'subsets').map((subset, index) => ({
      path: ['spec', 'subsets', index, 'trafficPolicy'],
      policy: recordIn(subset, 'trafficPolicy'),
    })),
  ];
  const blocks = owners.flatMap(({ path, policy }) => [
    { path, block: policy },
    ...listIn(policy, 'portLevelSettings').map((block, index) => ({
      path: [...path, 'portLevelSettings', index],
      block,
    })),
  ]);
  const what = `The waypoint of ${each.service.host} ignores ISTIO_MUTUAL and starts no TLS. Use SIMPLE for a server outside of the mesh.`;
  return blocks
    .filter(({ block }) => textIn(recordIn(block, 'tls'), 'mode') === 'ISTIO_MUTUAL')
    .map(({ path }) => hitOf(each, resource, [...path, 'tls', 'mode'], what));
}

function inEntry(mesh: Mesh, each: Served): readonly Hit[] {
  const { service, entry, pods } = each;
  if (listIn(recordIn(entry.resource.value, 'spec'), 'subjectAltNames').length === 0) return [];
  const scope = scopeOf(mesh, pods);
  const tls = service.ports.map(({ number }) => clusterOf(scope, service.host, number, undefined).tls);
  // Where the rule has names these count everywhere, and without TLS none does.
  if (!tls.some(({ added, namesFrom }) => (added === 'SIMPLE' || added === 'MUTUAL') && namesFrom === undefined))
    return [];
  const what = `The waypoint of ${service.host} does not check certificates against these names. Write subjectAltNames in the DestinationRule.`;
  return [hitOf(each, entry.resource, ['spec', 'subjectAltNames'], what, 'key')];
}

function hitOf(
  { callers }: Served,
  resource: Hit['resource'],
  path: Path,
  message: string,
  part: Hit['part'] = 'value',
): Hit {
  return { resource, path, part, ref: 'A07', clients: callers, all: callers, say: () => message };
}
