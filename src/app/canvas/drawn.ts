import type { Edge as FlowEdge, Node as FlowNode } from '@xyflow/react';
import type { Edge, Node } from '../../core/topology';
import type { Bundle, Detour, EndpointGroup, BandFrame } from '../../core/picture';

/** `expanded`: all its rows are shown, however many. */
export type Card = FlowNode<{ readonly node: Node; readonly expanded: boolean }, Node['type']>;

/** The card of a group of external endpoints. */
export type GroupCard = FlowNode<{ readonly group: EndpointGroup }, 'group'>;

/** Where the wires of a band as a whole end; it shows nothing itself, since bands are drawn behind the cards. */
export type BandCard = FlowNode<{ readonly band: BandFrame }, 'band'>;

/** Whatever React Flow has as a node. */
export type Drawn = Card | GroupCard | BandCard;

/** What a wire draws. */
export interface WireData extends Record<string, unknown> {
  readonly edge: Edge;
  readonly meter: boolean;
  /** What it says of calls that miss what it leads to; undefined for one that says nothing. */
  readonly misses: string | undefined;
  /** How many redirected calls its end mark stands for: 0 where another wire draws it; undefined for one that is not redirected. */
  readonly turns?: number | undefined;
  /** Where between the lanes it turns, in canvas units from the left; undefined where it runs level. */
  readonly bend?: number;
  /** How it gets past the cards that stand between its two. */
  readonly detour?: Detour;
  /** It is one of so many long ones that only its two ends are drawn until something at it is selected or pointed at. */
  readonly torn?: boolean;
}

/** An edge of the topology as it is drawn. */
export type EdgeWire = FlowEdge<WireData, 'wire'>;

/**
 * Many wires drawn as one, since a card at either end is not drawn. `quiet`: it is one of so many that it is drawn only while something at
 * it is selected or pointed at; the heads of the bands count what it carries.
 */
export type BundleWire = FlowEdge<{ readonly bundle: Bundle; readonly quiet: boolean }, 'bundle'>;

/** A wire of the picture. */
export type Wire = EdgeWire | BundleWire;

/** Whether it is the card of a node of the topology. */
export function isNodeCard(drawn: Drawn): drawn is Card {
  return drawn.type !== 'group' && drawn.type !== 'band';
}
