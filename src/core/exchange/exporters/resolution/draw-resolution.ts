import type { ClusterEndpoint, ClusterUse, Mesh, Proxy, ServiceEntry } from '../../../mesh';
import { firstOf } from '../label-lines';
import { Sketch, type Box, type Frame } from '../sketch';
import type { DrawnCalls } from '../tls/draw-tls';
import { endpointLines, shareWords } from './cluster-lines';
import { fansOf, type Fan, type FanWay } from './fans';

/** What a client's look-up of each host gives, which cluster takes the connection, and what that dials. */
export function drawResolution(
  mesh: Mesh,
  direction: 'LR' | 'TB',
  keeps: (entry: ServiceEntry, use: ClusterUse) => boolean,
  keepsEntry: (entry: ServiceEntry) => boolean,
): DrawnCalls {
  const sketch = new Sketch();
  for (const fan of fansOf(mesh, keeps)) if (fan.ways.length > 0 || keepsEntry(fan.entry)) drawFan(sketch, fan);
  const caption = 'Resolution: what each host gives a caller; solid is dialled first, dotted when that is gone';
  return { picture: sketch.picture(caption, direction), targets: sketch.targets };
}

const clientFrame: Frame = { key: 'clients', title: 'Who asks', rank: 0 };
const dialledFrame: Frame = { key: 'dialled', title: 'What is dialled', rank: 2 };

function drawFan(sketch: Sketch, { entry, ways }: Fan): void {
  if (ways.length === 0) sketch.box(unseenBox(entry));
  for (const way of ways) drawWay(sketch, entry, way);
}

function frameOf({ resource, namespace, name, resolution }: ServiceEntry): Frame {
  const title = `SE ${namespace}/${name}, resolution ${resolution === '' ? 'not read' : resolution}`;
  return { key: resource.key, title, name: `se ${namespace} ${name}`, rank: 1 };
}

function unseenBox(entry: ServiceEntry): Box {
  const { resource, namespace, name, hosts } = entry;
  return {
    key: `unseen ${resource.key}`,
    frame: frameOf(entry),
    prefix: 'unseen',
    name: `${namespace} ${name}`,
    lines: [firstOf(hosts, 2), 'no cluster for any client'],
    form: 'box',
    target: resource.key,
  };
}

function drawWay(sketch: Sketch, entry: ServiceEntry, way: FanWay): void {
  const { port, lookup, choice, cluster } = way;
  const from = clientBox(way.clients);
  const to = clusterBox(entry, way);
  const dialled = `:${port.number} ${port.protocol}`.trim();
  if (lookup === undefined) sketch.arrow({ from, to, look: 'plain', lines: [dialled, choice] });
  else {
    const asked = lookupBox(entry, way, lookup);
    sketch.arrow({ from, to: asked, look: 'plain', lines: [] });
    sketch.arrow({ from: asked, to, look: 'plain', lines: [dialled, choice] });
  }
  for (const group of groupsOf(way)) {
    const look = group.first.priority === 0 ? 'plain' : 'dotted';
    const share = shareWords(cluster, group.first);
    const lines = share === undefined || group.count > 1 ? priorityWords(way, group.first) : [share];
    sketch.arrow({ from: to, to: endpointBox(entry, way, group), look, lines });
  }
  if (cluster.type === 'DYNAMIC_FORWARD_PROXY')
    sketch.arrow({ from: to, to: calledBox(entry, way), look: 'plain', lines: [] });
}

/** Endpoints of a cluster in one box: each its own, or all of one locality and priority where there are many. */
interface EndpointGroup {
  readonly first: ClusterEndpoint;
  readonly count: number;
}

/** More endpoints than this are drawn as one box for each locality. */
const mostEndpoints = 8;

function groupsOf({ cluster: { endpoints } }: FanWay): readonly EndpointGroup[] {
  if (endpoints.length <= mostEndpoints) return endpoints.map((first) => ({ first, count: 1 }));
  const groups = new Map<string, EndpointGroup>();
  for (const first of endpoints) {
    const key = `${first.priority} ${first.locality ?? ''}`;
    const known = groups.get(key);
    groups.set(key, known ? { ...known, count: known.count + 1 } : { first, count: 1 });
  }
  return [...groups.values()];
}

function priorityWords({ cluster: { endpoints } }: FanWay, { priority }: ClusterEndpoint): string[] {
  return endpoints.some((each) => each.priority !== priority) ? [`P${priority}`] : [];
}

function clientBox(clients: readonly Proxy[]): Box {
  const names = [...new Set(clients.map(clientName))];
  const [only] = clients;
  return {
    key: `clients ${names.join(' ')}`,
    frame: clientFrame,
    prefix: 'from',
    name: names[0] ?? 'nobody',
    lines: names.length > 4 ? [...names.slice(0, 3), `and ${names.length - 3} more`] : names,
    form: 'box',
    target: clients.length === 1 ? only?.workload?.id : undefined,
  };
}

function clientName({ kind, namespace, workload }: Proxy): string {
  if (kind === 'egress-gateway') return `gateway in ${namespace}`;
  if (kind === 'waypoint') return `waypoint in ${namespace}`;
  return workload ? `${workload.namespace}/${workload.name}` : `any pod in ${namespace}`;
}

function lookupBox(entry: ServiceEntry, { hosts, cluster }: FanWay, lookup: readonly string[]): Box {
  const [host = ''] = hosts;
  return {
    key: `lookup ${entry.resource.key} ${hosts.join(' ')} ${lookup.join(' ')}`,
    frame: frameOf(entry),
    prefix: 'name',
    name: cluster.host,
    lines: [hosts.length > 1 ? `${host} and ${hosts.length - 1} alike` : host, ...lookup],
    form: 'round',
    target: entry.resource.key,
  };
}

function clusterBox(entry: ServiceEntry, { cluster, clients, lines, port }: FanWay): Box {
  return {
    key: `cluster ${entry.resource.key} ${cluster.name} ${clients.map(clientName).join(' ')}`,
    frame: frameOf(entry),
    prefix: 'cluster',
    name: `${cluster.host} ${port.number} ${cluster.subset ?? ''}`,
    lines: [cluster.name, ...lines],
    form: 'box',
    target: entry.resource.key,
  };
}

function endpointBox(entry: ServiceEntry, { cluster }: FanWay, { first, count }: EndpointGroup): Box {
  const lines = endpointLines(cluster.type, first);
  const name = count > 1 ? `${first.locality ?? cluster.host} ${first.priority}` : (lines[0] ?? '');
  return {
    key: `end ${entry.resource.key} ${cluster.type} ${count} ${name} ${lines.join(' ')}`,
    frame: dialledFrame,
    prefix: 'end',
    name,
    lines: count > 1 ? [`${count} endpoints`, ...(first.locality === undefined ? [] : [first.locality])] : lines,
    form: 'round',
    target: entry.resource.key,
  };
}

function calledBox(entry: ServiceEntry, { cluster, port }: FanWay): Box {
  return {
    key: `called ${entry.resource.key} ${port.number}`,
    frame: dialledFrame,
    prefix: 'end',
    name: cluster.host,
    lines: [`a name of ${cluster.host}`, 'as called, looked up by Envoy'],
    form: 'round',
    target: entry.resource.key,
  };
}
