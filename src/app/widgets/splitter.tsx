import { useRef, type KeyboardEvent, type PointerEvent } from 'react';
import './widgets.css';

interface SplitterProps {
  /** Accessible name: what grows and shrinks, for example "Explorer width". */
  readonly label: string;
  /** `vertical`: a vertical line between left and right. */
  readonly orientation: 'vertical' | 'horizontal';
  /** In CSS pixels, or in percent when `unit` says how many pixels one percent is. */
  readonly value: number;
  readonly min: number;
  readonly max: number;
  readonly reset: number;
  /** `1` when the pane before the line grows as the line moves right or down, `-1` when the pane behind it does. */
  readonly sense: 1 | -1;
  /** Pixels for one step of `value`; asked when a drag starts. */
  readonly unit?: () => number;
  readonly onChange: (value: number) => void;
}

const step = 16;

/** The line between two panes: drag it, move it with the arrow keys in steps of 16 pixels, double-click to reset. */
export function Splitter(props: SplitterProps): React.JSX.Element {
  const { label, orientation, value, min, max, reset, sense, onChange } = props;
  const drag = useRef<{ at: number; value: number; unit: number } | null>(null);
  const move = (wanted: number): void => onChange(Math.round(Math.min(Math.max(wanted, min), Math.max(min, max))));
  const pointOf = (event: PointerEvent): number => (orientation === 'vertical' ? event.clientX : event.clientY);

  const onKeyDown = (event: KeyboardEvent): void => {
    const direction = directionOf(event.key, orientation);
    if (direction !== 0) move(value + (direction * sense * step) / (props.unit?.() ?? 1));
    else if (event.key === 'Home') move(min);
    else if (event.key === 'End') move(max);
    else if (event.key === 'Enter') move(reset);
    else return;
    event.preventDefault();
  };

  return (
    <div
      role="separator"
      tabIndex={0}
      aria-label={label}
      aria-orientation={orientation}
      aria-valuenow={Math.round(value)}
      aria-valuemin={min}
      aria-valuemax={Math.max(min, Math.round(max))}
      className={`splitter splitter-${orientation}`}
      onKeyDown={onKeyDown}
      onDoubleClick={() => move(reset)}
      onPointerDown={(event) => {
        event.currentTarget.setPointerCapture(event.pointerId);
        drag.current = { at: pointOf(event), value, unit: props.unit?.() ?? 1 };
      }}
      onPointerMove={(event) => {
        const start = drag.current;
        if (start) move(start.value + ((pointOf(event) - start.at) * sense) / start.unit);
      }}
      onLostPointerCapture={() => {
        drag.current = null;
      }}
    />
  );
}

function directionOf(key: string, orientation: 'vertical' | 'horizontal'): number {
  if (orientation === 'vertical') return key === 'ArrowRight' ? 1 : key === 'ArrowLeft' ? -1 : 0;
  return key === 'ArrowDown' ? 1 : key === 'ArrowUp' ? -1 : 0;
}
