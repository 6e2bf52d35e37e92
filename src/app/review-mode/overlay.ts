import { isEqual } from '../../core/mesh';
import type { ReportedDocument } from '../../core/review';
import type { Edge, Node, ServiceEntryNode, Topology, WorkloadNode } from '../../core/topology';
import { nowhereRule, withoutPlaces } from '../comparing/detached';
import type { ReviewMark } from '../review-state';
import { callMarks, changedWires } from './changed-calls';
import { pairCalls, wiresAfter } from './pair-calls';

/** Both states of a flow graph as one: what is in the baseline alone is drawn too, and what differs is marked. */
export interface Overlay {
  readonly topology: Topology;
  /** By ids of cards, calls, wires and docked rules; what is a document itself is marked as changed by `documentMarks` alone. */
  readonly marks: ReadonlyMap<string, ReviewMark>;
  /** How wires that are marked as changed were in the baseline, in words, by their ids. */
  readonly was: ReadonlyMap<string, string>;
  /** Workloads that only the design of the baseline has: no document is gone with them. */
  readonly goneWorkloads: readonly WorkloadNode[];
}

/**
 * The flow graph of a proposal with what only the baseline has. Cards and wires are the same where their ids are. What comes from the baseline has no
 * place: its text is not in the design, so nothing can be selected in it or written to it.
 */
export function overlayOf(before: Topology, after: Topology): Overlay {
  const nodes = pairUp(before.nodes, after.nodes);
  const pairs = pairCalls(before, after);
  const wires = wiresAfter(before, pairs);
  const edges = pairUp(wires, after.edges);
  const rules = pairUp(rulesOf(before), rulesOf(after));
  const withRules = rulesKeeper(before, new Set(rules.gone.map(({ id }) => id)));
  const led = ledElsewhere(wires, after.edges);
  const was = changedWires(wires, after.edges);
  const wireMarks = new Map([
    ...edges.marks,
    ...[...was.keys()].map((id) => [id, 'changed'] as const),
    ...led.map(({ id }) => [id, 'removed'] as const),
    ...led.map(({ id }) => [id.slice(ledPrefix.length), 'added'] as const),
  ]);
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
      ...wireMarks,
      ...callMarks({ before, after, pairs }, wireMarks),
      ...rules.marks,
      ...changedCards(before.nodes, after.nodes),
    ]),
    was,
    goneWorkloads: nodes.gone.filter(isDrawnWorkload),
  };
}

/** Marks on resources by their keys; those that differ in comments and layout alone have none. */
export function documentMarks(
  documents: readonly Pick<ReportedDocument, 'key' | 'change' | 'textOnly'>[],
): ReadonlyMap<string, ReviewMark> {
  return new Map(documents.filter(({ textOnly }) => !textOnly).map(({ key, change }) => [key, change]));
}

interface Pairs<T> {
  readonly gone: readonly T[];
  readonly marks: readonly (readonly [string, ReviewMark])[];
}

function pairUp<T extends { readonly id: string }>(before: readonly T[], after: readonly T[]): Pairs<T> {
  const old = new Set(before.map(({ id }) => id));
  const now = new Set(after.map(({ id }) => id));
  const gone = before.filter(({ id }) => !now.has(id));
  const come = after.filter(({ id }) => !old.has(id));
  return {
    gone,
    marks: [...come.map(({ id }) => [id, 'added'] as const), ...gone.map(({ id }) => [id, 'removed'] as const)],
  };
}

/** Cards of both sides for which something else is written. That calls are treated otherwise is no change of a card: the changes of behaviour say it. */
function changedCards(before: readonly Node[], after: readonly Node[]): readonly (readonly [string, ReviewMark])[] {
  const old = new Map(before.map((node) => [node.id, node]));
  return after.flatMap((node): (readonly [string, ReviewMark])[] => {
    const was = old.get(node.id);
    return was === undefined || isEqual(writtenOf(was), writtenOf(node)) ? [] : [[node.id, 'changed']];
  });
}

/** Whether a card is a workload of the design, and not of a Deployment or the like. */
function isDrawnWorkload(node: Node): node is WorkloadNode {
  return node.type === 'workload' && node.source === 'EgressDesign';
}

/** What the text says of a card that is a part of a document; undefined for a document of its own and for what nobody wrote. */
function writtenOf(node: Node): unknown {
  switch (node.type) {
    case 'workload':
      return node.source === 'EgressDesign' ? writtenOfWorkload(node) : undefined;
    case 'endpoint':
      return node.implicit === undefined && node.from === undefined
        ? { address: node.address, locality: node.locality, weight: node.weight }
        : undefined;
    case 'unreadable':
      return node.message;
    case 'service-entry':
    case 'gateway':
    case 'loose':
    case 'cluster':
      return undefined;
  }
}

/** In which order the calls are written changes nothing. */
function writtenOfWorkload({ labels, locality, calls }: WorkloadNode): unknown {
  return {
    labels,
    locality,
    calls: calls.map(({ url, asked, expects }) => JSON.stringify([url, asked, expects])).sort(),
  };
}

const ledPrefix = 'before:';

/** Wires of the baseline that now lead elsewhere, under ids of their own, so that both ways are drawn. */
function ledElsewhere(before: readonly Edge[], after: readonly Edge[]): readonly Edge[] {
  const now = new Map(after.map((edge) => [edge.id, edge]));
  return before.flatMap((edge) => {
    const { to, from } = now.get(edge.id) ?? edge;
    return to === edge.to && from === edge.from ? [] : [{ ...edge, id: `${ledPrefix}${edge.id}` }];
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
