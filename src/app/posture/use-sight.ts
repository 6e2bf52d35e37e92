import { useEffect, useState, type RefObject } from 'react';

/** What of the matrix is in sight, in whole rows and columns; ends are exclusive. */
interface Sight {
  readonly rows: readonly [first: number, end: number];
  readonly columns: readonly [first: number, end: number];
  /** Rows that fit. */
  readonly page: number;
}

/** The sizes of the matrix in CSS pixels. */
export const sizes = { row: 28, column: 128, head: 40 } as const;

/** The width of the column with the names of workloads, by the width of the whole. */
function nameWidth(whole: number): number {
  return whole < 560 ? 128 : 208;
}

/** Rows and columns around those in sight that are drawn anyway, so that scrolling shows no gaps; what is drawn changes by steps of as many. */
const spare = { rows: 6, columns: 3 } as const;

interface Box {
  readonly top: number;
  readonly left: number;
  readonly width: number;
  readonly height: number;
}

/** What a scrolling box shows of a matrix; it follows the box's scrolling and size. */
export function useSight(
  box: RefObject<HTMLElement | null>,
  rows: number,
  columns: number,
): Sight & { readonly names: number } {
  const [view, setView] = useState<Box>({ top: 0, left: 0, width: 1200, height: 600 });
  useEffect(() => {
    const element = box.current;
    if (!element) return undefined;
    const measure = (): void => {
      const next = stepped(element);
      setView((before) => (isSameBox(before, next) ? before : next));
    };
    measure();
    const observer = new ResizeObserver(measure);
    observer.observe(element);
    element.addEventListener('scroll', measure, { passive: true });
    return () => {
      observer.disconnect();
      element.removeEventListener('scroll', measure);
    };
  }, [box]);
  return {
    rows: span(view.top, view.height, sizes.row, spare.rows, rows),
    columns: span(view.left, view.width, sizes.column, spare.columns, columns),
    page: Math.max(1, Math.floor((view.height - sizes.head) / sizes.row) - 1),
    names: nameWidth(view.width),
  };
}

/** Where a box is, rounded down to steps, so that most scrolling draws nothing anew. */
function stepped({ scrollTop, scrollLeft, clientWidth, clientHeight }: HTMLElement): Box {
  const [down, right] = [sizes.row * (spare.rows / 2), sizes.column * 2];
  return {
    top: Math.floor(scrollTop / down) * down,
    left: Math.floor(scrollLeft / right) * right,
    width: clientWidth || 1200,
    height: clientHeight || 600,
  };
}

function isSameBox(a: Box, b: Box): boolean {
  return a.top === b.top && a.left === b.left && a.width === b.width && a.height === b.height;
}

function span(start: number, length: number, size: number, more: number, count: number): readonly [number, number] {
  const first = Math.max(0, Math.floor(start / size) - more);
  return [Math.min(first, count), Math.min(count, Math.ceil((start + length) / size) + more)];
}

/** Scrolls a box just so far that a cell is in sight beside the heads. */
export function reveal(box: HTMLElement, row: number, column: number): void {
  const names = nameWidth(box.clientWidth);
  const top = row * sizes.row;
  const left = column * sizes.column;
  const highest = top + sizes.row + sizes.head - box.clientHeight;
  const furthest = left + sizes.column + names - box.clientWidth;
  box.scrollTop = Math.min(Math.max(box.scrollTop, highest), top);
  box.scrollLeft = Math.min(Math.max(box.scrollLeft, furthest), left);
}
