/** A text in a box: `widthOf` is how wide its first so many signs are, in pixels. */
interface Boxed {
  readonly width: number;
  readonly signs: number;
  readonly ellipsis: number;
  readonly widthOf: (signs: number) => number;
}

/**
 * The room that stays empty behind the ellipsis of a text that is cut where its box ends, in pixels: the browser draws whole signs alone. 0 where nothing is cut.
 */
export function roomBehindCut({ width, signs, ellipsis, widthOf }: Boxed): number {
  // Widths of boxes are rounded otherwise than those of texts.
  if (widthOf(signs) <= width + 0.5) return 0;
  const room = width - ellipsis;
  let [fits, most] = [1, signs - 1];
  while (fits < most) {
    const middle = Math.ceil((fits + most) / 2);
    if (widthOf(middle) <= room) fits = middle;
    else most = middle - 1;
  }
  return Math.max(0, room - widthOf(fits));
}

let observer: ResizeObserver | undefined;
let painter: CanvasRenderingContext2D | null | undefined;

/**
 * Has the end of a name that is cut in its middle follow the ellipsis at once, however wide the start is: a gap between them would look like a space in the
 * name. `start` is the box that is cut, and the end is the element behind it. What it returns ends that.
 */
export function closeCut(start: HTMLElement): () => void {
  if (typeof ResizeObserver === 'undefined') return () => undefined;
  observer ??= new ResizeObserver(closeCuts);
  observer.observe(start);
  return () => observer?.unobserve(start);
}

/** All are measured before any is moved, so that the page is laid out once. */
function closeCuts(entries: readonly ResizeObserverEntry[]): void {
  const cuts = entries.map(({ target, contentRect }) => ({
    end: target.nextElementSibling,
    room: roomIn(target, contentRect.width),
  }));
  for (const { end, room } of cuts)
    if (end instanceof HTMLElement) end.style.transform = room < 0.5 ? '' : `translateX(${-room}px)`;
}

function roomIn(start: Element, width: number): number {
  const text = start.firstChild;
  if (!(text instanceof Text)) return 0;
  const range = document.createRange();
  range.setStart(text, 0);
  const widthOf = (signs: number): number => {
    range.setEnd(text, signs);
    return range.getBoundingClientRect().width;
  };
  return roomBehindCut({ width, signs: text.length, ellipsis: ellipsisIn(start), widthOf });
}

/** How wide the browser draws what stands for the part that is cut off. */
function ellipsisIn(element: Element): number {
  painter = painter === undefined ? document.createElement('canvas').getContext('2d') : painter;
  if (!painter) return 0;
  // The shorthand is empty where it cannot say all of a font.
  const { fontStyle, fontWeight, fontSize, fontFamily } = getComputedStyle(element);
  painter.font = `${fontStyle} ${fontWeight} ${fontSize} ${fontFamily}`;
  return painter.measureText('…').width;
}
