import type { Edge } from '../../core/topology';
import {
  bundleArrives,
  bundleEdges,
  bundleLeaves,
  endOfRow,
  isBlot,
  meterBearers,
  missSays,
  turnCounts,
  type Bundle,
} from '../../core/picture';
import { bandEnds } from './draw-cards';
import { isNodeCard, type BundleWire, type Card, type Drawn, type EdgeWire, type Wire, type WireData } from './drawn';

/**
 * The wires between the cards that are drawn, by id. `standInOf` gives what stands for a node that is not drawn: wires to those are bundled.
 */
export function drawWires(
  edges: readonly Edge[],
  cards: ReadonlyMap<string, Drawn>,
  standInOf: (id: string) => string | undefined,
  before: ReadonlyMap<string, Wire>,
): Map<string, Wire> {
  const wires = new Map<string, Wire>();
  const cardFor = (id: string): Drawn | undefined => cards.get(id) ?? cards.get(bandEnds(id));
  const own = edges.filter((edge) => cards.has(edge.from) && cards.has(edge.to));
  const meters = meterBearers(own);
  const misses = missSays(own);
  const turns = turnCounts(own, ({ to, toRow }) => `${to} ${endOn(cards.get(to), toRow)}`);
  for (const edge of own) {
    const from = cards.get(edge.from);
    const to = cards.get(edge.to);
    if (!from || !to || !isNodeCard(from) || !isNodeCard(to)) continue;
    wires.set(
      edge.id,
      wireOf(
        { edge, meter: meters.has(edge.id), misses: misses.get(edge.id), turns: turns.get(edge.id) },
        from,
        to,
        before.get(edge.id),
      ),
    );
  }
  if (own.length === edges.length) return wires;
  const others = edges.filter((edge) => !cards.has(edge.from) || !cards.has(edge.to));
  const bundles = bundleEdges(others, (id) => (cards.has(id) ? id : standInOf(id))).flatMap((bundle) => {
    const [from, to] = [cardFor(bundle.from), cardFor(bundle.to)];
    return from && to ? [{ bundle, from, to, distant: !isNodeCard(from) && !isNodeCard(to) }] : [];
  });
  const many = isBlot(bundles.filter(({ distant }) => distant).length);
  for (const { bundle, from, to, distant } of bundles)
    wires.set(bundle.id, bundleWireOf(bundle, from, to, many && distant, before.get(bundle.id)));
  return wires;
}

/** The end of a card that a row of it has. */
function endOn(card: Drawn | undefined, row: string | undefined): string {
  return card && isNodeCard(card) ? endOfRow(card.data.node, card.data.expanded, row) : '';
}

function wireOf(data: WireData, from: Card, to: Card, before: Wire | undefined): EdgeWire {
  const { edge, meter, misses, turns } = data;
  const sourceHandle = endOfRow(from.data.node, from.data.expanded, edge.fromRow);
  const targetHandle = endOfRow(to.data.node, to.data.expanded, edge.toRow);
  const known = before?.type === 'wire' ? before : undefined;
  const same = known?.data?.edge === edge && known.data.meter === meter && known.data.misses === misses;
  if (same && known.data?.turns === turns && known.sourceHandle === sourceHandle && known.targetHandle === targetHandle)
    return known;
  return {
    id: edge.id,
    type: 'wire',
    source: edge.from,
    target: edge.to,
    sourceHandle,
    targetHandle,
    data,
    ariaLabel: edge.label,
    focusable: false,
    selectable: false,
  };
}

function bundleWireOf(bundle: Bundle, from: Drawn, to: Drawn, quiet: boolean, before: Wire | undefined): BundleWire {
  const [fromBand, toBand] = [from.type === 'band', to.type === 'band'];
  const sourceHandle = bundleLeaves(bundle, fromBand, toBand);
  const targetHandle = bundleArrives(fromBand, toBand);
  const same = before?.type === 'bundle' && before.data?.quiet === quiet && sameEdges(before.data.bundle, bundle);
  if (same && before.sourceHandle === sourceHandle && before.targetHandle === targetHandle) return before;
  return {
    id: bundle.id,
    type: 'bundle',
    source: from.id,
    target: to.id,
    sourceHandle,
    targetHandle,
    data: { bundle, quiet },
    ariaLabel: bundle.says,
    focusable: false,
    selectable: false,
  };
}

function sameEdges(a: Bundle, b: Bundle): boolean {
  return a.edges.length === b.edges.length && a.edges.every((edge, index) => edge === b.edges[index]);
}
