import { useCallback, useEffect, useState, type RefObject } from 'react';

/** Rows beyond the edges that are drawn anyway, so that scrolling shows no gaps. */
const spare = 8;

/** Which rows of a long list are in sight: from `first` (inclusive) to `last` (exclusive). */
export function useWindow(box: RefObject<HTMLElement | null>, count: number, rowHeight: number): { first: number; last: number; onScroll: () => void } {
  const [view, setView] = useState({ top: 0, height: 600 });
  const measure = useCallback((): void => {
    const element = box.current;
    if (!element) return;
    const { scrollTop, clientHeight } = element;
    setView((before) => (before.top === scrollTop && before.height === clientHeight ? before : { top: scrollTop, height: clientHeight }));
  }, [box]);
  useEffect(() => {
    const element = box.current;
    if (!element) return undefined;
    const observer = new ResizeObserver(measure);
    observer.observe(element);
    return () => observer.disconnect();
  }, [box, measure]);
  const first = Math.max(0, Math.floor(view.top / rowHeight) - spare);
  const last = Math.min(count, Math.ceil((view.top + view.height) / rowHeight) + spare);
  return { first, last, onScroll: measure };
}
