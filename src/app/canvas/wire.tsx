import { EdgeLabelRenderer, type EdgeProps, type EdgeTypes } from '@xyflow/react';
import { memo } from 'react';
import type { Edge } from '../../core/topology';
import { useCanvas } from './canvas-state';
import { Bars, classes } from './cards/frame';
import { wirePath } from './course';
import { meterText } from './meter-text';
import type { BundleWire, EdgeWire } from './picture';
import { isTlsKnown, tlsLayers, tlsWords } from './words';

/** A wire: a core line, one rail a layer of TLS on the network like insulation on a cable, and a meter that says it again. */
const WireLine = memo(function WireLine(props: EdgeProps<EdgeWire>): React.JSX.Element | null {
  const { data, sourceX, sourceY, targetX, targetY } = props;
  const lit = useCanvas((state) => {
    const { spot } = state;
    if (!spot || !data) return false;
    const { edge } = data;
    if (spot.part === null) return spot.node === edge.from || spot.node === edge.to;
    return (
      (spot.node === edge.from && partOf(edge, 'from') === spot.part) ||
      (spot.node === edge.to && partOf(edge, 'to') === spot.part)
    );
  });
  const detail = useCanvas((state) => state.detail);
  if (!data) return null;
  const { edge, meter } = data;
  const path = wirePath(sourceX, sourceY, targetX, targetY, data.bend);
  const layers = detail === 'name' ? 0 : tlsLayers(edge.tls);
  const idle = edge.type === 'knows';
  return (
    <g
      className={classes(
        'wire',
        lit && 'is-lit',
        layers === 2 && 'is-double',
        idle && 'is-idle',
        edge.type === 'route' && 'is-route',
      )}
    >
      <title>{edge.type === 'call' ? `${edge.label}: ${tlsWords(edge.tls)}` : edge.label}</title>
      <path className="wire-touch" d={path} />
      {!idle && layers === 2 && <path className="rail-edge" d={path} strokeWidth={14} />}
      {!idle && layers === 2 && <path className="rail" d={path} strokeWidth={12} />}
      {!idle && layers >= 1 && <path className="rail-edge" d={path} strokeWidth={8} />}
      {!idle && layers >= 1 && <path className="rail" d={path} strokeWidth={6} />}
      <path className="wire-core" d={path} />
      {meter && !idle && detail === 'all' && <Meter edge={edge} x={sourceX + 5} y={sourceY} />}
    </g>
  );
});

/** Many wires drawn as one straight line with their count, since a card at an end of them is not drawn. */
const BundleLine = memo(function BundleLine(props: EdgeProps<BundleWire>): React.JSX.Element | null {
  const { data, sourceX, sourceY, targetX, targetY } = props;
  if (!data) return null;
  const { says, idle, worst } = data.bundle;
  const path = `M${sourceX} ${sourceY}L${targetX} ${targetY}`;
  return (
    <g className={classes('wire is-bundle', idle && 'is-idle', worst === 'error' && 'is-double')}>
      <title>{says}</title>
      <path className="wire-touch" d={path} />
      <path className="wire-core" d={path} />
    </g>
  );
});

/** One object for the life of the page, as for the cards. */
export const wireTypes: EdgeTypes = { wire: WireLine, bundle: BundleLine };

/**
 * `▮ 1 s`: how many layers, and who put them there, or `?`. It stands at the wire's start, where wires of different rows do not meet, and over
 * all wires.
 */
function Meter({ edge, x, y }: { readonly edge: Edge; readonly x: number; readonly y: number }): React.JSX.Element {
  const layers = tlsLayers(edge.tls);
  return (
    <EdgeLabelRenderer>
      <span
        className={classes('meter', layers === 2 && 'chip-error')}
        style={{ transform: `translate(${x}px, ${y}px) translateY(-50%)` }}
        aria-hidden="true"
      >
        {isTlsKnown(edge.tls) && <Bars layers={layers} />}
        {meterText(edge.tls)}
      </span>
    </EdgeLabelRenderer>
  );
}

function partOf(edge: Edge, end: 'from' | 'to'): string | null {
  const row = end === 'from' ? edge.fromRow : edge.toRow;
  if (row === undefined) return null;
  return edge.type === 'call' && end === 'from' ? `call:${row}` : `port:${row}`;
}

/** A level start and end, and a curve between them that is as long as the gap allows. */
export function curve(x1: number, y1: number, x2: number, y2: number): string {
  const reach = x2 > x1 ? Math.max(24, (x2 - x1) / 2) : 72;
  return `M${x1} ${y1}C${x1 + reach} ${y1} ${x2 - reach} ${y2} ${x2} ${y2}`;
}
