import { useLayoutEffect, useState, type RefObject } from 'react';

/** Whether an element is at least so high, in CSS pixels, kept up to date; false where nothing is laid out. */
export function useTall(element: RefObject<HTMLElement | null>, least: number): boolean {
  const [tall, setTall] = useState(false);
  useLayoutEffect(() => {
    const box = element.current;
    if (box === null || typeof ResizeObserver === 'undefined') return undefined;
    const measure = (): void => setTall(box.clientHeight >= least);
    const observer = new ResizeObserver(measure);
    observer.observe(box);
    measure();
    return () => observer.disconnect();
  }, [element, least]);
  return tall;
}
