import { counted } from '../../text';
import type { DockedRule, Lane, Topology } from '../../topology';
import { crossingsOf } from '../crossings';
import type { BandFrame, Layout } from '../layout';
import { bandCounts } from '../words';
import type { Brush } from './brush';
import { at, badge, chip } from './marks';
import { faces, line } from './text';
import { widthOf } from './text-width';
import { element } from './xml';

const laneNames: Readonly<Record<Lane, readonly [name: string, more: string]>> = {
  mesh: ['MESH', ''],
  registry: ['REGISTRY', ' · known to the proxies'],
  gateway: ['EGRESS GATEWAY', ''],
  external: ['EXTERNAL', ''],
};

const laneFace = { family: 'ui', size: 11, weight: 600 } as const;

/** What lies behind the cards: lanes with their names, the frames of namespaces, and the shelf under them. */
export function drawBackdrop(layout: Layout, { palette }: Brush): string {
  const lanes = layout.lanes.map(({ lane, x, width }) => {
    const [name, more] = laneNames[lane];
    const setting = { y: 25, face: laneFace, fill: palette['text-2'] };
    const left = x + 14;
    const nameWidth = widthOf(name, laneFace);
    return [
      element('rect', { x, y: 4, width, height: layout.height - 4, rx: 10, fill: palette.lane }),
      line(name, { ...setting, x: left, room: width - 24 }),
      line(more, { ...setting, x: left + nameWidth + 5, room: width - 38 - nameWidth, face: faces.tail }),
    ].join('');
  });
  const { shelf } = layout;
  const ledge = shelf
    ? element('rect', { ...shelf, rx: 10, fill: 'none', stroke: palette.line, 'stroke-dasharray': '4 3' })
    : '';
  return [...lanes, ...layout.bands.map((band) => plateOf(band, palette)), ledge].join('\n');
}

function plateOf({ x, y, width, height, folded }: BandFrame, palette: Brush['palette']): string {
  return element('rect', {
    x,
    y,
    width,
    height,
    rx: 10,
    fill: palette.surface,
    'fill-opacity': folded ? undefined : 0.55,
    stroke: folded ? palette.control : palette.line,
  });
}

/** The heads of namespaces, over the wires that cross them: name, counts, and what is docked to all of their workloads. */
export function drawBandHeads(topology: Topology, { bands }: Layout, brush: Brush): string {
  return bands.map((band) => headOf(band, topology, brush)).join('\n');
}

function headOf(band: BandFrame, topology: Topology, brush: Brush): string {
  const { palette } = brush;
  const { namespace, folded, x, y, width } = band;
  const ground = folded ? palette.surface : palette.lane;
  const name = chip(namespace ?? 'no namespace', width * 0.5, {
    ground,
    ink: namespace === null ? palette['text-2'] : palette.text,
    face: faces.title,
    height: 24,
  });
  const counts = chip(bandCounts(band, crossingsOf(topology).get(namespace)), width - name.width - 24, {
    ground,
    ink: palette['text-3'],
    face: faces.meta,
    height: 24,
  });
  const top = folded ? 12 : 6;
  const docked = dockedTo(topology, namespace, width - name.width - counts.width - 24, brush);
  return at(x, y, name.draw(6, top), counts.draw(6 + name.width, top), at(12 + name.width + counts.width, 6, docked));
}

/** The Sidecars without a selector, and how many notes there are, as far as there is room. */
function dockedTo(topology: Topology, namespace: string | null, room: number, brush: Brush): string {
  const rules = topology.sidecars?.get(namespace) ?? [];
  const notes = topology.bandNotes?.get(namespace)?.length ?? 0;
  let left = 0;
  const drawn: string[] = [];
  for (const each of [...rules.map(sidecarChip), ...(notes > 0 ? [notesChip(notes)] : [])]) {
    const { width, draw } = each(Math.min(160, room - left), brush);
    if (width === 0) break;
    drawn.push(draw(left, 0));
    left += width + 6;
  }
  return drawn.join('');
}

function sidecarChip(rule: DockedRule) {
  return (room: number, { palette }: Brush) =>
    chip(rule.facts[0] ?? rule.name, room, {
      ground: palette.surface,
      ink: palette['text-2'],
      face: faces.tail,
      height: 24,
      border: palette.line,
      sign: { width: 16, draw: () => badge('Sidecar', { x: 0, y: 4, size: 16 }, palette) },
    });
}

function notesChip(notes: number) {
  return (room: number, { palette }: Brush) =>
    chip(counted(notes, 'note'), room, {
      ground: palette.surface,
      ink: palette['text-2'],
      face: faces.tail,
      height: 24,
      border: palette.line,
    });
}
