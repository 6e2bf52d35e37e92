import type { Steps } from '../core/steps';
import { pictureSteps, type Drawing, type PictureOptions, type Theme } from '../core/picture';
import { download } from './browser/download';
import { fontRules, pngOf } from './browser/picture-files';
import { doInSight } from './in-sight';
import { notify } from './notices';
import type { PictureFormat, PictureRequest } from './picture-request';
import { pixelsAt } from './picture-scale';
import { outputWords } from './words';

/** What was chosen for a picture. */
export interface PictureChoice {
  readonly format: PictureFormat;
  readonly theme: Theme;
  readonly scale: number;
  /** Only what is selected. */
  readonly selection: boolean;
  /** Namespaces that are folded on the canvas stay so. */
  readonly folded: boolean;
}

/** The picture that was asked for, as it was chosen, in steps; `style` is put into it. */
export function drawingSteps(
  request: PictureRequest,
  choice: Omit<PictureChoice, 'format' | 'scale'>,
  style = '',
): Steps<Drawing> {
  const options: PictureOptions = {
    theme: choice.theme,
    pins: request.pins,
    counts: request.counts,
    changes: request.changes,
    ...(request.name !== '' && { title: request.name }),
    ...(choice.folded && { folded: request.folded }),
    ...(choice.selection && { only: request.selected }),
    ...(style !== '' && { style }),
  };
  return pictureSteps(request.topology, options);
}

/** Saves the picture as a file once it is drawn, and says so. */
export async function savePicture(request: PictureRequest, choice: PictureChoice): Promise<void> {
  const name = `${fileName(request.name)}.${choice.format}`;
  const fonts = choice.format === 'png' ? await fontRules() : '';
  doInSight(
    outputWords.drawing(name),
    () => drawingSteps(request, choice, fonts),
    (drawing) => {
      if (choice.format === 'png') return void savePng(name, drawing, choice.scale);
      download(name, drawing.svg, 'image/svg+xml');
      notify({ tone: 'ok', text: outputWords.saved(name) });
    },
  );
}

async function savePng(name: string, { svg, ...size }: Drawing, scale: number): Promise<void> {
  const pixels = pixelsAt(size, scale);
  const png = await pngOf(svg, pixels);
  if (png) {
    download(name, png, 'image/png');
    notify({ tone: 'ok', text: outputWords.savedAt(name, sizeWords(pixels)) });
  } else {
    notify({ tone: 'error', text: outputWords.noRoom(sizeWords(pixels)) });
  }
}

/** "2232 × 2624 pixels". */
export function sizeWords({ width, height }: { readonly width: number; readonly height: number }): string {
  return outputWords.pixels(width, height);
}

/** A name that every system takes for a file. */
function fileName(name: string): string {
  const plain = name
    .replace(/[^\p{L}\p{N}._-]+/gu, '-')
    .replace(/^[-.]+|[-.]+$/g, '')
    .slice(0, 80);
  return plain === '' ? 'flow-graph' : plain;
}
