import {
  useCallback,
  useEffect,
  useImperativeHandle,
  useLayoutEffect,
  useRef,
  useState,
  type PointerEvent,
  type Ref,
} from 'react';
import { stageWords } from './words';
import { fitZoom, isCut, readableZoom, zoomAt, type Size, type Zoom } from './zoom';

/** What the toolbar can ask of the stage. */
export interface StageHandle {
  fit(): void;
  zoomBy(factor: number): void;
}

interface Props {
  readonly svg: SVGSVGElement;
  /** What a screen reader says in place of the picture. */
  readonly label: string;
  /** How the picture is read, in its corner. */
  readonly legend: string;
  /** The picture is older than the text and says so by fading. */
  readonly stale: boolean;
  /** Ids in the diagram's text of what is selected. */
  readonly selected: readonly string[];
  /** A press on a node, with its id in the diagram's text (`n3`). */
  readonly onPick: (id: string) => void;
  readonly ref?: Ref<StageHandle>;
}

/** Moves of fewer pixels between press and release are a press, not a drag. */
const stillPress = 4;

/**
 * A picture that can be moved by dragging and scaled with the wheel. Until then the whole of it is shown where that can be read, and where not, it
 * begins at its start and says that there is more.
 */
export function Stage({ svg, label, legend, stale, selected, onPick, ref }: Props): React.JSX.Element {
  const frame = useRef<HTMLDivElement>(null);
  const sheet = useRef<HTMLDivElement>(null);
  const zoom = useRef<Zoom>({ scale: 1, x: 0, y: 0 });
  /** How the picture is placed when it or its frame changes; null once the user has moved it. */
  const placing = useRef<typeof fitZoom | null>(readableZoom);
  const [cut, setCut] = useState(false);

  const show = useCallback((next: Zoom): void => {
    zoom.current = next;
    if (sheet.current) sheet.current.style.transform = `translate(${next.x}px, ${next.y}px) scale(${next.scale})`;
  }, []);
  const place = useCallback((): void => {
    if (!frame.current || !placing.current) return;
    const [picture, room] = [sizeOf(svg), sizeOfFrame(frame.current)];
    const next = placing.current(picture, room);
    show(next);
    setCut(isCut(picture, room, next));
  }, [svg, show]);
  const takeOver = useCallback((): void => {
    placing.current = null;
    setCut(false);
  }, []);
  const fit = useCallback((): void => {
    placing.current = fitZoom;
    place();
  }, [place]);
  const zoomBy = useCallback(
    (factor: number, point?: { x: number; y: number }): void => {
      if (!frame.current) return;
      const { width, height } = sizeOfFrame(frame.current);
      takeOver();
      show(zoomAt(zoom.current, factor, point ?? { x: width / 2, y: height / 2 }));
    },
    [show, takeOver],
  );
  useImperativeHandle(ref, () => ({ fit, zoomBy }), [fit, zoomBy]);

  useLayoutEffect(() => {
    sheet.current?.replaceChildren(svg);
    place();
  }, [svg, place]);

  const wanted = selected.join(' ');
  useLayoutEffect(() => {
    const ids = new Set(wanted.split(' '));
    for (const node of svg.querySelectorAll('.node'))
      node.classList.toggle('diagram-selected', ids.has(nodeIdOf(node) ?? ''));
  }, [svg, wanted]);

  useEffect(() => {
    const element = frame.current;
    if (!element) return undefined;
    const observer = new ResizeObserver(place);
    observer.observe(element);
    // React listens passively to wheels, and then the page would scroll as well.
    const onWheel = (event: WheelEvent): void => {
      event.preventDefault();
      const box = element.getBoundingClientRect();
      zoomBy(Math.exp(-event.deltaY / 400), { x: event.clientX - box.left, y: event.clientY - box.top });
    };
    element.addEventListener('wheel', onWheel, { passive: false });
    return () => {
      observer.disconnect();
      element.removeEventListener('wheel', onWheel);
    };
  }, [place, zoomBy]);

  const drag = useDrag(zoom, takeOver, show, onPick);
  return (
    <div className="diagram-stage">
      <div ref={frame} className="diagram-frame" {...drag}>
        <div ref={sheet} className="diagram-sheet" role="img" aria-label={label} data-stale={stale || undefined} />
      </div>
      <p className="diagram-legend">{legend}</p>
      {cut && (
        <p className="diagram-cut">
          {stageWords.goesOn}
          <button type="button" className="diagram-cut-fit" onClick={fit}>
            {stageWords.showAll}
          </button>
        </p>
      )}
    </div>
  );
}

type Handlers = Record<
  'onPointerDown' | 'onPointerMove' | 'onPointerUp' | 'onPointerCancel',
  (event: PointerEvent<HTMLDivElement>) => void
>;

function useDrag(
  zoomRef: { current: Zoom },
  takeOver: () => void,
  show: (zoom: Zoom) => void,
  onPick: (id: string) => void,
): Handlers {
  const start = useRef<{ x: number; y: number; zoom: Zoom; target: EventTarget; moved: boolean } | null>(null);
  return {
    onPointerDown: (event) => {
      if (event.button !== 0) return;
      event.currentTarget.setPointerCapture(event.pointerId);
      start.current = { x: event.clientX, y: event.clientY, zoom: zoomRef.current, target: event.target, moved: false };
    },
    onPointerMove: (event) => {
      const from = start.current;
      if (!from) return;
      const x = event.clientX - from.x;
      const y = event.clientY - from.y;
      from.moved ||= Math.hypot(x, y) > stillPress;
      if (!from.moved) return;
      takeOver();
      show({ ...from.zoom, x: from.zoom.x + x, y: from.zoom.y + y });
    },
    onPointerUp: () => {
      const from = start.current;
      start.current = null;
      const id = from && !from.moved ? nodeIdOf(from.target) : null;
      if (id !== null) onPick(id);
    },
    onPointerCancel: () => {
      start.current = null;
    },
  };
}

/** The id in the diagram's text of the node that an element of the picture belongs to: Mermaid calls it `…flowchart-n3-12`. */
function nodeIdOf(target: EventTarget): string | null {
  if (!(target instanceof Element)) return null;
  const id = target.closest('.node')?.id ?? '';
  return /flowchart-(\w+)-\d+$/.exec(id)?.[1] ?? null;
}

/** The size that a picture was drawn for, from its view box. */
export function sizeOf(svg: SVGSVGElement): Size {
  const [, , width = 0, height = 0] = (svg.getAttribute('viewBox') ?? '').split(/[ ,]+/).map(Number);
  return { width: width || 1, height: height || 1 };
}

function sizeOfFrame(element: HTMLElement): Size {
  return { width: element.clientWidth, height: element.clientHeight };
}
