import { useEffect, useState, type RefObject } from 'react';

/** Up to so many rows all are drawn: that costs little, and find-in-page and screen readers see them all. */
const fewRows = 400;

/** Rows beyond the edges that are drawn anyway, so that scrolling shows no gaps. */
const spare = 8;

/** Which rows of a long list are in sight: from `first` (inclusive) to `last` (exclusive). */
interface RowWindow {
  readonly first: number;
  readonly last: number;
}

/** The window of rows that a scrolling box shows; it follows the box's scrolling and size. */
export function useWindow(box: RefObject<HTMLElement | null>, count: number, rowHeight: number): RowWindow {
  const [view, setView] = useState({ top: 0, height: 600 });
  useEffect(() => {
    const element = box.current;
    if (!element) return undefined;
    const measure = (): void => {
      const { scrollTop: top, clientHeight: height } = element;
      setView((before) => (before.top === top && before.height === height ? before : { top, height }));
    };
    const observer = new ResizeObserver(measure);
    observer.observe(element);
    element.addEventListener('scroll', measure, { passive: true });
    return () => {
      observer.disconnect();
      element.removeEventListener('scroll', measure);
    };
  }, [box]);
  if (count <= fewRows) return { first: 0, last: count };
  const first = Math.max(0, Math.floor(view.top / rowHeight) - spare);
  const last = Math.min(count, Math.ceil((view.top + view.height) / rowHeight) + spare);
  return { first, last };
}
