import { useMemo } from 'react';
import type { Edge, Node, Topology } from '../../core/topology';
import {
  anatomyOf,
  kindOfNode,
  layoutTopology,
  measures,
  plateOutline,
  turnPath,
  wireEnds,
  wireLook,
  type Layout,
  type Point,
  type WireEndMark,
} from '../../core/picture';
import { OutcomeMark } from '../canvas/cards/outcome-mark';
import { KindGlyph } from '../widgets';
import './thumbnail.css';
import { cut, Words } from './thumbnail-words';
import { thumbnailWords } from './words';

interface ThumbnailProps {
  readonly topology: Topology;
  /** Small ones show shapes and letters, large ones names too. */
  readonly detail: 'small' | 'large';
  /** What it shows, for those who do not see it; undefined where the words beside it say so. */
  readonly label?: string;
}

/** A flow graph as a small drawing: the canvas' own lanes, places and glyphs, without anything that can be operated. */
export function Thumbnail({ topology, detail, label }: ThumbnailProps): React.JSX.Element {
  const layout = useMemo(() => layoutTopology(topology, new Map()), [topology]);
  const nodes = topology.nodes.flatMap((node) => {
    const at = layout.positions.get(node.id);
    return at ? [{ node, at }] : [];
  });
  const top = 30;
  return (
    <svg
      className={`thumbnail thumbnail-${detail}`}
      viewBox={`-4 ${top} ${layout.width + 8} ${layout.height - top}`}
      {...(label === undefined ? { 'aria-hidden': true } : { role: 'img', 'aria-label': label })}
    >
      <Backdrop layout={layout} />
      {topology.edges.map((edge) => (
        <Wire key={edge.id} edge={edge} nodes={nodes} />
      ))}
      {nodes.map(({ node, at }) => (
        <g key={node.id} transform={`translate(${at.x} ${at.y})`}>
          <Card node={node} detail={detail} />
        </g>
      ))}
    </svg>
  );
}

function Backdrop({ layout }: { readonly layout: Layout }): React.JSX.Element {
  return (
    <>
      {layout.lanes.map((lane) => (
        <rect
          key={lane.lane}
          className="thumb-lane"
          x={lane.x}
          y={34}
          width={lane.width}
          height={layout.height}
          rx="8"
        />
      ))}
      {layout.bands.map((band) => (
        <rect
          key={band.id}
          className="thumb-band"
          x={band.x}
          y={band.y}
          width={band.width}
          height={band.height}
          rx="10"
        />
      ))}
    </>
  );
}

interface Placed {
  readonly node: Node;
  readonly at: Point;
}

function Wire({ edge, nodes }: { readonly edge: Edge; readonly nodes: readonly Placed[] }): React.JSX.Element | null {
  const from = endOf(nodes, edge.from, edge.fromRow, 'right');
  const to = endOf(nodes, edge.to, edge.toRow, 'left');
  if (!from || !to || edge.type === 'misses') return null;
  const { line, wrong, layers, mark } = wireLook(edge);
  const end = mark === 'bar' || mark === 'question' || mark === 'turn' ? to.x - 12 : to.x;
  const reach = Math.max(24, (end - from.x) / 2);
  const path = `M${from.x} ${from.y}C${from.x + reach} ${from.y} ${end - reach} ${to.y} ${end} ${to.y}`;
  return (
    <>
      {layers > 0 && <path className="thumb-rail-edge" d={path} />}
      {layers > 0 && <path className="thumb-rail" d={path} />}
      <path className={`thumb-wire is-${line}${wrong === null ? '' : ` is-${wrong}`}`} d={path} />
      {mark !== null && <path className="thumb-mark" d={markPath(mark, to)} />}
    </>
  );
}

/** A bar where a call is refused, a cross where it finds no address, an arrow where a rule sends on, one that turns back for a redirect. */
function markPath(mark: NonNullable<WireEndMark>, { x, y }: Point): string {
  if (mark === 'bar') return `M${x - 10} ${y - 11}v22`;
  if (mark === 'turn') return turnPath(x, y);
  if (mark === 'arrow') return `M${x - 11} ${y - 7}L${x - 1} ${y}L${x - 11} ${y + 7}`;
  return `M${x - 13} ${y - 6}l10 12m0 -12l-10 12`;
}

function endOf(
  nodes: readonly Placed[],
  id: string,
  row: string | undefined,
  side: 'left' | 'right',
): Point | undefined {
  const placed = nodes.find(({ node }) => node.id === id);
  if (!placed) return undefined;
  const ends = wireEnds(placed.node).filter((end) => end.side === side);
  const end = ends.find((each) => each.id === `row:${row}`) ?? ends[0];
  return end && { x: placed.at.x + end.x, y: placed.at.y + end.y };
}

function Card({ node, detail }: { readonly node: Node; readonly detail: ThumbnailProps['detail'] }): React.JSX.Element {
  const { width, plate } = anatomyOf(node);
  const size = detail === 'small' ? Math.min(46, plate - 12) : 28;
  const row = Math.min(52, plate);
  return (
    <>
      <Docked node={node} from={plate} detail={detail} />
      <path
        className={node.type === 'endpoint' ? 'thumb-card is-outside' : 'thumb-card'}
        d={outline(node, width, plate)}
      />
      {rowsOf(node).map(({ id, y }) => (
        <path key={id} className="thumb-row" d={`M0 ${y}H${width - (node.type === 'service-entry' ? 14 : 0)}`} />
      ))}
      <g transform={`translate(${detail === 'small' ? 8 : 9} ${(row - size) / 2})`}>
        {node.type === 'cluster' ? (
          <g transform={`scale(${size / 14})`}>
            <OutcomeMark outcome={node.end === 'blackhole' ? 'blackhole' : 'passthrough'} />
          </g>
        ) : (
          <KindGlyph kind={kindOfNode(node)} size={size} />
        )}
      </g>
      <Rank node={node} width={width} middle={row / 2} />
      {detail === 'small' ? (
        <rect
          className="thumb-name"
          x={66}
          y={row / 2 - 7}
          width={width - 66 - (node.type === 'endpoint' && node.priority !== undefined ? 48 : 34)}
          height="14"
          rx="4"
        />
      ) : (
        <Words node={node} width={width} />
      )}
    </>
  );
}

/** When an endpoint is used, where that is known. */
function Rank(props: { readonly node: Node; readonly width: number; readonly middle: number }) {
  const { node, width, middle } = props;
  if (node.type !== 'endpoint' || node.priority === undefined) return null;
  return (
    <text className="thumb-text thumb-rank" x={width - 8} y={middle + 5} textAnchor="end">
      {thumbnailWords.priority(node.priority)}
    </text>
  );
}

/** An entry's plate comes to a point; everything else is a rounded plate. */
function outline(node: Node, width: number, height: number): string {
  if (node.type === 'service-entry') return plateOutline(width, height);
  const r = node.type === 'workload' ? 12 : 8;
  return `M${r} 0H${width - r}Q${width} 0 ${width} ${r}V${height - r}Q${width} ${height} ${width - r} ${height}H${r}Q0 ${height} 0 ${height - r}V${r}Q0 0 ${r} 0Z`;
}

function rowsOf(node: Node): { readonly id: string; readonly y: number }[] {
  return anatomyOf(node).rows.map(({ id, middle }) => ({ id, y: middle - measures.row / 2 }));
}

/** Rules docked under a card: as lines with their first fact, or side by side where there is room for their letters alone. */
function Docked(props: {
  readonly node: Node;
  readonly from: number;
  readonly detail: ThumbnailProps['detail'];
}): React.JSX.Element | null {
  const { node, from, detail } = props;
  const rules = node.type === 'service-entry' || node.type === 'workload' ? (node.docked ?? []) : [];
  const width = anatomyOf(node).width - 40;
  if (detail === 'small') {
    return (
      <>
        {rules.map((rule, index) => (
          <g key={rule.id} transform={`translate(${14 + index * 46} ${from - 6})`}>
            <KindGlyph kind={rule.kind} size={40} />
          </g>
        ))}
      </>
    );
  }
  return (
    <>
      {rules.map((rule, index) => (
        <g key={rule.id} transform={`translate(12 ${from + index * measures.docked})`}>
          <rect className="thumb-docked" y="-4" width={width} height={measures.docked + 2} rx="6" />
          <g transform="translate(8 3)">
            <KindGlyph kind={rule.kind} size={18} />
          </g>
          <text className="thumb-text is-meta" x="32" y="17">
            {cut(rule.facts[0] ?? rule.name, 26)}
          </text>
        </g>
      ))}
    </>
  );
}
