import { announce } from '../notices';
import type { Point, Spot } from '../../core/picture';
import { autoPan } from './auto-pan';
import { bandOpener } from './band-opener';
import { getCanvas, setCanvas, type Tool } from './canvas-state';
import type { Workbench } from './connect-drag';
import { setDrag } from './drag-state';
import { followPointer, pointIn, spotUnder } from './gestures';
import { fitOf, type ToolFit } from './tool-fit';
import { toolNotices, wireWords } from './words/hands';

/** A tool on its way from the palette: it shows where it would land and what that writes. Nothing is written before it is let go. */
export function dragTool(
  event: Pick<PointerEvent, 'clientX' | 'clientY' | 'pointerId'>,
  tool: Tool,
  bench: Workbench,
  onDrop: (tool: Tool, at: Point, spot: Spot | null) => void,
): void {
  const { canvas } = bench;
  const before = getCanvas().tool;
  const look = lookFor(tool, bench);
  followPointer(event, {
    onMove: (at) => {
      if (getCanvas().tool !== tool) setCanvas({ tool });
      look.show(at);
    },
    onDrop: (at) => {
      look.stop();
      setCanvas({ tool: null });
      const spot = spotUnder(canvas, { x: at.clientX, y: at.clientY }, 'tool');
      if (spot === undefined) announce(wireWords.nothingWritten);
      else onDrop(tool, pointIn(canvas, at), spot);
    },
    onCancel: (moved) => {
      look.stop();
      // A mere press chooses the tool: the click that follows does that.
      if (!moved) return;
      setCanvas({ tool: before });
      announce(toolNotices.putBack);
    },
  });
}

function lookFor(tool: Tool, bench: Workbench): { show: (at: PointerEvent) => void; stop: () => void } {
  const { canvas, control, graph } = bench;
  const bands = bandOpener(graph, control);
  const candidates = candidatesFor(tool, bench);
  let last: PointerEvent | undefined;
  const draw = (at: PointerEvent): void => {
    const spot = spotUnder(canvas, { x: at.clientX, y: at.clientY }, 'tool');
    const to = pointIn(canvas, at);
    const fit = spot === undefined ? null : fitOf(tool, graph(), spot, control.toCanvas(to));
    bands.rest(spot === null ? to : null);
    aim(spot ?? null, fit);
    setDrag({
      from: null,
      to,
      incoming: false,
      tool,
      says: fit?.says ?? null,
      fits: fit?.fits ?? false,
      candidates,
      zone: fit?.fits ? fit.zone : null,
    });
  };
  const pan = autoPan(control.size, control.panBy, () => last && draw(last));
  return {
    show: (at) => {
      last = at;
      // The palette itself lies at the lower edge, so the view moves only once the tool has left it.
      if (spotUnder(canvas, { x: at.clientX, y: at.clientY }, 'tool') !== undefined) pan.follow(pointIn(canvas, at));
      draw(at);
    },
    stop: () => {
      pan.stop();
      bands.rest(null);
      setDrag(null);
      setCanvas({ target: null });
    },
  };
}

/** Marks the card that a tool would be put on, or that it cannot be put on. */
function aim(spot: Spot | null, fit: ToolFit | null): void {
  const onCard = spot !== null && fit !== null && (!fit.fits || fit.on !== null);
  const target = onCard ? { spot: { node: spot.node, part: null }, fits: fit.fits, says: fit.says } : null;
  const now = getCanvas().target;
  if (target?.spot.node !== now?.spot.node || target?.fits !== now?.fits) setCanvas({ target });
}

/** The cards that a tool can be put on; none for tools that make a card of their own. */
function candidatesFor(tool: Tool, { graph }: Workbench): ReadonlySet<string> {
  if (tool !== 'destination-rule' && tool !== 'virtual-service') return new Set();
  const drawn = graph();
  const { nodes } = drawn.topology;
  const fits = (node: string): boolean => fitOf(tool, drawn, { node, part: null }, { x: 0, y: 0 }).fits;
  return new Set(nodes.flatMap(({ id, type }) => (type === 'service-entry' && fits(id) ? [id] : [])));
}
