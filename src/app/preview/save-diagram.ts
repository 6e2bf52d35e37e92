import { palettes, type Theme } from '../../core/picture';
import { download } from '../browser/download';
import { fontRules, pngOf } from '../browser/picture-files';
import { notify } from '../notices';
import { isDrawable, pixelsAt } from '../picture-scale';
import { outputWords } from '../words';
import { renderPicture } from './render-picture';
import { sizeOf } from './drawn-node';
import { takenWords } from './words';

/** How a diagram is saved. */
export interface SaveChoice {
  readonly format: 'svg' | 'png';
  readonly theme: Theme;
  /** Pixels of a PNG for each pixel of the picture. */
  readonly scale: number;
}

/** Draws a diagram beside the page, in the colours that were chosen, saves it under a name without an ending, and says so. */
export async function saveDiagram(name: string, text: string, choice: SaveChoice): Promise<void> {
  const picture = await renderPicture(text, choice.theme, () => false);
  if (!picture?.ok) {
    notify({ tone: 'error', text: picture?.reason ?? takenWords.nothingToSave });
    return;
  }
  const file = `${name}.${choice.format}`;
  if (choice.format === 'svg') {
    download(file, toSvgFile(picture.svg, choice.theme, ''), 'image/svg+xml');
    notify({ tone: 'ok', text: outputWords.saved(file) });
    return;
  }
  const size = sizeOf(picture.svg);
  const pixels = pixelsAt(size, choice.scale);
  const said = outputWords.pixels(pixels.width, pixels.height);
  const svg = toSvgFile(picture.svg, choice.theme, await fontRules());
  const png = isDrawable(size, choice.scale) ? await pngOf(svg, pixels) : null;
  if (png) {
    download(file, png, 'image/png');
    notify({ tone: 'ok', text: outputWords.savedAt(file, said) });
  } else notify({ tone: 'error', text: outputWords.noRoom(said) });
}

/** A picture's markup as a file of its own, on the ground that its lines are made for; `style` is put into it. */
function toSvgFile(svg: SVGSVGElement, theme: Theme, style: string): string {
  const { width, height } = sizeOf(svg);
  const copy = svg.cloneNode(true) as SVGSVGElement;
  copy.setAttribute('width', String(Math.ceil(width)));
  copy.setAttribute('height', String(Math.ceil(height)));
  copy.style.background = palettes[theme].surface;
  copy.style.maxWidth = '';
  for (const node of copy.querySelectorAll('.diagram-selected')) node.classList.remove('diagram-selected');
  if (style !== '') {
    const sheet = document.createElementNS('http://www.w3.org/2000/svg', 'style');
    sheet.textContent = style;
    copy.prepend(sheet);
  }
  return `${new XMLSerializer().serializeToString(copy)}\n`;
}
