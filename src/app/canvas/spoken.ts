import { bandOfId, nodesById, type Spot } from '../../core/picture';
import type { Node, Topology } from '../../core/topology';
import { getCanvas } from './canvas-state';
import type { Picked } from './selecting';
import { describeNode, sayBand, sayCall, sayField, sayPort, sayRule, sayServer, spokenWords } from './words/spoken';

/** What is said when a spot is reached: its name, and what its card or row shows, in one sentence. */
export function sayOfSpot(topology: Topology, spot: Spot): string {
  const band = bandOfId(spot.node);
  if (band !== undefined)
    return spot.part === null ? sayOfBand(topology, band) : sayOfBandPart(topology, band, spot.part);
  const node = nodesById(topology).get(spot.node);
  if (!node) return '';
  if (spot.part !== null) return sayOfPart(node, spot.part);
  const callers = topology.edges.filter((edge) => edge.type === 'call' && edge.to === node.id).length;
  return spokenWords.card(node.label, describeNode(node, getCanvas().counts.get(node.id), callers));
}

/** What is said when what is selected grew or shrank: how many, and the one reached last. */
export function sayOfPicked(topology: Topology, picked: Picked): string {
  const [first] = picked;
  if (!first) return spokenWords.nothingSelected;
  const name = nameOfSpot(topology, first);
  return picked.length === 1 ? spokenWords.selected(name) : spokenWords.severalSelected(picked.length, name);
}

/** A spot's name as sentences use it. */
export function nameOfSpot(topology: Topology, spot: Spot): string {
  const band = bandOfId(spot.node);
  if (band !== undefined && spot.part === null) return spokenWords.namespace(band);
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
  return sayBand(namespace, { workloads, entries, sidecars });
}

function sayOfBandPart(topology: Topology, namespace: string | null, part: string): string {
  const note = topology.bandNotes?.get(namespace)?.find((each) => each.id === part);
  if (note) return spokenWords.note(note.text);
  const rule = topology.sidecars?.get(namespace)?.find((each) => `rule:${each.id}` === part);
  return rule ? sayRule(rule) : '';
}

function sayOfPart(node: Node, part: string): string {
  const name = part.slice(part.indexOf(':') + 1);
  if (part.startsWith('note:')) return spokenWords.note(node.notes?.find((note) => note.id === part)?.text ?? '');
  switch (node.type) {
    case 'workload': {
      if (part.startsWith('pod:')) return spokenWords.pod(name);
      const call = node.calls.find((each) => each.id === name);
      if (call) return sayCall(call);
      const rule = node.docked?.find((each) => each.id === name);
      return rule ? sayRule(rule) : '';
    }
    case 'service-entry': {
      if (part.startsWith('conflict:')) return node.conflicts?.[Number(name)]?.says ?? '';
      const port = node.ports.find((each) => String(each.number) === name);
      if (part.startsWith('port:') && port) return sayPort(port);
      const rule = node.docked.find((each) => each.id === name);
      return rule ? sayRule(rule) : sayField(node, name);
    }
    case 'gateway': {
      const server = node.servers[Number(name)];
      return server ? sayServer(server) : '';
    }
    default:
      return '';
  }
}
