import { compareText, isEqual } from '../mesh';
import { keepKnown } from './keep';
import type { Lane, Node } from './topology';

const lanes: Readonly<Record<Lane, number>> = { mesh: 0, registry: 1, gateway: 2, external: 3 };

/** By lane, namespace (none last) and name; by id where all of them are equal. */
export function compareNodes(a: Node, b: Node): number {
  return compareTitles(a, b) || compareText(a.id, b.id);
}

function compareTitles(a: Node, b: Node): number {
  return lanes[a.lane] - lanes[b.lane] || compareNamespaces(a.namespace, b.namespace) || compareText(a.name, b.name);
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
 * Sorts nodes by lane, namespace and name, and else as they were made: the id of a text that cannot be read says nothing about its place. Nodes that
 * equal those before stay the same objects. Where all that is sorted by is as before, nodes are only replaced in their places.
 */
export function sortNodes(parts: readonly Node[], before?: SortedNodes): SortedNodes {
  const replaced = before && replaceNodes(parts, before);
  if (replaced) return replaced;
  const order = parts.map((_, index) => index).sort((a, b) => compareTitles(parts[a] as Node, parts[b] as Node));
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
    if (part.id !== old.id || compareTitles(part, old) !== 0) return undefined;
    const place = before.places[index] as number;
    if (isEqual(before.nodes[place], part)) continue;
    nodes ??= [...before.nodes];
    nodes[place] = part;
  }
  return { nodes: nodes ?? before.nodes, parts, places: before.places };
}

/**
 * The namespaces of the Mesh and Registry lanes, and others that need a band, by name; then the root namespace, which serves all; then null for what
 * names none.
 */
export function listBands(
  nodes: readonly Node[],
  others: readonly (string | null)[],
  rootNamespace: string,
): (string | null)[] {
  const found = new Set<string | null>(others);
  for (const node of nodes) if (isInBand(node)) found.add(node.namespace);
  const rank = (band: string | null): number => (band === null ? 2 : Number(band === rootNamespace));
  return [...found].sort((a, b) => rank(a) - rank(b) || compareNamespaces(a, b));
}

function compareNamespaces(a: string | null, b: string | null): number {
  if (a === b) return 0;
  if (a === null) return 1;
  return b === null ? -1 : compareNames(a, b);
}

/** Whether a node lies in the band of its namespace. */
export function isInBand({ lane, type }: Node): boolean {
  return (lane === 'mesh' || lane === 'registry') && type !== 'cluster';
}

/** By text, but numbers in it by their value, so that `catalog-2` comes before `catalog-10`; the same on every machine. */
export function compareNames(a: string, b: string): number {
  if (a === b) return 0;
  let [left, right] = [0, 0];
  while (left < a.length && right < b.length) {
    const [leftEnd, rightEnd] = [pieceEnd(a, left), pieceEnd(b, right)];
    const order = comparePieces(a.slice(left, leftEnd), b.slice(right, rightEnd));
    if (order !== 0) return order;
    [left, right] = [leftEnd, rightEnd];
  }
  return a.length - left - (b.length - right) || compareText(a, b);
}

/** Where the run of digits ends that begins here, or what stands before the next one. */
function pieceEnd(text: string, from: number): number {
  const isDigits = isNumber(text, from);
  let end = from + 1;
  while (end < text.length && isNumber(text, end) === isDigits) end++;
  return end;
}

/** Numbers by their digits, since they may be longer than a number can be told apart. */
function comparePieces(a: string, b: string): number {
  if (!isNumber(a, 0) || !isNumber(b, 0)) return compareText(a, b);
  const [left, right] = [a.replace(/^0+/, ''), b.replace(/^0+/, '')];
  return left.length - right.length || compareText(left, right);
}

function isNumber(text: string, at: number): boolean {
  const code = text.charCodeAt(at);
  return code >= 48 && code <= 57;
}
