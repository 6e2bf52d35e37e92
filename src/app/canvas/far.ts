import { append } from '../../core/lists';
import type { EndpointNode, Topology } from '../../core/topology';
import { anatomyOf, placeOfAddress, type EndpointGroup, type Frame, type Layout, type Shown } from '../../core/picture';
import { endpointWords } from './words/cards';

/** The external endpoints of one band, as one plate beside it. */
interface Plate {
  readonly group: EndpointGroup;
  readonly frame: Frame;
}

/** For each open band the plate of the endpoints that its entries dial, from top to bottom; no two of them overlap. */
export function platesOf(topology: Topology, layout: Layout, shown: Shown): Plate[] {
  const bandOf = new Map<string, string>();
  const ids = new Map(layout.bands.map((band) => [band.namespace, band.id]));
  for (const node of topology.nodes) {
    const band = node.type === 'service-entry' ? ids.get(node.namespace) : undefined;
    if (band !== undefined) bandOf.set(node.id, band);
  }
  const byBand = new Map<string, EndpointNode[]>();
  const grouped = new Set(shown.groups.filter((group) => group.entry === null).flatMap((group) => group.nodes));
  for (const node of topology.nodes) {
    const band = node.type === 'endpoint' ? bandOf.get(node.entry) : undefined;
    if (node.type !== 'endpoint' || band === undefined || grouped.has(node)) continue;
    append(byBand, band, node);
  }
  const headOf = new Map(shown.groups.flatMap((group) => group.nodes.map((node) => [node.id, group.id] as const)));
  const plates = [...byBand].flatMap(([band, nodes]) => {
    const frame = frameAround(nodes, layout, headOf);
    return frame ? [{ group: plateGroup(band, nodes), frame }] : [];
  });
  return apart(plates.sort((a, b) => a.frame.y - b.frame.y));
}

function plateGroup(band: string, nodes: readonly EndpointNode[]): EndpointGroup {
  const [first, ...others] = new Set(nodes.map((node) => placeOfAddress(node.address)));
  const name = endpointWords.groupName(first ?? '', others.length);
  const says = endpointWords.groupSays(nodes.length);
  return { id: `Group/${band}/`, entry: null, name, nodes, count: nodes.length, counted: says, says, open: false };
}

/** Around the endpoints, or the groups that stand for them. */
function frameAround(
  nodes: readonly EndpointNode[],
  layout: Layout,
  headOf: ReadonlyMap<string, string>,
): Frame | undefined {
  const boxes = nodes.flatMap((node) => {
    const at = layout.positions.get(node.id) ?? layout.positions.get(headOf.get(node.id) ?? '');
    return at ? [{ ...at, ...anatomyOf(node) }] : [];
  });
  const [first] = boxes;
  if (!first) return undefined;
  let { x, y } = first;
  let [right, bottom] = [x + first.width, y + first.height];
  for (const box of boxes) {
    x = Math.min(x, box.x);
    y = Math.min(y, box.y);
    right = Math.max(right, box.x + box.width);
    bottom = Math.max(bottom, box.y + box.height);
  }
  return { x, y, width: right - x, height: bottom - y };
}

/** Shortens plates that would lie on the next one; endpoints that were moved by hand can make them so. */
function apart(plates: readonly Plate[]): Plate[] {
  return plates.map((plate, index) => {
    const next = plates[index + 1];
    const height = next ? Math.min(plate.frame.height, next.frame.y - plate.frame.y - 8) : plate.frame.height;
    return height === plate.frame.height
      ? plate
      : { ...plate, frame: { ...plate.frame, height: Math.max(24, height) } };
  });
}
