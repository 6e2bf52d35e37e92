import type { Edge, Node, Topology } from '../topology';

/** A topology in short lines for golden texts: a line a node, its rows below it, and a line an edge. */
export function describeTopology(topology: Topology): string {
  return [...topology.nodes.flatMap(describeNode), ...topology.edges.map(describeEdge)].join('\n');
}

function describeNode(node: Node): string[] {
  const head = `${node.label}${node.incomplete ? ' (incomplete)' : ''}`;
  switch (node.type) {
    case 'workload':
      return [
        head,
        ...node.calls.map(
          (call) => `  ${call.url} ${call.target ? `=> ${call.target.node} ${call.target.port}` : `?? ${call.reason}`}`,
        ),
      ];
    case 'service-entry':
      return [
        `${head}: ${node.resolution} ${node.endpointCount ?? '-'}`,
        ...node.ports.map(
          (port) => `  ${port.number}${port.targetPort ? `>${port.targetPort}` : ''} ${port.protocol} ${port.tls}`,
        ),
        ...node.docked.map((rule) => `  ${rule.label}: ${rule.facts.join(' · ')}`),
      ];
    case 'endpoint':
      return [`${head}${node.implicit ? ` (${node.implicit})` : ''}`];
    case 'gateway':
      return [
        `${head}: ${node.servers.map((server) => [server.port, server.protocol, server.mode].filter(Boolean).join(' ')).join(', ')}`,
      ];
    case 'loose':
      return [`${head}: ${node.reason}`];
    case 'cluster':
      return [`${head}: ${node.calls} to ${node.hosts.join(', ')}`];
    case 'unreadable':
      return [`${head}: ${node.message}`];
  }
}

function describeEdge(edge: Edge): string {
  const from = edge.fromRow === undefined ? edge.from : `${edge.from}[${edge.fromRow.split('/').at(-1)}]`;
  const to = edge.toRow === undefined ? edge.to : `${edge.to}[${edge.toRow}]`;
  const outcome = edge.outcome === undefined || edge.outcome === 'reached' ? '' : ` ${edge.outcome}`;
  const why = edge.why === undefined ? '' : ` (${edge.why})`;
  return `${edge.type} ${from} -> ${to}${edge.port === undefined ? '' : `:${edge.port}`} ${edge.tls}${outcome}${why}`;
}
