import { useLayoutEffect, type RefObject } from 'react';

/** How high a notice is that covers the headings of the lanes and nothing else, in CSS pixels: one line of text. */
const oneLine = 32;

/**
 * Says to the style sheets whether a notice is more than one line (`data-tall`), to the pane it stands in how high the notice is where it has a row of
 * its own (`--notice-row-height`): the guide stands above it; and to what holds the pane how high it is anywhere (`--notice-height`): a section that is
 * enlarged over the pane ends where the notice begins.
 */
export function useNoticeRow(box: RefObject<HTMLElement | null>): void {
  useLayoutEffect(() => {
    const element = box.current;
    const pane = element?.parentElement;
    if (!element || !pane) return undefined;
    const measure = (): void => {
      const [row, more] = element.children;
      const isTall = more !== undefined || (row instanceof HTMLElement && row.offsetHeight > oneLine);
      element.toggleAttribute('data-tall', isTall);
      const hasRow = getComputedStyle(element).position === 'static';
      pane.style.setProperty('--notice-row-height', hasRow ? `${element.offsetHeight}px` : '0px');
      pane.parentElement?.style.setProperty('--notice-height', `${element.offsetHeight}px`);
    };
    measure();
    const observer = typeof ResizeObserver === 'undefined' ? undefined : new ResizeObserver(measure);
    observer?.observe(element);
    return () => {
      observer?.disconnect();
      pane.style.removeProperty('--notice-row-height');
      pane.parentElement?.style.removeProperty('--notice-height');
    };
  }, [box]);
}
