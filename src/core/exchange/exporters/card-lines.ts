import type { CallRow, GatewayNode, Node, ServiceEntryNode, WorkloadNode } from '../../topology';
import { breakLine } from './label-lines';
import { tlsOfApp } from './tls-words';

const prefixes = {
  workload: 'app',
  'service-entry': 'se',
  endpoint: 'ext',
  gateway: 'gw',
  unreadable: 'text',
} as const;

/** What the id of a node's box begins with. */
export function idPrefix(node: Extract<Node, { type: keyof typeof prefixes }>): string {
  return node.type === 'workload' && node.proxy === 'gateway' ? 'pod' : prefixes[node.type];
}

/** What an entry's box says: its name, first host, ports, resolution, and what docks to it; with `isAmbient` also the waypoint that ztunnel hands its calls to. */
export function entryLines(node: ServiceEntryNode, withNamespace: boolean, isAmbient = false): string[] {
  const name = withNamespace && node.namespace !== null ? `${node.namespace}/${node.name}` : node.name;
  const [host] = node.hosts;
  const ports = node.ports.map((port) =>
    `${port.number}${port.targetPort ? `→${port.targetPort}` : ''} ${port.protocol}`.trim(),
  );
  return [
    `SE ${name}`,
    ...(host === undefined ? [] : [node.hosts.length > 1 ? `${host} +${node.hosts.length - 1}` : host]),
    ...(ports.length > 0 ? [ports.join(', ')] : []),
    node.endpointCount === null ? node.resolution || 'resolution not read' : `${node.resolution} ${node.endpointCount}`,
    ...node.docked.map(
      (rule) => `${rule.kind === 'DestinationRule' ? 'DR' : 'VS'} ${rule.facts.slice(0, 2).join(', ')}`,
    ),
    ...(isAmbient && node.waypoint !== undefined ? [`waypoint ${node.waypoint}`] : []),
    ...(node.incomplete ? ['incomplete: its text has an error'] : []),
  ];
}

/** More than this does not fit over a pod's two boxes: Mermaid gives frames no room for their titles, so a longer one would lie over what is beside. */
const podTitleChars = 40;

/** More than this does not fit over the box of an application alone. */
const appTitleChars = 12;

/**
 * The title of a pod's frame, and what its application's box says. A name that does not fit into the title stands in the box. `isAlone` says that the
 * pod's proxy is in another frame.
 */
export function podWords(
  { namespace, name }: Pick<WorkloadNode, 'namespace' | 'name'>,
  isAlone = false,
): { title: string; app: readonly string[] } {
  const full = namespace === null ? name : `${namespace}/${name}`;
  const fits = full.length <= (isAlone ? appTitleChars : podTitleChars);
  return { title: fits ? `Pod ${full}` : 'Pod', app: fits ? ['app'] : ['app of', ...breakLine(full, podTitleChars)] };
}

/** What carries the calls of a pod, as the box beside its application says. */
export function carrierWords({ proxy }: WorkloadNode): string {
  if (proxy === 'ztunnel') return 'ztunnel of the node';
  return proxy === 'none' ? 'no proxy' : 'envoy';
}

/** What a gateway's box says: its name and its servers. */
export function gatewayLines(node: GatewayNode): string[] {
  const servers = node.servers.map((server) =>
    [server.port ?? '', server.protocol, server.mode ?? ''].join(' ').trim(),
  );
  return [`Gateway ${node.name}`, ...servers];
}

/** What the box of pods that are a gateway says. */
export function gatewayPodLines({ namespace, name }: WorkloadNode): string[] {
  return [`Pod ${namespace === null ? name : `${namespace}/${name}`}`, 'envoy of a gateway'];
}

/** What the app hands to its own proxy, a line for each scheme and port; more than four are cut. */
export function sentLines(node: WorkloadNode): string[] {
  const sent = [...new Set(node.calls.filter((call) => call.port !== null && call.why !== 'round').map(sentLine))];
  return sent.length > 4 ? [...sent.slice(0, 3), `and ${sent.length - 3} more`] : sent;
}

/** Whether its proxy gets to see calls of a pod, or nobody has said yet what it calls. */
export function isPassed({ calls }: WorkloadNode): boolean {
  return calls.length === 0 || calls.some(({ why }) => why !== 'round');
}

function sentLine(call: CallRow): string {
  return `${call.scheme} :${call.port}, ${tlsOfApp(call) === 'app' ? 1 : 0} TLS`;
}
