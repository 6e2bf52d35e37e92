import { sameList } from '../../lists';
import {
  annotationOn,
  appEncrypts,
  clusterOf,
  excludedPorts,
  pastByPort,
  proxyOf,
  roundBecause,
  scopeOf,
  traceAsSeen,
  type Mesh,
  type Proxy,
  type Workload,
} from '../../mesh';
import { callOf, listNames } from '../istioctl/words';
import { question } from '../question';
import type { Report, WorkspaceRule } from '../rule';
import { callsTo } from '../runtime/calls-to';
import { startedTls, type TlsUse } from '../runtime/cluster-uses';
import { drawnCalls, type DrawnCall } from '../runtime/drawn-calls';
import { hitsInMesh, reportsOf } from '../runtime/find-hits';
import type { Hit } from '../runtime/hits';

export const tlsBypassed: WorkspaceRule = {
  id: 'tls-bypassed',
  scope: 'workspace',
  layer: 'runtime',
  severity: 'error',
  summary: 'A call goes round the sidecar that is to start TLS for it, and leaves in plain text.',
  why: 'Only a proxy that sees a call starts the TLS of a DestinationRule. Pods without a sidecar, and calls that an annotation or the values of the injection take out of what it sees, leave as the app sends them. What pods may call that no design draws is only told.',
  source:
    'istio/istio tools/istio-iptables/pkg/capture/run.go (Run), pilot/pkg/networking/core/cluster_tls.go (buildUpstreamTLSSettings)',
  check: question((input, before: readonly Report[] | undefined) =>
    sameList([...ofDrawn(input), ...ofAnnotated(input), ...ofAll(input)], before),
  ),
};

const ofDrawn = hitsInMesh(drawnCalls, leavesPlain, findHits);

/** Whether no proxy sees a call that the app sends in plain text. */
function leavesPlain({ dialled, trace }: DrawnCall): boolean {
  if (trace.outcome !== 'passthrough' || appEncrypts(dialled.scheme)) return false;
  return trace.call.client.kind === 'none' || roundBecause(trace) !== undefined;
}

function findHits(mesh: Mesh, { trace, resource, path, expect }: DrawnCall): readonly Hit[] {
  const { call, hops } = trace;
  const seen = traceAsSeen(mesh, call);
  if (seen?.outcome !== 'reached' || seen.undecided !== undefined) return [];
  if (seen.tls !== 'originated' && seen.tls !== 'gateway') return [];
  const rule = seen.policy?.origins.get('tls')?.resource;
  const tls = rule === undefined ? 'TLS' : `the TLS of ${callOf(rule)}`;
  const who = seen.tls === 'gateway' ? 'the egress gateway' : 'a sidecar';
  const isMeant = expect?.tls === 'none' || expect?.outcome === 'passthrough';
  return [
    {
      resource,
      path,
      ...(isMeant ? { severity: 'info' as const } : {}),
      clients: [call.client],
      all: [call.client],
      say: () =>
        `${call.url} leaves in plain text, without ${tls} that ${who} would start. ${hops.at(-1)?.because ?? ''} ${adviceFor(call.client)}`,
    },
  ];
}

function adviceFor({ kind, workload }: Proxy): string {
  if (workload?.hostNetwork === true)
    return 'Pods on the network of their node get no sidecar, so have the app start TLS itself.';
  const first = kind === 'none' ? 'Give the pods a sidecar' : 'Let the sidecar see the call';
  return `${first}, or have the app start TLS itself.`;
}

/** The ports of hosts that nobody is drawn to call, and for which sidecars start TLS: whoever calls them is not known. */
const uncalled = question((input, before: readonly TlsUse[] | undefined): readonly TlsUse[] => {
  const uses = startedTls(input).filter(({ use }) => use.port.class !== 'tls' && use.subset === undefined);
  return sameList(
    uses.length === 0 ? uses : uses.filter(({ use }) => callsTo(input.mesh, use.service.host).length === 0),
    before,
  );
});

const ofAnnotated = reportsOf((input) => {
  const uses = uncalled(input);
  if (uses.length === 0) return [];
  const { mesh } = input;
  return mesh.workloads
    .filter(({ annotations }) => excludedPorts in annotations)
    .flatMap((each) => hitAt(mesh, each, uses));
});

/** What the pods of a workload send round their sidecar, told where its annotation stands. */
function hitAt(mesh: Mesh, workload: Workload, uses: readonly TlsUse[]): readonly Hit[] {
  const client = proxyOf(mesh, workload);
  const at = annotationOn(mesh, workload, excludedPorts);
  if (client.kind !== 'sidecar' || at === undefined) return [];
  const isLost = ({ use: { service, port } }: TlsUse): boolean => {
    if (pastByPort(mesh, workload, port.number) === undefined) return false;
    const { added } = clusterOf(scopeOf(mesh, client), service.host, port.number, undefined).tls;
    return added === 'SIMPLE' || added === 'MUTUAL';
  };
  const targets = [...new Set(uses.filter(isLost).map(({ use }) => `${use.service.host}:${use.port.number}`))];
  if (targets.length === 0) return [];
  return [
    {
      ...at,
      severity: 'info',
      clients: [client],
      all: [client],
      say: () =>
        `Calls of these pods to ${listNames(targets)} go round the sidecar, which alone would start TLS for them, and leave in plain text. Take the port out of the list if the pods make such calls.`,
    },
  ];
}

const ofAll = reportsOf((input) => {
  const { mesh } = input;
  return uncalled(input).flatMap(({ use, block }): readonly Hit[] => {
    const past = pastByPort(mesh, undefined, use.port.number);
    if (past?.by === undefined || !('mesh' in past.by) || past.by.mesh !== 'injection') return [];
    const clients = use.clients.filter(({ kind }) => kind === 'sidecar');
    if (clients.length === 0) return [];
    const { resource, path } = block;
    const target = `${use.service.host}:${use.port.number}`;
    return [
      {
        resource,
        path,
        severity: 'warning',
        clients,
        all: clients,
        say: () =>
          `Calls to ${target} leave in plain text, since no sidecar sees them to start this TLS. ${past.because} Take port ${use.port.number} out of that list, or have the apps start TLS themselves.`,
      },
    ];
  });
});
