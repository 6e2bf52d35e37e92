import { useCallback, useEffect, useLayoutEffect, useRef, useState, type RefObject } from 'react';
import { sizeOf } from './drawn-node';
import { fitZoom, isCut, readableZoom, zoomAt, type Size, type Zoom } from './zoom';

/** Where a picture lies in its frame, and how that is changed. */
export interface ZoomedSheet {
  /** What shows a part of the picture. */
  readonly frame: RefObject<HTMLDivElement | null>;
  /** What holds the picture, and is moved and scaled. */
  readonly sheet: RefObject<HTMLDivElement | null>;
  readonly zoom: RefObject<Zoom>;
  /** A part of the picture lies outside of the frame, and nobody has moved it there. */
  readonly cut: boolean;
  readonly fit: () => void;
  /** Scales by a factor around a point of the frame; around its middle where none is named. */
  readonly zoomBy: (factor: number, point?: { readonly x: number; readonly y: number }) => void;
  /** The user moves the picture: from now on it stays where it is put. */
  readonly moveTo: (zoom: Zoom) => void;
}

/**
 * Places a picture in its frame, again whenever one of both changes: the whole of it where that can be read, else from its start, until the user moves it. It is
 * moved without React, which would draw all of the stage at each step of the pointer.
 */
export function useZoom(svg: SVGSVGElement): ZoomedSheet {
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
  const fit = useCallback((): void => {
    placing.current = fitZoom;
    place();
  }, [place]);
  const moveTo = useCallback(
    (next: Zoom): void => {
      placing.current = null;
      setCut(false);
      show(next);
    },
    [show],
  );
  const zoomBy = useCallback<ZoomedSheet['zoomBy']>(
    (factor, point) => {
      if (frame.current) moveTo(zoomAt(zoom.current, factor, point ?? middleOf(frame.current)));
    },
    [moveTo],
  );

  useLayoutEffect(() => {
    sheet.current?.replaceChildren(svg);
    place();
  }, [svg, place]);
  useEffect(() => followSize(frame.current, place), [place]);
  useEffect(() => followWheel(frame.current, zoomBy), [zoomBy]);
  return { frame, sheet, zoom, cut, fit, zoomBy, moveTo };
}

function followSize(element: HTMLElement | null, place: () => void): (() => void) | undefined {
  if (!element) return undefined;
  const observer = new ResizeObserver(place);
  observer.observe(element);
  return () => observer.disconnect();
}

/** React listens passively to wheels, and then the page would scroll as well. */
function followWheel(element: HTMLElement | null, zoomBy: ZoomedSheet['zoomBy']): (() => void) | undefined {
  if (!element) return undefined;
  const zoom = (event: WheelEvent): void => {
    event.preventDefault();
    const box = element.getBoundingClientRect();
    zoomBy(Math.exp(-event.deltaY / 400), { x: event.clientX - box.left, y: event.clientY - box.top });
  };
  element.addEventListener('wheel', zoom, { passive: false });
  return () => element.removeEventListener('wheel', zoom);
}

function sizeOfFrame(element: HTMLElement): Size {
  return { width: element.clientWidth, height: element.clientHeight };
}

function middleOf(element: HTMLElement): { readonly x: number; readonly y: number } {
  const { width, height } = sizeOfFrame(element);
  return { x: width / 2, y: height / 2 };
}
