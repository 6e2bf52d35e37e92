import type { Node } from '../../core/topology';
import { anatomyOf, dockedSpots, pointedEdge, type Point, type Spot } from '../../core/picture';

/** A place on a card where a wire can be drawn from. */
export interface Handle extends Spot {
  /** Tells it from every other handle of its card, also where two ports have one number. */
  readonly id: string;
  /** Its middle, from the card's top left corner in canvas units. */
  readonly at: Point;
  /** Calls arrive on this side, so that a wire drawn from it runs to the card. */
  readonly incoming: boolean;
}

/** How far below the top of a card the handle of the card as a whole is: level with its name. */
const headMiddle = 26;

/** The handles of a card: right of what calls or leads on and of the rules docked to it, left of what is called. */
export function handlesOf(node: Node, expanded = false): Handle[] {
  const docked = dockedSpots(node, expanded).map(({ rule, at }) => handleAt(node, `rule:${rule}`, at));
  switch (node.type) {
    case 'workload':
      return [handle(node, null, headMiddle), ...rowsOf(node, 'call', expanded), ...docked];
    case 'service-entry':
      return [
        handle(node, null, headMiddle, true),
        handle(node, null, headMiddle),
        ...rowsOf(node, 'port', expanded, true),
        ...rowsOf(node, 'port', expanded),
        ...docked,
      ];
    case 'gateway':
      return [handle(node, null, headMiddle, true), handle(node, null, headMiddle)];
    case 'endpoint':
      return [handle(node, null, anatomyOf(node).height / 2, true)];
    case 'loose':
      return isRule(node.kind) ? [handle(node, null, headMiddle)] : [];
    case 'cluster':
    case 'unreadable':
      return [];
  }
}

/** Kinds whose card leads to the entry that they are for. */
function isRule(kind: string): boolean {
  return ['DestinationRule', 'VirtualService', 'Sidecar', 'Gateway'].includes(kind);
}

function rowsOf(node: Node, kind: 'call' | 'port', expanded: boolean, incoming = false): Handle[] {
  return anatomyOf(node, expanded).rows.map(({ id, middle }) => {
    // The second of two rows with one number has a mark.
    const part = `${kind}:${id.replace(/#\d+$/, '')}`;
    return { ...handle(node, part, middle, incoming, expanded), id: idOf(`${kind}:${id}`, incoming) };
  });
}

function handle(node: Node, part: string | null, y: number, incoming = false, expanded = false): Handle {
  const right = node.type === 'service-entry' ? pointedEdge(node, y, expanded) : anatomyOf(node).width;
  return handleAt(node, part, { x: incoming ? 0 : right, y }, incoming);
}

function handleAt(node: Node, part: string | null, at: Point, incoming = false): Handle {
  return { id: idOf(part ?? '', incoming), node: node.id, part, at, incoming };
}

function idOf(row: string, incoming: boolean): string {
  return `${row} ${incoming ? 'in' : 'out'}`;
}
