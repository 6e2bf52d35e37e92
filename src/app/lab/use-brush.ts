import { useState, type PointerEvent } from 'react';
import type { FailurePattern, TriedEndpoint } from '../../core/mesh';
import { setPatterns } from './edit-patterns';
import { setLab } from '../lab-state';
import type { Brush } from './presets';
import { axisHeight, rowHeight, type Scale } from './scale';

/** A drag over a row that goes on, from one time to another, in milliseconds. */
export interface Drag {
  readonly row: number;
  readonly start: number;
  readonly end: number;
}

interface BrushUse {
  readonly scale: Scale;
  readonly endpoints: readonly TriedEndpoint[];
  readonly patterns: readonly FailurePattern[];
  readonly name: string;
  readonly brush: Brush;
}

interface Brushing {
  readonly drag: Drag | null;
  readonly onPointerDown: (event: PointerEvent<SVGSVGElement>) => void;
  readonly onPointerMove: (event: PointerEvent<SVGSVGElement>) => void;
  readonly onPointerUp: (event: PointerEvent<SVGSVGElement>) => void;
  readonly onPointerCancel: () => void;
}

/** Lets calls to an endpoint fail between the two ends of a drag over its row. A press on a failure that is there shows the table of failures. */
export function useBrush({ scale, endpoints, patterns, name, brush }: BrushUse): Brushing {
  const [drag, setDrag] = useState<Drag | null>(null);
  const spotOf = (event: PointerEvent<SVGSVGElement>): { row: number; at: number; isInside: boolean } => {
    const box = event.currentTarget.getBoundingClientRect();
    const x = event.clientX - box.left;
    return {
      row: Math.floor((event.clientY - box.top - axisHeight) / rowHeight),
      at: scale.time(x),
      isInside: x >= scale.left,
    };
  };
  const finish = ({ row, start, end }: Drag): void => {
    const endpoint = endpoints[row]?.name;
    if (endpoint === undefined) return;
    const [from, to] = [Math.min(start, end), Math.max(start, end)];
    if (from < to) setPatterns(name, [...patterns, { endpoint, from, to, ...brush }]);
    else if (patterns.some((each) => each.endpoint === endpoint && each.from <= from && from < each.to))
      setLab({ tab: 'failures' });
  };
  return {
    drag,
    onPointerDown: (event) => {
      const { row, at, isInside } = spotOf(event);
      if (event.button !== 0 || !isInside || endpoints[row] === undefined) return;
      event.currentTarget.setPointerCapture(event.pointerId);
      setDrag({ row, start: at, end: at });
    },
    onPointerMove: (event) => {
      if (drag) setDrag({ ...drag, end: spotOf(event).at });
    },
    onPointerUp: (event) => {
      if (drag) finish({ ...drag, end: spotOf(event).at });
      setDrag(null);
    },
    onPointerCancel: () => setDrag(null),
  };
}
