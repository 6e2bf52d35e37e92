import { tlsWords, type Node, type PortRow, type ServiceEntryNode, type Topology } from '../../core/topology';
import { callBranch, cardBranch, drawnIn, endpointBranches, ruleBranch, type Drawn } from './drawn';
import type { Branch } from './row';
import { missingWords, noteWords, rowWords } from './words/rows';

/** The tree as it is drawn: namespaces with their pods and entries, and what no namespace holds at the end. */
export function branchesByNamespace(topology: Topology): Branch[] {
  const drawn = drawnIn(topology);
  const members = new Map<string | null, Node[]>(topology.bands.map((band) => [band, []]));
  const others: Node[] = [];
  for (const node of topology.nodes) {
    if (node.type === 'endpoint') continue;
    const band = node.type === 'cluster' || node.type === 'unreadable' ? undefined : members.get(node.namespace);
    (band ?? others).push(node);
  }
  return [
    ...[...members].map(([namespace, nodes]) => namespaceBranch(drawn, namespace, nodes)),
    ...others.map((node) => nodeBranch(drawn, node)),
  ];
}

function namespaceBranch(drawn: Drawn, namespace: string | null, nodes: readonly Node[]): Branch {
  const sidecars = drawn.topology.sidecars?.get(namespace) ?? [];
  const label = namespace ?? missingWords.namespace;
  const pods = nodes.filter((node) => node.type === 'workload' && node.proxy !== 'gateway').length;
  const entries = nodes.filter((node) => node.type === 'service-entry').length;
  const detail = rowWords.namespaceDetail(pods, entries);
  const children = (): Branch[] => [
    ...sidecars.map((rule) => ruleBranch(rule, '')),
    ...nodes.map((node) => nodeBranch(drawn, node)),
  ];
  return {
    id: `namespace:${namespace ?? ''}`,
    type: 'namespace',
    label,
    detail,
    spoken: rowWords.namespaceSpoken(label, detail),
    kind: 'Namespace',
    place: undefined,
    resource: undefined,
    incomplete: false,
    startsOpen: true,
    ...(sidecars.length + nodes.length > 0 ? { children } : {}),
  };
}

function nodeBranch(drawn: Drawn, node: Node): Branch {
  return {
    ...cardBranch(node, ''),
    startsOpen: node.type === 'workload',
    ...(hasChildren(drawn, node) ? { children: () => childrenOf(drawn, node) } : {}),
  };
}

/** Whether `childrenOf` has any; they themselves are made for those that are open alone. */
function hasChildren(drawn: Drawn, node: Node): boolean {
  if ((node.notes?.length ?? 0) > 0) return true;
  if (node.type === 'workload') return node.calls.length > 0 || (node.docked?.length ?? 0) > 0;
  if (node.type !== 'service-entry') return false;
  return node.ports.length > 0 || node.docked.length > 0 || endpointBranches(drawn, node, '').length > 0;
}

function childrenOf(drawn: Drawn, node: Node): readonly Branch[] {
  const under = `${node.id}/`;
  if (node.type === 'workload') {
    return [
      ...node.calls.map((call) => callBranch(call, drawn, node.id)),
      ...(node.docked ?? []).map((rule) => ruleBranch(rule, under)),
      ...noteBranches(node),
    ];
  }
  if (node.type === 'service-entry') {
    return [
      ...node.ports.map((port, index) => portBranch(node, port, index)),
      ...node.docked.map((rule) => ruleBranch(rule, under)),
      ...endpointBranches(drawn, node, under),
      ...noteBranches(node),
    ];
  }
  return noteBranches(node);
}

function portBranch(entry: ServiceEntryNode, port: PortRow, index: number): Branch {
  const number =
    port.targetPort === undefined ? String(port.number) : rowWords.portNumber(port.number, port.targetPort);
  return {
    id: `port:${entry.id}:${index}`,
    type: 'part',
    label: number,
    detail: `${port.protocol} · ${tlsWords[port.tls]}`,
    spoken: `${rowWords.portSpoken(number, port.protocol)}, ${tlsWords[port.tls]}`,
    kind: undefined,
    place: port.place,
    resource: entry.id,
    incomplete: entry.incomplete,
  };
}

function noteBranches(node: Node): Branch[] {
  return (node.notes ?? []).map((note) => ({
    id: note.id,
    type: 'part',
    label: note.text,
    detail: noteWords.detail(note.path),
    spoken: noteWords.spoken(note.text, note.path),
    kind: undefined,
    place: note.place,
    resource: undefined,
    incomplete: false,
  }));
}
