import { EdgeLabelRenderer, type EdgeProps, type EdgeTypes } from '@xyflow/react';
import { memo, useState } from 'react';
import { visible } from '../../core/text';
import { reviewSigns, useReview, useReviewMark, type ReviewMark } from '../review-state';
import { useCanvas } from './canvas-state';
import { classes } from './cards/frame';
import {
  bundlePath,
  farPath,
  tornPath,
  wirePath,
  isMetered,
  markRoom,
  missText,
  wireLook,
  wireTitle,
  type WireLook,
} from '../../core/picture';
import { bundleState, dashOf, wireState } from './wire-state';
import type { BundleWire, EdgeWire } from './drawn';
import { EndMark, Meter, MissWords } from './wire-marks';
import { reviewMarkWords } from './words/cards';

/** A wire: a core line, one rail a layer of TLS on the network like insulation on a cable, and a meter that says it again. */
const WireLine = memo(function WireLine(props: EdgeProps<EdgeWire>): React.JSX.Element | null {
  const { data, sourceX, sourceY, targetX, targetY } = props;
  const state = useCanvas((canvas) => (data ? wireState(canvas, data.edge) : ''));
  const detail = useCanvas((canvas) => canvas.detail);
  const mark = useReviewMark(props.id);
  const was = useReview((state) => state.was.get(props.id));
  const review = mark ? ` review-${mark}` : '';
  const [pointedAt, setPointedAt] = useState(false);
  if (!data) return null;
  const { edge, meter, bend, detour, turns = 1 } = data;
  const says = visible(wireTitle(edge), true);
  const look = wireLook(edge);
  // What is pointed out speaks for itself alone.
  const misses = edge.type === 'misses' && state.includes('is-lit') ? missText(edge) : data.misses;
  const { layers, mark: endMark } = look;
  const dash = dashOf(look);
  const torn = data.torn === true && !pointedAt && !state.includes('is-lit');
  if (detail === 'name') {
    const [x, y] = [targetX, targetY];
    const way = detour && { bend: bend ?? sourceX + 24, detour };
    const far = torn ? tornPath(sourceX, sourceY, x, y) : farPath(sourceX, sourceY, x, y, layers, way);
    return <path className={`wire wire-far ${dash}${state}${review}`} d={far} />;
  }
  const end = targetX - markRoom(endMark);
  const path = torn ? tornPath(sourceX, sourceY, end, targetY) : wirePath(sourceX, sourceY, end, targetY, bend, detour);
  return (
    <g
      className={`wire ${dash}${torn ? ' is-torn' : ''}${state}${review} layers-${layers}`}
      {...(data.torn && { onPointerEnter: () => setPointedAt(true), onPointerLeave: () => setPointedAt(false) })}
    >
      <title>{mark ? reviewMarkWords.wire(says, mark, was) : says}</title>
      <path className="wire-touch" d={path} />
      <Rails look={look} path={path} />
      <path className="wire-core" d={path} />
      {endMark && (turns > 0 || state.includes('is-lit')) && (
        <EndMark
          mark={endMark}
          x={targetX}
          y={targetY}
          back={targetX <= sourceX ? sourceX : null}
          count={detail === 'all' && !state.includes('is-lit') ? turns : 1}
        />
      )}
      {mark && detail !== 'plate' && <SignOnWire mark={mark} x={end - 9} y={targetY} />}
      {meter && isMetered(edge) && detail === 'all' && <Meter edge={edge} x={sourceX + 4} y={sourceY} state={state} />}
      {misses !== undefined && detail === 'all' && (
        <MissWords edge={edge} text={misses} x={(sourceX + targetX) / 2} from={sourceY} to={targetY} state={state} />
      )}
    </g>
  );
});

/** What a review says of a wire, where it arrives, over the meter that may reach as far. */
function SignOnWire(props: { readonly mark: ReviewMark; readonly x: number; readonly y: number }): React.JSX.Element {
  return (
    <EdgeLabelRenderer>
      <svg
        className={`review-on-wire review-${props.mark}`}
        style={{ left: props.x, top: props.y }}
        width={16}
        height={16}
        viewBox="-8 -8 16 16"
        aria-hidden="true"
      >
        <circle r={8} />
        <text dy={4} textAnchor="middle">
          {reviewSigns[props.mark]}
        </text>
      </svg>
    </EdgeLabelRenderer>
  );
}

/** The insulation: an edge and a fill a layer, the outer layer first. */
function Rails({ look, path }: { readonly look: WireLook; readonly path: string }): React.JSX.Element | null {
  const { layers } = look;
  if (layers === 0) return null;
  return (
    <>
      {layers === 2 && <path className="rail-edge rail-outer" d={path} />}
      {layers === 2 && <path className="rail rail-outer" d={path} />}
      <path className="rail-edge" d={path} />
      <path className="rail" d={path} />
    </>
  );
}

/** Many wires drawn as one, since a card at an end of them is not drawn; what they are stands over all lines (`BundleWords`). */
const BundleLine = memo(function BundleLine(props: EdgeProps<BundleWire>): React.JSX.Element | null {
  const { data, sourceX, sourceY, targetX, targetY } = props;
  const state = useCanvas((canvas) => (data ? bundleState(canvas, data.bundle) : ''));
  if (!data) return null;
  const { says, idle, worst } = data.bundle;
  const path = bundlePath(sourceX, sourceY, targetX, targetY);
  return (
    <g className={classes(`wire is-bundle${state}`, idle ? 'is-idle' : 'is-solid', worst === 'error' && 'is-double')}>
      <title>{says}</title>
      <path className="wire-touch" d={path} />
      <path className="wire-core" d={path} />
    </g>
  );
});

/** One object for the life of the page, as for the cards. */
export const wireTypes: EdgeTypes = { wire: WireLine, bundle: BundleLine };
