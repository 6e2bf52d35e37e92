import { compareText } from '../mesh';
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

/** How a list of nodes was sorted: the ids as they came, and the index of each node of the sorted list. */
export interface Sorting {
  readonly ids: readonly string[];
  readonly order: readonly number[];
}

/** How to sort nodes by lane, namespace, name and id. An id implies the others, so a list with the same ids is sorted as before. */
export function sortingOf(nodes: readonly Node[], before?: Sorting): Sorting {
  if (before?.ids.length === nodes.length && nodes.every((node, index) => node.id === before.ids[index])) return before;
  const order = nodes.map((_, index) => index).sort((a, b) => compareNodes(nodes[a] as Node, nodes[b] as Node));
  return { ids: nodes.map((node) => node.id), order };
}

/** The namespaces of the Mesh and Registry lanes by name; then the root namespace, which serves all; then null for what names none. */
export function listBands(nodes: readonly Node[], rootNamespace: string): (string | null)[] {
  const found = new Set<string | null>();
  for (const node of nodes) if (node.lane === 'mesh' || node.lane === 'registry') found.add(node.namespace);
  const rank = (band: string | null): number => (band === null ? 2 : Number(band === rootNamespace));
  return [...found].sort((a, b) => rank(a) - rank(b) || compareNamespaces(a, b));
}

function compareNamespaces(a: string | null, b: string | null): number {
  if (a === b) return 0;
  if (a === null) return 1;
  return b === null ? -1 : compareText(a, b);
}
