import { isTlsTwice, type Conflict, type PortRow, type ServiceEntryNode } from '../../topology';
import { anatomyOf, measures } from '../anatomy';
import { plateOutline, plateReach } from '../outline';
import { addressChip, conflictChip, conflictsAsWhole, exportChip, resolutionChip, tlsWords } from '../words';
import type { Brush } from './brush';
import { headOf, moreRow, notesOf, plate, rowLines } from './card-parts';
import { dockedRules } from './docked';
import { barsSign, chip, eyeSign, type Chip } from './marks';
import { faces, line } from './text';
import { widthOf } from './text-width';
import { element } from './xml';

/** A ServiceEntry: a tag-shaped plate with a row a port, and the rules that govern it docked under it. */
export function entryCard(node: ServiceEntryNode, brush: Brush): string {
  const { width, plate: height, rows } = anatomyOf(node, brush.expanded.has(node.id));
  const under = height + node.docked.length * measures.docked;
  const foot = height - measures.entryFoot;
  return [
    dockedRules(node.docked, { top: height, width: width - 38 }, brush),
    notesOf(node.notes ?? [], 12, under, width - 38, brush),
    plate(plateOutline(width, height), node, brush),
    head(node, width, brush),
    rowLines(node, (y) => plateReach(width, height, y), brush),
    element('path', { d: `M1 ${foot}H${plateReach(width, height, foot)}`, stroke: brush.palette.line }),
    ...rows.flatMap(({ middle }, index) => {
      const port = node.ports[index];
      return port ? [portRow(port, conflictAt(node, port), middle, width, brush)] : [];
    }),
    moreRow(node, 'ports', brush),
    footOf(node, foot + 7, width, brush),
  ].join('');
}

function head(node: ServiceEntryNode, width: number, brush: Brush): string {
  const [first, ...others] = node.hosts;
  const [conflict] = conflictsAsWhole(node);
  return headOf(
    node,
    {
      kind: 'ServiceEntry',
      size: 26,
      title: first ?? 'no host',
      mono: true,
      ...(others.length > 0 && { more: `+${others.length}` }),
      meta: node.namespace === null ? node.name : `${node.namespace}/${node.name}`,
      ...(conflict && { aside: (room: number) => conflictSign(conflict, room, brush) }),
      right: width - 24,
    },
    brush,
  );
}

function conflictAt(node: ServiceEntryNode, port: PortRow): Conflict | undefined {
  return node.conflicts?.find((each) => each.port === port.number);
}

function conflictSign(conflict: Conflict, room: number, { palette }: Brush): Chip {
  return chip(conflictChip(conflict), room, { ground: palette['warning-bg'], ink: palette.warning });
}

/** Number, protocol, and who encrypts what leaves. */
function portRow(port: PortRow, conflict: Conflict | undefined, middle: number, width: number, brush: Brush): string {
  const { palette } = brush;
  const number = port.targetPort === undefined ? String(port.number) : `${port.number}→${port.targetPort}`;
  const wrong = isTlsTwice(port.tls);
  const ink = wrong ? palette.error : port.misread ? palette.warning : palette['text-2'];
  const sign = barsSign(port.tls, ink);
  const tls = chip(tlsWords(port.tls), 130, {
    ground: wrong ? palette['error-bg'] : port.misread ? palette['warning-bg'] : palette.sunken,
    ink,
    face: wrong ? faces.strong : faces.meta,
    height: 20,
    ...(sign && { sign }),
  });
  const tlsX = width - 22 - tls.width;
  const beside = conflict ? conflictSign(conflict, 84, brush) : undefined;
  const besideX = tlsX - 6 - (beside?.width ?? 0);
  const protocolX = Math.max(beside ? 0 : 80, 12 + widthOf(number, faces.mono) + 8);
  const y = middle + 4.2;
  return [
    line(number, { x: 12, y, room: 90, face: faces.mono, fill: palette.text }),
    line(port.protocol, { x: protocolX, y, room: besideX - protocolX - 4, face: faces.tail, fill: palette['text-2'] }),
    beside ? beside.draw(besideX, middle - 8) : '',
    tls.draw(tlsX, middle - 10),
  ].join('');
}

/**
 * What else decides how the entry works: resolution and visibility in full, the address in the room between them. An eye stands for
 * `exportTo` where the word has no room, and that there is no address is left out.
 */
function footOf(node: ServiceEntryNode, y: number, width: number, { palette }: Brush): string {
  const look = { ground: palette.sunken, ink: palette['text-2'], height: 20 };
  const room = width - 31;
  const gap = 5;
  const resolution = chip(resolutionChip(node), 120, look);
  const wanted = chip(addressChip(node), 400, look).width;
  const [named, signed] = [
    chip(`exportTo ${exportChip(node)}`, room, look),
    chip(exportChip(node), 90, { ...look, sign: eyeSign(look.ink) }),
  ];
  const isGiven = node.addresses.length > 0;
  const between = (end: Chip): number => room - resolution.width - end.width - 2 * gap;
  const exported = between(named) >= (isGiven ? wanted : -gap) ? named : signed;
  const left = between(exported);
  const address = chip(addressChip(node), wanted <= left || isGiven ? left : 0, look);
  const exportX = 11 + resolution.width + gap + (address.width > 0 ? address.width + gap : 0);
  return [resolution.draw(11, y), address.draw(11 + resolution.width + gap, y), exported.draw(exportX, y)].join('');
}
