import { counted } from '../../text';
import type { Node, Topology } from '../../topology';
import { outcomeOf, outcomeWords, tlsWords } from '../words';

/** So many calls are told one by one; more are counted. */
const mostCalls = 200;

/** What a picture shows in words, for those who do not see it: what there is, and what becomes of each call. */
export function describe(topology: Topology): string {
  const calls = topology.nodes.flatMap(callsOf);
  const told = calls.slice(0, mostCalls);
  const rest = calls.length - told.length;
  return [
    `Flow graph: ${whatThereIs(topology.nodes)}.`,
    ...told,
    ...(rest > 0 ? [`${counted(rest, 'more call')}.`] : []),
    ...topology.nodes.flatMap(uncalled(topology)),
  ].join(' ');
}

function whatThereIs(nodes: readonly Node[]): string {
  const of = (type: Node['type']): number => nodes.filter((node) => node.type === type).length;
  const gateways = nodes.filter(isGatewayPod).length;
  const parts = [
    [of('workload') - gateways, 'pod', 'pods'],
    [gateways, 'gateway pod', 'gateway pods'],
    [of('service-entry'), 'ServiceEntry', 'ServiceEntries'],
    [of('gateway'), 'Gateway', 'Gateways'],
    [of('endpoint'), 'external endpoint', 'external endpoints'],
    [of('unreadable'), 'document that cannot be read', 'documents that cannot be read'],
  ] as const;
  const said = parts.filter(([number]) => number > 0).map(([number, one, many]) => counted(number, one, many));
  return said.join(', ') || 'nothing is drawn';
}

function isGatewayPod(node: Node): boolean {
  return node.type === 'workload' && node.proxy === 'gateway';
}

function callsOf(node: Node): string[] {
  if (node.type !== 'workload') return [];
  const who = node.namespace === null ? node.name : `${node.namespace}/${node.name}`;
  return node.calls.map(
    (call) => `${who} calls ${call.shown ?? call.url}: ${outcomeWords(outcomeOf(call)).toLowerCase()}.`,
  );
}

/** What each entry leaves the pod with, a sentence an entry. */
function uncalled(topology: Topology) {
  const called = new Set(topology.edges.filter(({ type }) => type === 'call').map(({ to }) => to));
  return (node: Node): string[] => {
    if (node.type !== 'service-entry') return [];
    const ports = node.ports.map((port) => `${port.number} ${port.protocol}, ${tlsWords(port.tls)}`).join('; ');
    const resolution = node.resolution === '' ? 'not read' : node.resolution;
    const end = called.has(node.id) ? '' : ', not called';
    return [
      `${node.label} for ${node.hosts.join(', ') || 'no host'}, resolution ${resolution}: ${ports || 'no port'}${end}.`,
    ];
  };
}
