import { groupBy, sameList } from '../../lists';
import {
  annotationOn,
  excludedPorts,
  isUnseen,
  pastByPort,
  proxyOf,
  type Mesh,
  type Proxy,
  type Via,
  type Workload,
} from '../../mesh';
import { callOf, listNames } from '../istioctl/words';
import { flatOf, question } from '../question';
import type { Report, WorkspaceRule } from '../rule';
import { callsTo } from '../runtime/calls-to';
import { startedTls, type TlsUse } from '../runtime/cluster-uses';
import { drawnCalls, type DrawnCall } from '../runtime/drawn-calls';
import { reportsOf } from '../runtime/find-hits';
import type { Hit } from '../runtime/hits';

export const tlsBypassed: WorkspaceRule = {
  id: 'tls-bypassed',
  scope: 'workspace',
  layer: 'runtime',
  severity: 'error',
  summary: 'A call goes round the sidecar that is to start TLS for it, and leaves in plain text.',
  why: 'Only a proxy that sees a call starts the TLS of a DestinationRule. Pods without a sidecar, and calls that an annotation or the values of the injection take out of what it sees, leave as the app sends them. Of calls that no design draws it is said as far as no VirtualService may send them elsewhere: of one workload as a note, of all as a warning.',
  source:
    'istio/istio tools/istio-iptables/pkg/capture/run.go (Run), pilot/pkg/networking/core/cluster_tls.go (buildUpstreamTLSSettings)',
  check: question((input, before: readonly Report[] | undefined) =>
    sameList([...ofDrawn(input), ...ofAnnotated(input), ...ofAll(input)], before),
  ),
};

const ofDrawn = reportsOf(flatOf(drawnCalls, hitOf));

function hitOf({ trace, resource, path, expect }: DrawnCall): readonly Hit[] {
  const { call, hops, asSeen } = trace;
  if (!isUnseen(trace) || asSeen?.outcome !== 'reached' || asSeen.undecided !== undefined) return [];
  const { added, block } = asSeen.cluster?.tls ?? {};
  if (added !== 'SIMPLE' && added !== 'MUTUAL') return [];
  const tls = block?.resource === undefined ? 'TLS' : `the TLS of ${callOf(block.resource)}`;
  const who = starters[asSeen.via];
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

/** Who starts TLS last on the way of a call. */
const starters: Readonly<Record<Via, string>> = {
  sidecar: 'a sidecar',
  'egress-gateway': 'the egress gateway',
  waypoint: 'the waypoint',
  ztunnel: 'ztunnel',
};

function adviceFor({ kind, workload }: Proxy): string {
  if (workload?.hostNetwork === true)
    return 'Pods on the network of their node get no sidecar, so have the app start TLS itself.';
  const first = kind === 'none' ? 'Take the pods into the mesh' : 'Let the sidecar see the call';
  return `${first}, or have the app start TLS itself.`;
}

/**
 * HTTP ports of hosts for which sidecars start TLS, and that nobody is drawn to call: whoever calls them is not known. What a VirtualService sends elsewhere,
 * or a rule starts for some pods alone, is left out.
 */
const uncalled = question((input, before: readonly TlsUse[] | undefined): readonly TlsUse[] => {
  const uses = startedTls(input).filter(({ use }) => use.port.class === 'http' && use.subset === undefined);
  if (uses.length === 0) return sameList(uses, before);
  const { mesh } = input;
  const open = uses.filter(({ use: { service, cluster } }) => {
    const isForSome = cluster.policy.rule?.rules.some(({ selector }) => selector !== undefined) === true;
    return !isForSome && mesh.routeIndex.routing(service.host).length === 0 && callsTo(mesh, service.host).length === 0;
  });
  return sameList(open, before);
});

/** By namespace and port: what the sidecars there start TLS for, as `host:port`. */
const startedFrom = question((input): ReadonlyMap<string, readonly string[]> => {
  const found = uncalled(input).flatMap(({ use: { clients, service, port } }) => {
    const namespaces = new Set(clients.flatMap(({ kind, namespace }) => (kind === 'sidecar' ? [namespace] : [])));
    return [...namespaces].map((namespace) => ({
      key: `${namespace} ${port.number}`,
      target: `${service.host}:${port.number}`,
    }));
  });
  const groups = groupBy(found, ({ key }) => key);
  return new Map([...groups].map(([key, group]) => [key, [...new Set(group.map(({ target }) => target))]]));
});

const ofAnnotated = reportsOf((input) => {
  const started = startedFrom(input);
  if (started.size === 0) return [];
  const { mesh } = input;
  return mesh.workloads.flatMap((each) => hitAt(mesh, each, started));
});

/** What the pods of a workload send round their sidecar, told where its annotation stands. */
function hitAt(mesh: Mesh, workload: Workload, started: ReadonlyMap<string, readonly string[]>): readonly Hit[] {
  const written = workload.annotations[excludedPorts];
  if (written === undefined) return [];
  const lists = portsIn(written).flatMap((port) => {
    const list = started.get(`${workload.namespace} ${port}`);
    return list && isTakenByAnnotation(mesh, workload, port) ? [list] : [];
  });
  // Thousands of pods may share a list of thousands of hosts.
  const targets = lists.length === 1 && lists[0] ? lists[0] : lists.flat();
  if (targets.length === 0) return [];
  const client = proxyOf(mesh, workload);
  const at = annotationOn(mesh, workload, excludedPorts);
  if (client.kind !== 'sidecar' || at === undefined) return [];
  return [
    {
      ...at,
      severity: 'info',
      clients: [client],
      all: [client],
      say: () =>
        `Calls of these pods to ${listNames(targets)} would go round the sidecar, which alone starts TLS for them, and leave in plain text. Take the port out of the list if the pods make such calls.`,
    },
  ];
}

function portsIn(list: string): readonly number[] {
  return [...new Set(list.split(',').map(Number))].filter((port) => port > 0);
}

function isTakenByAnnotation(mesh: Mesh, workload: Workload, port: number): boolean {
  const by = pastByPort(mesh, workload, port)?.by;
  return by !== undefined && 'annotation' in by && by.annotation === excludedPorts;
}

const ofAll = reportsOf((input) => {
  const { mesh } = input;
  const past = uncalled(input).filter(({ use }) => isTakenFromAll(mesh, use.port.number));
  if (past.length === 0) return [];
  const seeing = namespacesSeeing(mesh);
  const taken = past.filter(({ use: { clients, port } }) =>
    clients.some(({ kind, namespace }) => kind === 'sidecar' && !seeing(namespace, port.number)),
  );
  return [...groupBy(taken, ({ block }) => `${block.resource.key} ${block.path.join('/')}`).values()].map((group) =>
    hitOfBlock(mesh, group),
  );
});

function isTakenFromAll(mesh: Mesh, port: number): boolean {
  const by = pastByPort(mesh, undefined, port)?.by;
  return by !== undefined && 'mesh' in by && by.mesh === 'injection';
}

/** Tells of a namespace whether it has pods and all of them have their sidecar see a port, whatever counts for others. */
function namespacesSeeing(mesh: Mesh): (namespace: string, port: number) => boolean {
  const workloads = groupBy(mesh.workloads, ({ namespace }) => namespace);
  const known = new Map<string, boolean>();
  return (namespace, port) => {
    const key = `${namespace} ${port}`;
    let sees = known.get(key);
    if (sees === undefined) {
      const own = workloads.get(namespace) ?? [];
      sees = own.length > 0 && own.every((each) => pastByPort(mesh, each, port) === undefined);
      known.set(key, sees);
    }
    return sees;
  };
}

/** A block may be for several ports, and several hosts. */
function hitOfBlock(mesh: Mesh, group: readonly [TlsUse, ...TlsUse[]]): Hit {
  const [{ use, block }] = group;
  const targets = [...new Set(group.map(({ use: { service, port } }) => `${service.host}:${port.number}`))];
  const ports = [...new Set(group.map(({ use: { port } }) => port.number))];
  const because = ports.flatMap((port) => pastByPort(mesh, undefined, port)?.because ?? []).join(' ');
  const clients = use.clients.filter(({ kind }) => kind === 'sidecar');
  return {
    resource: block.resource,
    path: block.path,
    severity: 'warning',
    clients,
    all: clients,
    say: () =>
      `Calls to ${listNames(targets)} would leave in plain text, since no sidecar sees them to start this TLS. ${because} Take what such calls need out of that list, or have the apps start TLS themselves.`,
  };
}
