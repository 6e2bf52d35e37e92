import type { Node, ServiceEntryNode, WorkloadNode } from '../topology';

/** A place on the canvas, in canvas units (CSS pixels at 100 %). */
export interface Point {
  readonly x: number;
  readonly y: number;
}

/** A row of a card: where wires end and what can be selected on its own. `id` is a call's id or a port's number as text. */
interface Row {
  readonly id: string;
  /** Its middle, from the card's top. */
  readonly middle: number;
}

/** The size of a card and where its rows lie, known without measuring it, so that layout and wires need no browser. */
interface Anatomy {
  readonly width: number;
  /** With everything docked under the card. */
  readonly height: number;
  /** The card itself: of an entry the tag-shaped plate, without the rules and notes docked under it. */
  readonly plate: number;
  /** The rows that are shown. */
  readonly rows: readonly Row[];
  /** The line after the last row of a card with very many; undefined on all others. */
  readonly more?: More;
}

/** A line as high as a row: "188 more", and "Show fewer" once all are shown (`count` is 0 then, unless they are too many to show). Wires of rows that are not shown end there. */
interface More {
  readonly count: number;
  /** Its middle, from the card's top. */
  readonly middle: number;
}

/** The numbers that the cards are drawn with; their style sheet repeats none of them. */
export const measures = {
  workloadHead: 52,
  /** What a workload's plate has under its last row. */
  workloadFoot: 8,
  /** The button under a workload's card, shown while that is pointed at or selected. */
  addCall: 24,
  entryHead: 52,
  gatewayHead: 52,
  row: 28,
  entryFoot: 34,
  docked: 26,
  /** How far what is docked ends before the right edge of its card. */
  dockedInset: { workload: 12, 'service-entry': 26 },
  /** A note docked under a card: two lines of it. */
  note: 40,
  /** Up to this many rows a card shows all; with more it shows `rowsShown` and a line that says how many more. */
  rowsMost: 12,
  rowsShown: 10,
  /** So many it shows when all are asked for: a browser is slow with thousands, and nobody finds one among them. */
  rowsExpanded: 256,
  /** How far the pointed side of an entry's plate comes out. */
  point: 16,
  endpoint: 48,
  loose: 92,
  unreadable: 84,
  cluster: 48,
} as const;

const widths: Readonly<Record<Node['type'], number>> = {
  workload: 192,
  'service-entry': 256,
  gateway: 192,
  endpoint: 184,
  loose: 256,
  unreadable: 256,
  cluster: 256,
};

const known = new WeakMap<Node, Anatomy>();
const knownExpanded = new WeakMap<Node, Anatomy>();

/** The anatomy of a node's card; `expanded`: with all its rows, as far as a card shows them. */
export function anatomyOf(node: Node, expanded = false): Anatomy {
  const cache = expanded ? knownExpanded : known;
  let anatomy = cache.get(node);
  if (anatomy === undefined) cache.set(node, (anatomy = measure(node, expanded)));
  return anatomy;
}

/** Where the right edge of an entry's plate is at height `y`: its right side comes to a point in the middle. */
export function pointedEdge(node: ServiceEntryNode, y: number, expanded = false): number {
  const { width, plate } = anatomyOf(node, expanded);
  return width - measures.point * Math.abs((2 * Math.min(y, plate)) / plate - 1);
}

/** Where the button under a workload's card begins, from the card's top: on the foot of its plate, or under what hangs under that. */
export function addCallTop(node: WorkloadNode, expanded = false): number {
  const { height, plate } = anatomyOf(node, expanded);
  return height > plate ? height : plate - measures.workloadFoot;
}

/** Where the rules that are docked to a card end, from its top left corner, in the order in which they hang: the middle of each right edge. */
export function dockedSpots(node: Node, expanded = false): readonly { readonly rule: string; readonly at: Point }[] {
  if (node.type !== 'workload' && node.type !== 'service-entry') return [];
  const { width, plate } = anatomyOf(node, expanded);
  const x = width - measures.dockedInset[node.type];
  return (node.docked ?? []).map((rule, index) => ({
    rule: rule.id,
    at: { x, y: plate + (index + 0.5) * measures.docked },
  }));
}

/** Where wires end at a card as a whole, from its top: in the middle of what has a shape of its own, else at the middle of its head. */
export function middleOf(node: Node, expanded = false): number {
  const { plate } = anatomyOf(node, expanded);
  return node.type === 'service-entry' || node.type === 'endpoint' || node.type === 'cluster' ? plate / 2 : 26;
}

function measure(node: Node, expanded: boolean): Anatomy {
  const notes = (node.notes?.length ?? 0) * measures.note;
  const { width, height, ...rest } = measureCard(node, expanded);
  // What stands in the lane of workloads is as wide as they are.
  return { ...rest, width: node.lane === 'mesh' ? Math.min(width, widths.workload) : width, height: height + notes };
}

function measureCard(node: Node, expanded: boolean): Anatomy {
  const width = widths[node.type];
  switch (node.type) {
    case 'workload': {
      const ids = node.calls.map((call) => call.id);
      return stack(
        width,
        measures.workloadHead,
        rowIds(ids),
        measures.workloadFoot,
        node.docked?.length ?? 0,
        expanded,
      );
    }
    case 'service-entry': {
      const ids = node.ports.map((port) => String(port.number));
      return stack(width, measures.entryHead, rowIds(ids), measures.entryFoot, node.docked.length, expanded);
    }
    case 'gateway': {
      const ids = node.servers.map((server) => String(server.port));
      return stack(width, measures.gatewayHead, rowIds(ids), 4, 0, expanded);
    }
    case 'endpoint':
    case 'loose':
    case 'cluster':
    case 'unreadable': {
      const height = measures[node.type];
      return { width, height, plate: height, rows: [] };
    }
  }
}

/** Ids of rows; the second of two equal ones (a port written twice) gets a mark, so that every row has its own. */
function rowIds(ids: readonly string[]): string[] {
  const seen = new Set<string>();
  return ids.map((id, index) => {
    const first = !seen.has(id);
    seen.add(id);
    return first ? id : `${id}#${index}`;
  });
}

function stack(
  width: number,
  head: number,
  ids: readonly string[],
  foot: number,
  docked: number,
  expanded: boolean,
): Anatomy {
  const many = ids.length > measures.rowsMost;
  const shown = many ? ids.slice(0, expanded ? measures.rowsExpanded : measures.rowsShown) : ids;
  const middleOf = (index: number): number => head + index * measures.row + measures.row / 2;
  const rows = shown.map((id, index) => ({ id, middle: middleOf(index) }));
  const plate = head + (shown.length + (many ? 1 : 0)) * measures.row + foot;
  const height = plate + docked * measures.docked;
  return many
    ? { width, height, plate, rows, more: { count: ids.length - shown.length, middle: middleOf(shown.length) } }
    : { width, height, plate, rows };
}
