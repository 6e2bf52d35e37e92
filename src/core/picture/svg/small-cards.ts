import { greatestOf } from '../../lists';
import { counted } from '../../text';
import type { ClusterNode, EndpointNode, GatewayNode, Node } from '../../topology';
import { anatomyOf } from '../anatomy';
import type { EndpointGroup } from '../groups';
import { groupSize } from '../groups';
import { endpointLine, selectorLine } from '../words';
import { hatchOf, type Brush } from './brush';
import { findings, headOf, moreRow, notesOf, plate, rounded, rowLines } from './card-parts';
import { badge, chip, outcomeSign } from './marks';
import { faces, line, paragraph } from './text';
import { element } from './xml';

const dashed = '4 3';

/** A host or address outside of the mesh: drawn dashed, since nobody here controls it. */
export function endpointCard(node: EndpointNode, brush: Brush): string {
  const { palette } = brush;
  const { width, plate: height } = anatomyOf(node);
  const found = findings(node.id, brush);
  const rank = [
    ...(node.priority === undefined ? [] : [`P${node.priority}`]),
    ...(node.weight === undefined ? [] : [`w ${node.weight}`]),
  ].map((text) => chip(text, 56, { ground: palette.sunken, ink: palette['text-2'] }));
  const right = width - 9 - Math.max(found.width, 0, greatestOf(rank.map((each) => each.width)));
  const top = (height - rank.length * 18 + 2) / 2;
  const room = right - 40 - (right < width - 9 ? 6 : 0);
  return [
    plate(rounded(width, height, 8), { incomplete: node.incomplete, dashes: dashed }, brush),
    badge(node.from ?? 'External', { x: 9, y: (height - 22) / 2, size: 22 }, palette),
    line(node.address, { x: 40, y: 21, room, face: faces.host, fill: palette.text }),
    line(endpointLine(node), { x: 40, y: 37, room, face: faces.meta, fill: palette['text-2'] }),
    ...rank.map((each, index) => each.draw(width - 9 - each.width, top + index * 18)),
    rank.length === 0 ? found.draw(width - 9 - found.width, 16) : '',
    notesOf(node.notes ?? [], 12, height, width - 24, brush),
  ].join('');
}

/** Many external endpoints as one card. */
export function groupCard(group: EndpointGroup, brush: Brush): string {
  const { palette } = brush;
  const { width, height } = groupSize;
  const behind = element('path', {
    d: rounded(width, height, 8),
    transform: 'translate(3 3)',
    fill: palette.surface,
    stroke: palette.line,
  });
  return [
    behind,
    plate(rounded(width, height, 8), { incomplete: false, dashes: dashed }, brush),
    badge('External', { x: 9, y: 13, size: 22 }, palette),
    line(group.name, { x: 40, y: 21, room: width - 50, face: faces.host, fill: palette.text }),
    line(group.counted, { x: 40, y: 37, room: width - 50, face: faces.meta, fill: palette['text-2'] }),
  ].join('');
}

/** An Istio Gateway with a row a server, between two posts. */
export function gatewayCard(node: GatewayNode, brush: Brush): string {
  const { palette } = brush;
  const { width, plate: height, rows } = anatomyOf(node, brush.expanded.has(node.id));
  const head = { kind: 'Gateway', size: 24, title: node.name, meta: selectorLine(node), right: width - 11 };
  const server = (index: number, y: number): string => {
    const each = node.servers[index];
    if (!each) return '';
    const port = each.port === null ? '?' : String(each.port);
    const tail = { x: width - 12, y, room: 84, face: faces.tail, fill: palette['text-2'], anchor: 'end' } as const;
    return [
      line(port, { x: 14, y, room: 42, face: faces.mono, fill: palette.text }),
      line(each.protocol, { x: 58, y, room: 40, face: faces.tail, fill: palette['text-2'] }),
      line(each.mode ?? '', tail),
    ].join('');
  };
  return [
    plate(rounded(width, height, 4), node, brush),
    element('path', {
      d: `M2.5 1V${height - 1}M${width - 2.5} 1V${height - 1}`,
      stroke: palette.control,
      'stroke-width': 5,
    }),
    headOf(node, head, brush),
    rowLines(node, () => width - 5, brush),
    ...rows.map(({ middle }, index) => server(index, middle + 4.2)),
    moreRow(node, 'servers', brush),
    notesOf(node.notes ?? [], 12, height, width - 24, brush),
  ].join('');
}

/** A rule or another kind that stands alone, with a torn wire and the reason. */
export function looseCard(node: Extract<Node, { type: 'loose' }>, brush: Brush): string {
  const { palette } = brush;
  const { width, plate: height } = anatomyOf(node);
  const meta = node.facts.join(' · ') || node.kind;
  return [
    element('path', {
      d: 'M-1 25H-10.5L-13.5 19.5-15 30.5-18 24.5',
      fill: 'none',
      stroke: palette.wire,
      'stroke-width': 1.5,
    }),
    plate(rounded(width, height, 8), node, brush),
    headOf(node, { kind: node.kind, size: 22, title: node.name, meta, right: width - 10 }, brush),
    reason(node.reason, width, brush),
    notesOf(node.notes ?? [], 12, height, width - 38, brush),
  ].join('');
}

function reason(text: string, width: number, { palette }: Brush): string {
  const fill = palette['text-2'];
  return paragraph(text, { x: 11, y: 62, room: width - 22, face: faces.meta, fill, leading: 16, most: 2 });
}

/** Where calls end that no entry takes, Envoy's own cluster or past every proxy, with the hosts that end there. */
export function clusterCard(node: ClusterNode, brush: Brush): string {
  const { palette } = brush;
  const { width, plate: height } = anatomyOf(node);
  const calls = chip(counted(node.calls, 'call'), 70, { ground: palette.surface, ink: palette['text-2'] });
  const outcome = node.end === 'blackhole' ? 'blackhole' : 'passthrough';
  const right = width - 10 - calls.width;
  return [
    element('path', { d: rounded(width, height, 8), fill: palette.sunken, stroke: palette.line, 'stroke-width': 2 }),
    outcomeSign(outcome, { x: 12, y: 14, size: 20 }, palette),
    line(node.name, { x: 41, y: 21, room: right - 47, face: faces.title, fill: palette.text }),
    calls.draw(right, 9),
    line(node.hosts.join(', '), {
      x: 41,
      y: 38,
      room: width - 51,
      face: { ...faces.mono, size: 11 },
      fill: palette['text-2'],
    }),
    notesOf(node.notes ?? [], 12, height, width - 38, brush),
  ].join('');
}

/** A document that cannot be read: where, and why. */
export function unreadableCard(node: Extract<Node, { type: 'unreadable' }>, brush: Brush): string {
  const { palette } = brush;
  const { width, plate: height } = anatomyOf(node);
  const d = rounded(width, height, 8);
  const clear = element('path', {
    d: rounded(width - 12, height - 12, 4),
    transform: 'translate(6 6)',
    fill: palette.surface,
  });
  return [
    element('path', { d, fill: palette.surface, stroke: palette.error, 'stroke-width': 1.25 }),
    element('path', { d, fill: hatchOf(brush) }),
    clear,
    badge('Unreadable', { x: 11, y: 15, size: 20 }, palette),
    line(`Cannot be read from line ${node.line}`, {
      x: 40,
      y: 22,
      room: width - 52,
      face: faces.title,
      fill: palette.text,
    }),
    line(node.file, { x: 40, y: 38, room: width - 52, face: faces.mono, fill: palette['text-2'] }),
    paragraph(node.message, {
      x: 11,
      y: 56,
      room: width - 22,
      face: faces.meta,
      fill: palette['text-2'],
      leading: 15,
      most: 2,
    }),
  ].join('');
}
