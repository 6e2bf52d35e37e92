import { coursesOf, type Detour, type Frame, type Layout, type Span } from '../../core/picture';
import type { Drawn, EdgeWire, Wire } from './drawn';

/** Gives each wire the place between the lanes where it turns. Wires that turn where they did stay the same objects. */
export function bendWires(wires: Map<string, Wire>, cards: ReadonlyMap<string, Drawn>, layout: Layout): void {
  const spans: Span[] = [];
  for (const wire of wires.values()) {
    const span = wire.type === 'wire' ? spanOf(wire, cards) : undefined;
    if (span) spans.push(span);
  }
  const { bends, detours, torn } = coursesOf(spans, layout.lanes, framesOf(cards));
  for (const wire of wires.values()) {
    if (wire.type !== 'wire' || !wire.data) continue;
    const bend = bends.get(wire.id) ?? wire.data.bend;
    const isTorn = torn.has(wire.id);
    const detour = detours.get(wire.id);
    const same = bend === wire.data.bend && isTorn === (wire.data.torn ?? false);
    if (same && isSameDetour(detour, wire.data.detour)) continue;
    const { edge, meter, misses, turns } = wire.data;
    const course = { ...(bend !== undefined && { bend }), ...(detour && { detour }), ...(isTorn && { torn: true }) };
    wires.set(wire.id, { ...wire, data: { edge, meter, misses, turns, ...course } });
  }
}

function isSameDetour(a: Detour | undefined, b: Detour | undefined): boolean {
  return a?.y === b?.y && a?.bend === b?.bend;
}

/** What cards take, with what hangs under them. */
function framesOf(cards: ReadonlyMap<string, Drawn>): readonly Frame[] {
  return [...cards.values()].flatMap(({ type, position: { x, y }, width = 0, height = 0 }) =>
    type === 'band' ? [] : [{ x, y, width, height }],
  );
}

function spanOf(wire: EdgeWire, cards: ReadonlyMap<string, Drawn>): Span | undefined {
  const { id, data, source, sourceHandle, target, targetHandle } = wire;
  const card = cards.get(source);
  const from = placeOfEnd(card, sourceHandle, 'source');
  const to = placeOfEnd(cards.get(target), targetHandle, 'target');
  if (!data || !card || !from || !to || card.type === 'group' || card.type === 'band') return undefined;
  const { lane } = card.data.node;
  return {
    id,
    edge: data.edge,
    lane,
    from,
    to,
    fromEnd: `${source} ${sourceHandle}`,
    toEnd: `${target} ${targetHandle}`,
  };
}

/** Where an end of a card is, in canvas units. */
export function placeOfEnd(card: Drawn | undefined, id: string | null | undefined, type: 'source' | 'target') {
  const handle = card?.handles?.find((each) => each.id === id && each.type === type);
  return card && handle && { x: card.position.x + handle.x, y: card.position.y + handle.y };
}
