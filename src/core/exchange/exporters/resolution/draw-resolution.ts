import {
  clientsOf,
  knowsEntry,
  scopeOf,
  type Cluster,
  type ClusterEndpoint,
  type Mesh,
  type Proxy,
  type ServiceEntry,
} from '../../../mesh';
import type { CallScope } from '../call-scope';
import { firstOf, wrapLabel } from '../label-lines';
import { Sketch, type Box, type Frame } from '../sketch';
import type { DrawnCalls } from '../tls/draw-tls';
import { clusterLines, endpointLines, shareWords } from './cluster-lines';
import { fansOf, type FanWay } from './fans';

/** What a client's look-up of each host gives, which cluster takes the connection, and what that dials. */
export function drawResolution(mesh: Mesh, direction: 'LR' | 'TB', part: CallScope): DrawnCalls {
  const sketch = new Sketch();
  const fans = fansOf(mesh, part);
  const drawn = new Set(fans.flatMap(({ ways }) => ways.flatMap(ownersOf)));
  for (const fan of fans) {
    if (fan.ways.length === 0 && part.entry(fan.entry) && !drawn.has(fan.entry))
      sketch.box(unseenBox(fan.entry, isRouted(mesh, fan.entry)));
    for (const way of fan.ways) drawWay(sketch, fan.entry, way);
  }
  const caption = 'Resolution: what each host gives a caller; solid is dialled first, dotted when that is gone';
  return { picture: sketch.picture(caption, direction), targets: sketch.targets };
}

const clientFrame: Frame = { key: 'clients', title: 'Who asks', rank: 0 };
const meshFrame: Frame = { key: 'mesh', title: 'In the mesh', rank: 2 };
const dialledFrame: Frame = { key: 'dialled', title: 'What is dialled', rank: 3 };

/** The entries whose clusters a way ends at: routes for one host send to another. */
function ownersOf({ arrivals }: FanWay): readonly (ServiceEntry | undefined)[] {
  return arrivals.map(({ cluster }) => entryOf(cluster));
}

/** Whether some client has clusters of an entry all the same, for routes that send there. */
function isRouted(mesh: Mesh, entry: ServiceEntry): boolean {
  return clientsOf(mesh).some((client) => knowsEntry(scopeOf(mesh, client), entry));
}

function frameOf({ resource, namespace, name, resolution }: ServiceEntry): Frame {
  const title = `SE ${namespace}/${name}, resolution ${resolution === '' ? 'not read' : resolution}`;
  return { key: resource.key, title, name: `se ${namespace} ${name}`, rank: 1 };
}

function unseenBox(entry: ServiceEntry, routed: boolean): Box {
  const { resource, namespace, name, hosts } = entry;
  return {
    key: `unseen ${resource.key}`,
    frame: frameOf(entry),
    prefix: 'unseen',
    name: `${namespace} ${name}`,
    lines: [firstOf(hosts, 2), routed ? 'a cluster for routes alone' : 'no cluster for any client'],
    form: 'box',
    target: resource.key,
  };
}

function drawWay(sketch: Sketch, entry: ServiceEntry, way: FanWay): void {
  const { hosts, port, clients, lookup, arrivals } = way;
  const client = clientBox(way);
  const asked = lookup && lookupBox(entry, hosts, lookup);
  if (asked) sketch.arrow({ from: client, to: asked, look: 'plain', lines: [] });
  for (const { cluster, lines } of arrivals) {
    const to = clusterBox(entry, cluster, clients);
    const dialled = `:${port.number} ${port.protocol}`.trim();
    sketch.arrow({ from: asked ?? client, to, look: 'plain', lines: [dialled, ...lines] });
    drawEndpoints(sketch, cluster, to);
  }
}

function drawEndpoints(sketch: Sketch, cluster: Cluster, from: Box): void {
  for (const group of groupsOf(cluster)) {
    const look = group.first.priority === 0 ? 'plain' : 'dotted';
    const share = group.count > 1 ? priorityWords(cluster, group.first) : shareWords(cluster, group.first);
    sketch.arrow({ from, to: endpointBox(cluster, group), look, lines: share === undefined ? [] : [share] });
  }
  if (cluster.type === 'DYNAMIC_FORWARD_PROXY')
    sketch.arrow({ from, to: calledBox(cluster), look: 'plain', lines: [] });
}

/** Endpoints of a cluster in one box: each its own, or all of one locality and priority where there are many. */
interface EndpointGroup {
  readonly first: ClusterEndpoint;
  readonly count: number;
}

/** More endpoints than this are drawn as one box for each locality. */
const mostEndpoints = 8;

function groupsOf({ endpoints }: Cluster): readonly EndpointGroup[] {
  if (endpoints.length <= mostEndpoints) return endpoints.map((first) => ({ first, count: 1 }));
  const groups = new Map<string, EndpointGroup>();
  for (const first of endpoints) {
    const key = `${first.priority} ${first.locality ?? ''}`;
    const known = groups.get(key);
    groups.set(key, known ? { ...known, count: known.count + 1 } : { first, count: 1 });
  }
  return [...groups.values()];
}

function priorityWords({ endpoints }: Cluster, { priority }: ClusterEndpoint): string | undefined {
  return endpoints.some((each) => each.priority !== priority) ? `P${priority}` : undefined;
}

/** Those with a drawn call before all others that get the same. */
function clientBox({ clients, callers }: FanWay): Box {
  const isCalling = ({ workload }: Proxy): boolean => workload !== undefined && callers.has(workload.id);
  const calling = namesOf(clients.filter(isCalling));
  const others = namesOf(clients.filter((client) => !isCalling(client)));
  const named = calling.length > 0 ? calling : others;
  const [only] = clients;
  return {
    key: `clients ${JSON.stringify(calling)} ${JSON.stringify(others)}`,
    frame: clientFrame,
    prefix: 'from',
    name: named[0] ?? 'nobody',
    lines: [...firstLines(named), ...(named === others || others.length === 0 ? [] : restLines(others))],
    form: 'box',
    target: clients.length === 1 ? only?.workload?.id : undefined,
  };
}

function namesOf(clients: readonly Proxy[]): readonly string[] {
  return [...new Set(clients.map(clientName))];
}

function firstLines(names: readonly string[]): readonly string[] {
  return names.length > 4 ? [...names.slice(0, 3), `and ${names.length - 3} more`] : names;
}

/** Pods that get the same and have no drawn call to it. */
function restLines(names: readonly string[]): readonly string[] {
  return wrapLabel(`no drawn call, same answer: ${firstOf(names, 4)}`);
}

function clientName(client: Proxy | undefined): string {
  if (client === undefined) return 'nobody';
  const { kind, namespace, workload } = client;
  if (kind === 'egress-gateway') return `gateway in ${namespace}`;
  if (kind === 'waypoint') return `waypoint in ${namespace}`;
  return workload ? `${workload.namespace}/${workload.name}` : `any pod in ${namespace}`;
}

function lookupBox(entry: ServiceEntry, hosts: readonly string[], lookup: readonly string[]): Box {
  const [host = ''] = hosts;
  return {
    key: `lookup ${entry.resource.key} ${hosts.join(' ')} ${lookup.join(' ')}`,
    frame: frameOf(entry),
    prefix: 'name',
    name: host,
    lines: [hosts.length > 1 ? `${host} and ${hosts.length - 1} alike` : host, ...lookup],
    form: 'round',
    target: entry.resource.key,
  };
}

function clusterBox(entry: ServiceEntry, cluster: Cluster, clients: readonly Proxy[]): Box {
  // What ztunnel has is no cluster of Envoy's, and no rule says anything about it.
  const isPlain = cluster.service === undefined && cluster.type !== null;
  const lines = isPlain
    ? [cluster.name, 'ztunnel at layer 4', 'no rule applies']
    : [cluster.name, ...clusterLines(cluster)];
  const by = clients.some(({ kind }) => kind !== 'egress-gateway') ? '' : clientName(clients[0]);
  const endpoints = cluster.endpoints.map((each) => [...endpointLines(cluster, each), each.priority, each.weight]);
  const owner = isPlain ? entry : entryOf(cluster);
  return {
    key: `cluster ${JSON.stringify([lines, endpoints, by])}`,
    frame: owner ? frameOf(owner) : meshFrame,
    prefix: 'cluster',
    name: `${by} ${cluster.host} ${cluster.port} ${cluster.subset ?? ''}`,
    lines,
    form: 'box',
    target: (owner?.resource ?? cluster.service?.resource)?.key,
  };
}

function entryOf({ service, servicePort }: Cluster): ServiceEntry | undefined {
  return servicePort?.owner.entry ?? service?.entry;
}

function endpointBox(cluster: Cluster, { first, count }: EndpointGroup): Box {
  const lines = endpointLines(cluster, first);
  const target = (first.resource ?? cluster.service?.resource)?.key;
  const name = count > 1 ? `${first.locality ?? cluster.host} ${first.priority}` : (lines[0] ?? '');
  return {
    key: `end ${target} ${count} ${name} ${lines.join(' ')}`,
    frame: dialledFrame,
    prefix: 'end',
    name,
    lines: count > 1 ? [`${count} endpoints`, ...(first.locality === undefined ? [] : [first.locality])] : lines,
    form: 'round',
    target,
  };
}

function calledBox(cluster: Cluster): Box {
  const target = entryOf(cluster)?.resource.key;
  return {
    key: `called ${target} ${cluster.name}`,
    frame: dialledFrame,
    prefix: 'end',
    name: cluster.host,
    lines: [`a name of ${cluster.host}`, 'as called, looked up by Envoy'],
    form: 'round',
    target,
  };
}
