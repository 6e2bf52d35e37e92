import { useStore, ViewportPortal } from '@xyflow/react';
import { anatomyOf, nodesById, type Point } from '../../core/picture';
import { useDrag, type Drag } from './drag-state';
import type { Graph } from './graph';
import { isInView } from './tab-stop';
import { ToolGlyph } from './tool-glyph';
import { toolWords } from './words/palette';

/** How wide the words beside the pointer may get, in CSS pixels; the style sheet says the same. */
const wordsWidth = 280;

/** What a drag looks like, where it could end, and what letting go would do. */
export function DragLine({ graph }: { readonly graph: Graph }): React.JSX.Element | null {
  const drag = useDrag((state) => state);
  if (!drag) return null;
  return (
    <>
      <ViewportPortal>
        <Zone drag={drag} />
        <Candidates drag={drag} graph={graph} />
        {drag.from && <Line drag={drag} from={drag.from} />}
      </ViewportPortal>
      <Ghost drag={drag} />
      <Words drag={drag} />
    </>
  );
}

function Line({ drag, from }: { readonly drag: Drag; readonly from: Point }): React.JSX.Element {
  const [x, y, zoom] = useStore((state) => state.transform);
  const to = { x: (drag.to.x - x) / zoom, y: (drag.to.y - y) / zoom };
  const [start, end] = drag.incoming ? [to, from] : [from, to];
  return (
    <svg className={drag.fits ? 'drag-line' : 'drag-line is-idle'} aria-hidden="true">
      <path d={curve(start.x, start.y, end.x, end.y)} />
      <circle cx={to.x} cy={to.y} r={4 / zoom} />
    </svg>
  );
}

/** Rings round the cards that a wire could end at, as far as they are in view. */
function Candidates({ drag, graph }: { readonly drag: Drag; readonly graph: Graph }): React.JSX.Element {
  const transform = useStore((state) => state.transform);
  const width = useStore((state) => state.width);
  const height = useStore((state) => state.height);
  const nodes = nodesById(graph.topology);
  return (
    <>
      {[...drag.candidates].map((id) => {
        const node = nodes.get(id);
        const at = graph.layout.positions.get(id);
        if (!node || !at || !isInView(graph, id, transform, { width, height })) return null;
        const card = anatomyOf(node);
        return (
          <i
            key={id}
            className="drop-candidate"
            style={{ left: at.x - 5, top: at.y - 5, width: card.width + 10, height: card.plate + 10 }}
          />
        );
      })}
    </>
  );
}

function Zone({ drag }: { readonly drag: Drag }): React.JSX.Element | null {
  const { zone, fits } = drag;
  if (!zone) return null;
  const { x, y, width, height } = zone;
  return <i className={fits ? 'drop-zone' : 'drop-zone is-not'} style={{ left: x, top: y, width, height }} />;
}

function Ghost({ drag }: { readonly drag: Drag }): React.JSX.Element | null {
  if (drag.tool === null) return null;
  return (
    <div className={drag.fits ? 'drag-ghost' : 'drag-ghost is-not'} style={{ left: drag.to.x, top: drag.to.y }}>
      <ToolGlyph tool={drag.tool} size={22} />
      {toolWords[drag.tool].title}
    </div>
  );
}

/** The words stand below and right of the pointer, and left or above of it where there is no room. */
function Words({ drag }: { readonly drag: Drag }): React.JSX.Element | null {
  const width = useStore((state) => state.width);
  const height = useStore((state) => state.height);
  if (drag.says === null) return null;
  const { x, y } = drag.to;
  const across = x + 16 + wordsWidth > width ? { right: Math.max(8, width - x + 12) } : { left: x + 16 };
  const down = y + 72 > height ? { bottom: Math.max(8, height - y + 12) } : { top: y + (drag.tool === null ? 12 : 26) };
  return (
    <div className={drag.fits ? 'drag-says' : 'drag-says is-not'} style={{ ...across, ...down }}>
      {!drag.fits && <span aria-hidden="true">⊘ </span>}
      {drag.says}
    </div>
  );
}

/** A level start and end, and a curve between them that is as long as the gap allows. */
function curve(x1: number, y1: number, x2: number, y2: number): string {
  const reach = x2 > x1 ? Math.max(24, (x2 - x1) / 2) : 72;
  return `M${x1} ${y1}C${x1 + reach} ${y1} ${x2 - reach} ${y2} ${x2} ${y2}`;
}
