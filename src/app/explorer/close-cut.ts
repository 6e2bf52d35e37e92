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

/**
 * How many signs at its start the end of a name leaves out where it has so much room alone, so that what is drawn of it still ends the name. Its last sign
 * is always drawn.
 */
export function signsLeftOut({ width, signs, widthOf }: Omit<Boxed, 'ellipsis'>): number {
  const all = widthOf(signs);
  let out = 0;
  while (out < signs - 1 && all - widthOf(out) > width + 0.5) out++;
  return out;
}

let observer: ResizeObserver | undefined;
let painter: CanvasRenderingContext2D | null | undefined;

/**
 * Has the end of a name that is cut in its middle follow the ellipsis at once, however wide the start is: a gap between them would look like a space in the
 * name. `start` is the box that is cut, and the end is the element behind it, which is cut at its own start where it has too little room as well: a name with
 * two ellipses could not be told from others. What it returns ends that.
 */
export function closeCut(start: HTMLElement): () => void {
  if (typeof ResizeObserver === 'undefined') return () => undefined;
  observer ??= new ResizeObserver(closeCuts);
  const parts = [start, start.nextElementSibling].filter((part) => part !== null);
  for (const part of parts) observer.observe(part);
  return () => parts.forEach((part) => observer?.unobserve(part));
}

/** All are measured before any is moved, so that the page is laid out once. */
function closeCuts(entries: readonly ResizeObserverEntry[]): void {
  const moves = entries.map(({ target, contentRect }) => moveOf(target, contentRect.width));
  for (const move of moves) move?.();
}

function moveOf(part: Element, width: number): (() => void) | undefined {
  const text = part.firstChild;
  if (!(text instanceof Text) || !(part instanceof HTMLElement)) return undefined;
  const end = part.nextElementSibling;
  const range = document.createRange();
  range.setStart(text, 0);
  const widthOf = (signs: number): number => {
    range.setEnd(text, signs);
    return range.getBoundingClientRect().width;
  };
  const box = { width, signs: text.length, widthOf };
  if (!(end instanceof HTMLElement)) {
    const out = widthOf(signsLeftOut(box));
    return () => (part.style.textIndent = out === 0 ? '' : `${-out}px`);
  }
  const room = roomBehindCut({ ...box, ellipsis: ellipsisIn(part) });
  return () => (end.style.transform = room < 0.5 ? '' : `translateX(${-room}px)`);
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
