import type { Lane } from '../../core/topology';
import { bendsOf, type Gap, type Run } from './course';
import type { Layout } from './layout';
import { gaps } from './layout-stack';
import type { Drawn, EdgeWire, Wire } from './drawn';
import { append } from './scene';
import { tlsLayers } from './words';

/** What a meter needs at the start of a wire, in canvas units: no wire turns there. */
const meterRoom = 42;

/** Gives each wire the place between the lanes where it turns. Wires that turn where they did stay the same objects. */
export function bendWires(wires: Map<string, Wire>, cards: ReadonlyMap<string, Drawn>, layout: Layout): void {
  const between = gapsBetween(layout);
  const runs: Run[] = [];
  for (const wire of wires.values()) {
    const run = wire.type === 'wire' ? runOf(wire, cards, between) : undefined;
    if (run) runs.push(run);
  }
  const long = longRuns(runs);
  const bends = new Map([
    ...bendsOf(runs.filter((run) => !long.has(run.id))),
    ...bendsOf(runs.filter((run) => long.has(run.id))),
  ]);
  for (const wire of wires.values()) {
    if (wire.type !== 'wire' || !wire.data) continue;
    const bend = bends.get(wire.id) ?? wire.data.bend;
    const torn = long.has(wire.id);
    if (bend === wire.data.bend && torn === (wire.data.torn ?? false)) continue;
    const { edge, meter } = wire.data;
    wires.set(wire.id, { ...wire, data: { edge, meter, ...(bend !== undefined && { bend }), ...(torn && { torn }) } });
  }
}

/** So many wires that run past more than a screen may lie beside each other in a gap before none can be followed. */
const mostBeside = 24;

/** About the height of a screen, in canvas units. */
const longRun = 900;

/** The wires that are drawn by their ends: those longer than a screen, where a gap has too many of them to tell them apart. */
function longRuns(runs: readonly Run[]): ReadonlySet<string> {
  const byGap = new Map<number, Map<string, Run[]>>();
  for (const run of runs) {
    if (Math.abs(run.from.y - run.to.y) <= longRun) continue;
    const nets = byGap.get(run.gap.left) ?? new Map<string, Run[]>();
    byGap.set(run.gap.left, nets);
    append(nets, run.net, run);
  }
  const crowded = [...byGap.values()].filter((nets) => nets.size > mostBeside);
  return new Set(crowded.flatMap((nets) => [...nets.values()].flat().map(({ id }) => id)));
}

function runOf(wire: EdgeWire, cards: ReadonlyMap<string, Drawn>, between: ReadonlyMap<Lane, Gap>): Run | undefined {
  const card = cards.get(wire.source);
  const from = placeOfEnd(card, wire.sourceHandle, 'source');
  const to = placeOfEnd(cards.get(wire.target), wire.targetHandle, 'target');
  if (!card || !from || !to || card.type === 'group' || card.type === 'band') return undefined;
  const gap = between.get(card.data.node.lane);
  return gap && { id: wire.id, net: netOf(wire), from, to, gap };
}

/**
 * Calls to one row run together to it, if they look alike: their common line leads nowhere else. What an entry dials leaves its row
 * together.
 */
function netOf({ data, source, sourceHandle, target, targetHandle }: EdgeWire): string {
  return data?.edge.type === 'call'
    ? `to ${target} ${targetHandle} ${tlsLayers(data.edge.tls)} ${data.edge.outcome ?? ''}`
    : `${data?.edge.type} from ${source} ${sourceHandle}`;
}

/** Where an end of a card is, in canvas units. */
export function placeOfEnd(card: Drawn | undefined, id: string | null | undefined, type: 'source' | 'target') {
  const handle = card?.handles?.find((each) => each.id === id && each.type === type);
  return card && handle && { x: card.position.x + handle.x, y: card.position.y + handle.y };
}

/** The gap on the right of each lane, without the room for meters on its left. */
function gapsBetween(layout: Layout): ReadonlyMap<Lane, Gap> {
  const between = new Map<Lane, Gap>();
  layout.lanes.forEach(({ lane, x, width }, index) => {
    const next = layout.lanes[index + 1];
    const left = x + width - gaps.lanePad;
    const right = next ? next.x + gaps.lanePad : left + meterRoom + 36;
    between.set(lane, { left: left + meterRoom, right: right - 4 });
  });
  return between;
}
