import { KindGlyph } from '../widgets';
import type { Point } from './anatomy';
import type { Tool } from './canvas-state';
import { tools } from './palette';
import { curve } from './wire';

/** A drag in progress, in CSS pixels of the canvas: a wire from a pod, or a tool on its way from the palette. */
export interface Drag {
  readonly from: Point | null;
  readonly to: Point;
  /** What letting go would write. */
  readonly says: string | null;
  readonly kind: Tool | null;
}

/** What a drag looks like, and what it would do. */
export function DragLine({ drag }: { readonly drag: Drag }): React.JSX.Element {
  const { from, to, says, kind } = drag;
  const glyph = tools.find(({ tool }) => tool === kind)?.kind;
  return (
    <>
      {from && (
        <svg className="drag-line" aria-hidden="true">
          <path d={curve(from.x, from.y, to.x, to.y)} />
        </svg>
      )}
      {glyph !== undefined && (
        <div className="drag-glyph" style={{ left: to.x - 14, top: to.y - 14 }}>
          <KindGlyph kind={glyph} size={28} />
        </div>
      )}
      {says !== null && (
        <div className="drag-says" style={{ left: to.x + 14, top: to.y + 10 }}>
          {says}
        </div>
      )}
    </>
  );
}
