import { compareText, isEqual } from '../mesh';
import { keepKnown } from './keep';
import type { Lane, Node } from './topology';

const lanes: Readonly<Record<Lane, number>> = { mesh: 0, registry: 1, gateway: 2, external: 3 };

/** By lane, namespace (none last) and name; by id where all of them are equal. */
function compareNodes(a: Node, b: Node): number {
  return (
    lanes[a.lane] - lanes[b.lane] ||
    compareNamespaces(a.namespace, b.namespace) ||
    compareText(a.name, b.name) ||
    compareText(a.id, b.id)
  );
}

/** Nodes in the order of a topology, and how they came to stand there. */
export interface SortedNodes {
  readonly nodes: readonly Node[];
  /** As they were made. */
  readonly parts: readonly Node[];
  /** The index in `nodes` of each part. The same list as before as long as no id came, went or moved. */
  readonly places: readonly number[];
}

/**
 * Sorts nodes by lane, namespace, name and id. Nodes that equal those before stay the same objects. An id and a lane imply what is
 * sorted by, so where all of them are as before, nodes are only replaced in their places.
 */
export function sortNodes(parts: readonly Node[], before?: SortedNodes): SortedNodes {
  const replaced = before && replaceNodes(parts, before);
  if (replaced) return replaced;
  const order = parts.map((_, index) => index).sort((a, b) => compareNodes(parts[a] as Node, parts[b] as Node));
  const places = new Array<number>(parts.length);
  for (const [place, index] of order.entries()) places[index] = place;
  const sorted = order.map((index) => parts[index] as Node);
  return { nodes: keepKnown(sorted, before?.nodes), parts, places };
}

function replaceNodes(parts: readonly Node[], before: SortedNodes): SortedNodes | undefined {
  if (parts.length !== before.parts.length) return undefined;
  let nodes: Node[] | undefined;
  for (let index = 0; index < parts.length; index++) {
    const part = parts[index] as Node;
    const old = before.parts[index] as Node;
    if (part === old) continue;
    if (part.id !== old.id || part.lane !== old.lane) return undefined;
    const place = before.places[index] as number;
    if (isEqual(before.nodes[place], part)) continue;
    nodes ??= [...before.nodes];
    nodes[place] = part;
  }
  return { nodes: nodes ?? before.nodes, parts, places: before.places };
}

/** The namespaces of the Mesh and Registry lanes by name; then the root namespace, which serves all; then null for what names none. */
export function listBands(nodes: readonly Node[], rootNamespace: string): (string | null)[] {
  const found = new Set<string | null>();
  for (const node of nodes) {
    const inBand = (node.lane === 'mesh' || node.lane === 'registry') && node.type !== 'cluster';
    if (inBand) found.add(node.namespace);
  }
  const rank = (band: string | null): number => (band === null ? 2 : Number(band === rootNamespace));
  return [...found].sort((a, b) => rank(a) - rank(b) || compareNamespaces(a, b));
}

function compareNamespaces(a: string | null, b: string | null): number {
  if (a === b) return 0;
  if (a === null) return 1;
  return b === null ? -1 : compareText(a, b);
}
