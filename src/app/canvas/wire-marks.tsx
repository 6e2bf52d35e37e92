import { EdgeLabelRenderer, useStore } from '@xyflow/react';
import type { Edge } from '../../core/topology';
import { digits } from '../language';
import { Bars, classes } from './cards/frame';
import { meterText, missSide, type WireEndMark, isTlsKnown, tlsLayers, turnPath } from '../../core/picture';

/**
 * What a wire ends in, in front of the card at `x`, `y`. A wire that comes back to a card left of its start (`back` is where that was) has its
 * arrow where it can be seen: its end lies behind the card.
 */
export function EndMark(props: {
  readonly mark: Exclude<WireEndMark, null>;
  readonly x: number;
  readonly y: number;
  readonly back: number | null;
  /** How many wires it stands for that end in one place. */
  readonly count: number;
}): React.JSX.Element {
  const { mark, x, y, back, count } = props;
  switch (mark) {
    case 'bar':
      return <path className="wire-mark" d={`M${x - 8} ${y - 7}V${y + 7}`} />;
    case 'turn':
      return (
        <>
          <path className="wire-mark" d={turnPath(x, y)} />
          {count > 1 && (
            <text className="wire-turns" x={x - 22} y={y - 5}>
              ×{digits(count)}
            </text>
          )}
        </>
      );
    case 'cross':
      return <path className="wire-mark" d={`M${x - 12} ${y - 5}l10 10m0-10l-10 10`} />;
    case 'question':
      return (
        <text className="wire-question" x={x - 8} y={y + 4}>
          ?
        </text>
      );
    case 'arrow':
      return (
        <path
          className="wire-mark"
          d={back === null ? `M${x - 8} ${y - 4}L${x - 1} ${y}L${x - 8} ${y + 4}` : `M${back + 12} ${y - 4}l-7 4l7 4`}
        />
      );
  }
}

/**
 * `▮ 1 s`: how many layers, and who put them there, or `?`. It stands at the wire's start, where wires of different rows do not meet, and over
 * all wires.
 */
export function Meter(props: {
  readonly edge: Edge;
  readonly x: number;
  readonly y: number;
  readonly state: string;
}): React.JSX.Element {
  const { edge, x, y, state } = props;
  const layers = tlsLayers(edge.tls);
  return (
    <EdgeLabelRenderer>
      <span
        className={classes('meter', layers === 2 && 'chip-error', state)}
        style={{ left: x, top: y }}
        aria-hidden="true"
      >
        {isTlsKnown(edge.tls) && <Bars layers={layers} />}
        {meterText(edge.tls)}
      </span>
    </EdgeLabelRenderer>
  );
}

/** Below this zoom the words on a ghost could not be read in the room between two lanes. */
const wordsZoom = 0.85;

/**
 * Why a call misses the entry that a reader would expect, on the ghost of the wire that is not there. Where that is too small to be read, only what is selected says
 * it: of the others the tooltip tells.
 */
export function MissWords(props: {
  readonly edge: Edge;
  readonly text: string;
  readonly x: number;
  /** Heights of its start and its end. */
  readonly from: number;
  readonly to: number;
  readonly state: string;
}): React.JSX.Element | null {
  const { edge, text, x, from, to, state } = props;
  const isReadable = useStore(({ transform }) => transform[2] >= wordsZoom);
  const side = missSide(edge, from, to);
  if (!isReadable && !state.includes('is-lit')) return null;
  const top = { middle: (from + to) / 2, above: Math.min(from, to), below: to }[side];
  return (
    <EdgeLabelRenderer>
      <span className={`miss-words is-${side}${state}`} style={{ left: x, top }} aria-hidden="true">
        {text}
      </span>
    </EdgeLabelRenderer>
  );
}
