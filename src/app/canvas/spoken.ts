import { tlsWords, type CallRow, type DockedRule, type Node, type PortRow, type Topology } from '../../core/topology';
import { getCanvas } from './canvas-state';
import type { Picked } from './selecting';
import { bandOfId, bandSpot, nodesById, type Spot } from '../spots';
import { count, outcomeWords } from '../../core/picture';
import { describeNode } from './spoken-words';

/** What is said when a spot is reached: its name, and what its card or row shows, in one sentence. */
export function sayOfSpot(topology: Topology, spot: Spot): string {
  const band = bandOfId(spot.node);
  if (band !== undefined)
    return spot.part === null ? sayOfBand(topology, band) : sayOfBandPart(topology, band, spot.part);
  const node = nodesById(topology).get(spot.node);
  if (!node) return '';
  if (spot.part !== null) return sayOfPart(node, spot.part);
  const callers = topology.edges.filter((edge) => edge.type === 'call' && edge.to === node.id).length;
  return `${node.label}, ${describeNode(node, getCanvas().counts.get(node.id), callers)}.`;
}

/** What is said when what is selected grew or shrank: how many, and the one reached last. */
export function sayOfPicked(topology: Topology, picked: Picked): string {
  const [first] = picked;
  if (!first) return 'Nothing is selected.';
  const name = nameOfSpot(topology, first);
  return picked.length === 1 ? `${name} is selected.` : `${picked.length} are selected, ${name} last.`;
}

/** A spot's name as sentences use it. */
export function nameOfSpot(topology: Topology, spot: Spot): string {
  const band = bandOfId(spot.node);
  if (band !== undefined && spot.part === null) return `Namespace ${band ?? 'not written'}`;
  // What is said begins with the name: a URL, a host or a version in it goes on after its dots and colons.
  if (spot.part !== null) return sayOfSpot(topology, spot).replace(/[,:.](?:\s.*)?$/s, '');
  return nodesById(topology).get(spot.node)?.label ?? spot.node;
}

function sayOfBand(topology: Topology, namespace: string | null): string {
  const inside = topology.nodes.filter((node) => node.namespace === namespace);
  const workloads = inside.filter(
    (node) => node.lane === 'mesh' && !(node.type === 'workload' && node.proxy === 'gateway'),
  ).length;
  const entries = inside.filter((node) => node.type === 'service-entry').length;
  const sidecars = topology.sidecars?.get(namespace)?.length ?? 0;
  const facts = [count(workloads, 'workload'), count(entries, 'entry', 'entries')];
  if (sidecars > 0) facts.push(count(sidecars, 'Sidecar'));
  return `${nameOfSpot(topology, bandSpot(namespace))}, ${facts.join(', ')}.`;
}

function sayOfBandPart(topology: Topology, namespace: string | null, part: string): string {
  const note = topology.bandNotes?.get(namespace)?.find((each) => each.id === part);
  if (note) return `Note: ${note.text}`;
  const rule = topology.sidecars?.get(namespace)?.find((each) => `rule:${each.id}` === part);
  return rule ? sayOfRule(rule) : '';
}

function sayOfPart(node: Node, part: string): string {
  const name = part.slice(part.indexOf(':') + 1);
  if (part.startsWith('note:')) return `Note: ${node.notes?.find((note) => note.id === part)?.text ?? ''}`;
  switch (node.type) {
    case 'workload': {
      const call = node.calls.find((each) => each.id === name);
      if (call) return sayOfCall(call);
      const rule = node.docked?.find((each) => each.id === name);
      return rule ? sayOfRule(rule) : '';
    }
    case 'service-entry': {
      if (part.startsWith('conflict:')) return node.conflicts?.[Number(name)]?.says ?? '';
      const port = node.ports.find((each) => String(each.number) === name);
      if (part.startsWith('port:') && port) return sayOfPort(port);
      const rule = node.docked.find((each) => each.id === name);
      return rule ? sayOfRule(rule) : sayOfField(node, name);
    }
    case 'gateway': {
      const server = node.servers[Number(name)];
      return server
        ? `Server ${server.port ?? 'without port'} ${server.protocol} ${server.mode ?? ''}`.trimEnd() + '.'
        : '';
    }
    default:
      return '';
  }
}

function sayOfCall(call: CallRow): string {
  const reached = call.target !== null && (call.outcome ?? 'reached') === 'reached';
  const end = reached
    ? `, reached on port ${call.target.port}.${call.reason === undefined ? '' : ` ${call.reason}`}`
    : `. ${call.reason ?? `${outcomeWords(call.outcome ?? 'unknown')}.`}`;
  const expects = call.expects === undefined ? '' : ` Expected: ${call.expects}.`;
  return `Call to ${call.url}${end}${expects}`;
}

function sayOfPort(port: PortRow): string {
  const to = port.targetPort === undefined ? '' : `, port ${port.targetPort} at the endpoint`;
  return `Port ${port.number} ${port.protocol}, ${tlsWords[port.tls]}${to}.`;
}

function sayOfRule(rule: DockedRule): string {
  const dangling = rule.dangling ? `Nobody defines ${rule.dangling.join(', ')}.` : '';
  return `${[rule.label, ...rule.facts].join(', ')}. ${dangling}`.trimEnd();
}

function sayOfField(node: Extract<Node, { type: 'service-entry' }>, field: string): string {
  const values: Readonly<Record<string, string>> = {
    resolution: node.resolution,
    addresses: node.addresses.join(', '),
    exportTo: node.exportTo.join(', '),
  };
  return `Field ${field}, ${values[field] || 'not set'}.`;
}
