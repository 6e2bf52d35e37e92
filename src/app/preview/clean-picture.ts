import { toBeCleaned } from '../browser/trusted-types';

/** What a drawn flowchart is made of. Everything else (scripts, images, embedded HTML, links) is left out. */
const elements = new Set([
  'svg',
  'g',
  'path',
  'rect',
  'circle',
  'ellipse',
  'line',
  'polygon',
  'polyline',
  'text',
  'tspan',
  'defs',
  'marker',
  'style',
  'title',
  'desc',
  'filter',
  'feDropShadow',
  'linearGradient',
  'stop',
]);

/**
 * A picture from SVG text that can neither run a script nor fetch anything. Mermaid cleans its output too; this is the lock behind that
 * door, because names in the diagram come from files of strangers. Throws when the text is no SVG.
 */
export function cleanPicture(text: string): SVGSVGElement {
  const parsed = new DOMParser().parseFromString(toBeCleaned(text), 'image/svg+xml');
  const root: Element = parsed.documentElement;
  if (root.localName !== 'svg') throw new Error('the drawing is no SVG');
  cleanElement(root);
  return document.importNode(root, true) as SVGSVGElement;
}

function cleanElement(element: Element): void {
  for (const { name, value } of [...element.attributes]) if (!isHarmless(name, value)) element.removeAttribute(name);
  if (element.localName === 'style') element.textContent = cleanStyle(element.textContent ?? '');
  for (const child of [...element.children]) {
    if (elements.has(child.localName)) cleanElement(child);
    else child.remove();
  }
}

/** Whether an attribute stays: no event handler, and no address other than one inside the picture. */
function isHarmless(name: string, value: string): boolean {
  const lower = name.toLowerCase();
  if (lower.startsWith('on')) return false;
  if (lower === 'href' || lower.endsWith(':href')) return value.startsWith('#');
  if (lower.startsWith('xmlns')) return true;
  return !reachesOut(value);
}

function cleanStyle(css: string): string {
  return reachesOut(css) ? '' : css;
}

/** Whether CSS or an attribute could fetch something: escapes are refused with it, since they can spell the same. */
function reachesOut(value: string): boolean {
  return /@import|\\|(?:url|image|src)\s*\(\s*(?!["']?#)/i.test(value);
}
