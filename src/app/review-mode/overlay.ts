import type { DocumentChange } from '../../core/review';
import type { Edge, Node, ServiceEntryNode, Topology, WorkloadNode } from '../../core/topology';
import type { ReviewMark } from '../review-state';

/** Both states of a flow graph as one: what is in the baseline alone is drawn too, and what differs is marked. */
export interface Overlay {
  readonly topology: Topology;
  /** By ids of cards, wires and docked rules. */
  readonly marks: ReadonlyMap<string, ReviewMark>;
}

/**
 * The flow graph of a proposal with what only the baseline has. Cards and wires are the same where their ids are. What comes from the baseline has no
 * place: its text is not in the design, so nothing can be selected in it or written to it.
 */
export function overlayOf(before: Topology, after: Topology): Overlay {
  const nodes = pairUp(before.nodes, after.nodes);
  const edges = pairUp(before.edges, after.edges);
  const rules = pairUp(rulesOf(before), rulesOf(after));
  const withRules = rulesKeeper(before, new Set(rules.gone.map(({ id }) => id)));
  const led = ledElsewhere(before.edges, after.edges);
  const ghosts = [...edges.gone, ...led].map(withoutPlaces);
  const bands = [...after.bands, ...before.bands.filter((band) => !after.bands.includes(band))];
  return {
    topology: {
      ...after,
      nodes: [...after.nodes.map(withRules), ...nodes.gone.map(withoutPlaces)],
      edges: [...after.edges, ...ghosts],
      // Cards without a namespace stand last.
      bands: [...bands.filter((band) => band !== null), ...bands.filter((band) => band === null)],
    },
    marks: new Map([
      ...nodes.marks,
      ...edges.marks,
      ...led.map(({ id }): readonly [string, ReviewMark] => [id, 'removed']),
      ...rules.marks,
    ]),
  };
}

/** The same graph without where it is written. */
export function detached(topology: Topology): Topology {
  const { sidecars, bands } = topology;
  return {
    bands,
    nodes: topology.nodes.map(withoutPlaces),
    edges: topology.edges.map(withoutPlaces),
    ...(sidecars && { sidecars: new Map([...sidecars].map(([band, rules]) => [band, rules.map(nowhereRule)])) }),
  };
}

/** Marks on resources by their keys; those that differ in comments and layout alone have none. */
export function documentMarks(documents: readonly DocumentChange[]): ReadonlyMap<string, ReviewMark> {
  return new Map(documents.filter(({ textOnly }) => !textOnly).map(({ key, change }) => [key, change]));
}

interface Pairs<T> {
  readonly gone: readonly T[];
  readonly marks: readonly (readonly [string, ReviewMark])[];
}

function pairUp<T extends { readonly id: string }>(before: readonly T[], after: readonly T[]): Pairs<T> {
  const old = new Map(before.map((each) => [each.id, each]));
  const now = new Set(after.map(({ id }) => id));
  const gone = before.filter(({ id }) => !now.has(id));
  const marks = after.flatMap((each): (readonly [string, ReviewMark])[] => {
    const was = old.get(each.id);
    if (was === undefined) return [[each.id, 'added']];
    return sameFacts(was, each) ? [] : [[each.id, 'changed']];
  });
  return { gone, marks: [...marks, ...gone.map(({ id }) => [id, 'removed'] as const)] };
}

/** Wires of the baseline that now lead elsewhere, under ids of their own, so that both ways are drawn. */
function ledElsewhere(before: readonly Edge[], after: readonly Edge[]): readonly Edge[] {
  const now = new Map(after.map((edge) => [edge.id, edge]));
  return before.flatMap((edge) => {
    const { to, from } = now.get(edge.id) ?? edge;
    return to === edge.to && from === edge.from ? [] : [{ ...edge, id: `before:${edge.id}` }];
  });
}

/** Hangs rules that are gone under the cards that they hung under. */
function rulesKeeper(before: Topology, gone: ReadonlySet<string>): (node: Node) => Node {
  const old = new Map(before.nodes.map((node) => [node.id, node]));
  return (node) => {
    const was = old.get(node.id);
    if (gone.size === 0 || was?.type !== node.type || !hasDock(node) || !hasDock(was)) return node;
    const lost = was.docked?.filter(({ id }) => gone.has(id)) ?? [];
    return lost.length === 0 ? node : { ...node, docked: [...(node.docked ?? []), ...lost.map(nowhereRule)] };
  };
}

function hasDock(node: Node): node is WorkloadNode | ServiceEntryNode {
  return node.type === 'workload' || node.type === 'service-entry';
}

function rulesOf({ nodes, sidecars }: Topology): readonly { readonly id: string }[] {
  const docked = nodes.flatMap((node) => (hasDock(node) ? (node.docked ?? []) : []));
  const all = [...docked.filter(({ elsewhere }) => elsewhere !== true), ...[...(sidecars?.values() ?? [])].flat()];
  return [...new Map(all.map((rule) => [rule.id, rule])).values()];
}

const factsOf = new WeakMap<object, string>();

/** Whether two parts of a graph say the same, wherever they are written, and whatever is noted on them. */
function sameFacts(a: object, b: object): boolean {
  return a === b || facts(a) === facts(b);
}

function facts(part: object): string {
  let text = factsOf.get(part);
  if (text === undefined) factsOf.set(part, (text = JSON.stringify(part, leaveOut)));
  return text;
}

const left: ReadonlySet<string> = new Set(['place', 'notes']);

function leaveOut(name: string, value: unknown): unknown {
  return left.has(name) ? undefined : value;
}

/** A place that is in no file. */
const nowhere = { file: '', document: '', path: [] };

function nowhereRule<T extends { readonly place: unknown }>(rule: T): T & { readonly place: typeof nowhere } {
  return { ...rule, place: nowhere };
}

/** Another object of its own, without where it and its rows are written. */
function withoutPlaces<T extends Node | Edge>(part: T): T {
  return stripPlaces(part) as T;
}

function stripPlaces(part: Node | Edge): Node | Edge {
  if (part.type === 'workload')
    return { ...placeless(part), calls: part.calls.map(placeless), docked: (part.docked ?? []).map(nowhereRule) };
  if (part.type === 'service-entry')
    return { ...placeless(part), ports: part.ports.map(placeless), docked: part.docked.map(nowhereRule) };
  return placeless(part);
}

/** Notes go too: they are written in the design that this is not in. */
function placeless<T extends object>(part: T): T & { readonly place: undefined } {
  const bare = { ...part, place: undefined };
  Reflect.deleteProperty(bare, 'notes');
  return bare;
}
