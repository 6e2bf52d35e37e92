import type { Size } from './zoom';

/** The id in the diagram's text of the node that an element of the picture belongs to: Mermaid calls it `…flowchart-n3-12`. */
export function nodeIdOf(target: EventTarget): string | null {
  if (!(target instanceof Element)) return null;
  const id = target.closest('.node')?.id ?? '';
  return /flowchart-(\w+)-\d+$/.exec(id)?.[1] ?? null;
}

/** The size that a picture was drawn for, from its view box. */
export function sizeOf(svg: SVGSVGElement): Size {
  const [, , width = 0, height = 0] = (svg.getAttribute('viewBox') ?? '').split(/[ ,]+/).map(Number);
  return { width: width || 1, height: height || 1 };
}
