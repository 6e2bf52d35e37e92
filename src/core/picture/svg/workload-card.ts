import type { CallRow, WorkloadNode } from '../../topology';
import { anatomyOf } from '../anatomy';
import { signOf } from '../outcome-strokes';
import { proxyWords, workloadLine } from '../words';
import type { Brush } from './brush';
import { headOf, moreRow, notesOf, plate, rounded, rowLines } from './card-parts';
import { dockedRules } from './docked';
import { chip, flag, outcomeSign } from './marks';
import { faces, line } from './text';
import { widthOf } from './text-width';

/** A pod and a row for each of its calls. */
export function workloadCard(node: WorkloadNode, brush: Brush): string {
  const { width, plate: height, rows } = anatomyOf(node, brush.expanded.has(node.id));
  const rules = node.docked ?? [];
  const under = height + rules.length * 26;
  return [
    dockedRules(rules, { top: height, width: width - 24 }, brush),
    notesOf(node.notes ?? [], 12, under, width - 24, brush),
    plate(rounded(width, height, 12), node, brush),
    head(node, width, brush),
    rowLines(node, () => width - 1, brush),
    ...rows.flatMap(({ middle }, index) => {
      const call = node.calls[index];
      return call ? [callRow(call, middle, width, brush)] : [];
    }),
    moreRow(node, 'calls', brush),
  ].join('');
}

function head(node: WorkloadNode, width: number, brush: Brush): string {
  const { palette } = brush;
  const look = { ground: palette.sunken, ink: palette['text-2'] };
  const aside = (room: number) => chip(proxyWords(node).chip, room, look);
  const meta = workloadLine(node);
  return headOf(node, { kind: 'Workload', size: 26, title: node.name, meta, aside, right: width - 10 }, brush);
}

/** A flag where something is promised, what becomes of it, the host, and what the app sends. */
function callRow(call: CallRow, middle: number, width: number, { palette }: Brush): string {
  const promised = call.expects !== undefined;
  const look = call.holds === undefined ? 'open' : call.holds ? 'held' : 'failed';
  const left = promised ? 27 : 11;
  const shown = call.scheme === null ? (call.shown ?? call.url) : call.url.replace(/^[a-z]+:\/\//, '');
  const tail = call.scheme ?? 'no URL';
  const tailX = width - 10 - Math.min(50, widthOf(tail, faces.tail));
  return [
    promised ? flag(look, 11, middle - 7, palette) : '',
    outcomeSign(signOf(call), { x: left, y: middle - 7, size: 14 }, palette),
    line(shown, {
      x: left + 20,
      y: middle + 4.2,
      room: tailX - left - 26,
      face: faces.mono,
      fill: palette.text,
    }),
    line(tail, { x: width - 10, y: middle + 4, room: 50, face: faces.tail, fill: palette['text-2'], anchor: 'end' }),
  ].join('');
}
