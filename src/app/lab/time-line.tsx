import { useRef } from 'react';
import type { TriedEvent } from '../../core/mesh';
import { HostRow } from './host-row';
import type { Brush } from './presets';
import { axisHeight, axisTimes, rowHeight, scaleOf, stripHeight, type Scale } from './scale';
import { FailedStrip, ShareStrip } from './strips';
import type { Tried } from './trial';
import { useBrush, type Drag } from './use-brush';
import { useWidth } from './use-width';
import { lineWords, secondsText } from './words';

interface Props {
  readonly tried: Tried;
  readonly name: string;
  readonly brush: Brush;
}

/** The experiment as a drawing: a row an endpoint over the time, and below them who gets the calls and how many fail. */
export function TimeLine({ tried, name, brush }: Props): React.JSX.Element {
  const box = useRef<HTMLDivElement>(null);
  const scale = scaleOf(useWidth(box, 560));
  const { experiment, outcome } = tried;
  const { endpoints, patterns } = experiment;
  const { drag, ...pointer } = useBrush({ scale, endpoints, patterns, name, brush });
  const rowsEnd = axisHeight + endpoints.length * rowHeight;
  const tellPriority = (outcome.spans[0]?.load.length ?? 0) > 1;
  const failedTop = rowsEnd + (tellPriority ? stripHeight : 0);
  const height = failedTop + stripHeight;
  return (
    <div ref={box} className="lab-line-box">
      <svg className="lab-line" width={scale.width} height={height} role="img" aria-label={labelOf(tried)} {...pointer}>
        <Axis scale={scale} sweeps={outcome.events} height={height} />
        {endpoints.map((endpoint, index) => (
          <HostRow
            key={endpoint.name}
            endpoint={endpoint}
            top={axisHeight + index * rowHeight}
            scale={scale}
            patterns={patterns.filter((each) => each.endpoint === endpoint.name)}
            events={outcome.events.filter((each) => 'endpoint' in each && each.endpoint === endpoint.name)}
            ejections={outcome.ejections.filter((each) => each.endpoint === endpoint.name)}
            tellPriority={tellPriority}
          />
        ))}
        {tellPriority && <ShareStrip outcome={outcome} top={rowsEnd} scale={scale} />}
        <FailedStrip outcome={outcome} top={failedTop} scale={scale} isTcp={experiment.protocol === 'tcp'} />
        {drag && <Stroke drag={drag} scale={scale} />}
      </svg>
      <Legend />
    </div>
  );
}

function labelOf({ experiment, outcome }: Tried): string {
  return lineWords.label(experiment.endpoints.length, secondsText(experiment.duration), outcome.ejections.length);
}

interface AxisProps {
  readonly scale: Scale;
  readonly sweeps: readonly TriedEvent[];
  readonly height: number;
}

function Axis({ scale, sweeps, height }: AxisProps): React.JSX.Element {
  const times = axisTimes(scale);
  return (
    <g>
      {times.map((at, index) => (
        <text
          key={at}
          className="lab-time"
          x={scale.x(at)}
          y={11}
          textAnchor={index === times.length - 1 ? 'end' : 'middle'}
        >
          {secondsText(at)}
        </text>
      ))}
      <path className="lab-grid" d={times.map((at) => `M${scale.x(at)} ${axisHeight}V${height}`).join('')} />
      <path className="lab-sweep" d={sweepMarks(sweeps, scale)}>
        <title>{lineWords.sweeps}</title>
      </path>
    </g>
  );
}

/** A small triangle for each sweep; those that would touch are left out. */
function sweepMarks(events: readonly TriedEvent[], { x }: Scale): string {
  let last = -Infinity;
  const marks: string[] = [];
  for (const event of events) {
    if (event.type !== 'sweep' || x(event.at) - last < 5) continue;
    last = x(event.at);
    marks.push(`M${last - 3} 15h6l-3 6z`);
  }
  return marks.join('');
}

/** What a drag that goes on will set. */
function Stroke({ drag, scale }: { readonly drag: Drag; readonly scale: Scale }): React.JSX.Element {
  const from = scale.x(Math.min(drag.start, drag.end));
  const to = scale.x(Math.max(drag.start, drag.end));
  return (
    <rect
      className="lab-stroke"
      x={from}
      y={axisHeight + drag.row * rowHeight + 1}
      width={Math.max(1, to - from)}
      height={rowHeight - 2}
    />
  );
}

function Legend(): React.JSX.Element {
  return (
    <p className="lab-legend" aria-hidden="true">
      {lineWords.legend((sign) => (
        <i className="lab-key" data-key={sign} />
      ))}
    </p>
  );
}
