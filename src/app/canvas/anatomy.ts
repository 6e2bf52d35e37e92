import type { Node, ServiceEntryNode } from '../../core/topology';

/** A place on the canvas, in canvas units (CSS pixels at 100 %). */
export interface Point {
  readonly x: number;
  readonly y: number;
}

/** A row of a card: where wires end and what can be selected on its own. `id` is a call's id or a port's number as text. */
export interface Row {
  readonly id: string;
  /** Its middle, from the card's top. */
  readonly middle: number;
}

/** The size of a card and where its rows lie, known without measuring it, so that layout and wires need no browser. */
export interface Anatomy {
  readonly width: number;
  /** With everything docked under the card. */
  readonly height: number;
  /** The card itself: of an entry the tag-shaped plate, without the rules docked under it. */
  readonly plate: number;
  readonly rows: readonly Row[];
}

/** The numbers that the cards are drawn with; their style sheet repeats none of them. */
export const measures = {
  workloadHead: 52,
  entryHead: 52,
  gatewayHead: 52,
  row: 28,
  entryFoot: 34,
  docked: 26,
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

/** The anatomy of a node's card. */
export function anatomyOf(node: Node): Anatomy {
  let anatomy = known.get(node);
  if (anatomy === undefined) known.set(node, (anatomy = measure(node)));
  return anatomy;
}

/** Where the right edge of an entry's plate is at height `y`: its right side comes to a point in the middle. */
export function pointedEdge(node: ServiceEntryNode, y: number): number {
  const { width, plate } = anatomyOf(node);
  return width - measures.point * Math.abs((2 * Math.min(y, plate)) / plate - 1);
}

function measure(node: Node): Anatomy {
  const width = widths[node.type];
  switch (node.type) {
    case 'workload':
      return stack(width, measures.workloadHead, rowIds(node.calls.map((call) => call.id)), 8, 0);
    case 'service-entry':
      return stack(
        width,
        measures.entryHead,
        rowIds(node.ports.map((port) => String(port.number))),
        measures.entryFoot,
        node.docked.length,
      );
    case 'gateway':
      return stack(width, measures.gatewayHead, rowIds(node.servers.map((server) => String(server.port))), 4, 0);
    case 'endpoint':
      return stack(width, measures.endpoint, [], 0, 0);
    case 'loose':
      return stack(width, measures.loose, [], 0, 0);
    case 'cluster':
      return stack(width, measures.cluster, [], 0, 0);
    case 'unreadable':
      return stack(width, measures.unreadable, [], 0, 0);
  }
}

/** Ids of rows; the second of two equal ones (a port written twice) gets a mark, so that every row has its own. */
function rowIds(ids: readonly string[]): string[] {
  return ids.map((id, index) => (ids.indexOf(id) === index ? id : `${id}#${index}`));
}

function stack(width: number, head: number, ids: readonly string[], foot: number, docked: number): Anatomy {
  const plate = head + ids.length * measures.row + foot;
  const rows = ids.map((id, index) => ({ id, middle: head + index * measures.row + measures.row / 2 }));
  return { width, plate, height: plate + docked * measures.docked, rows };
}
