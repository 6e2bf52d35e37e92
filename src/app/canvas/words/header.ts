import { counted } from '../../counted';
import { digits } from '../../language';
import { regionNames } from '../../region-names';

/** The header of the canvas: what narrows and folds the picture, and how large it is. */
export const headerWords = {
  title: regionNames.canvas,
  focus: 'Focus',
  focusTitle: 'Focus path (F): keep what is selected and its way, fade the rest',
  legend: 'Legend',
  fit: 'Fit',
  fitTitle: 'Fit (Shift 1)',
  folded: (folded: number, bands: number) => `${number(folded)} of ${number(bands)} folded`,
  fold: 'Fold',
  unfold: 'Unfold',
  zoom: (percent: number) => `${percent} %`,
  zoomLabel: (percent: number) => `Zoom, ${percent} %`,
  more: 'More of the canvas',
} as const;

/** The note on a layout that takes a while. */
export const arrangeWords = {
  arranging: (cards: number) => `Arranging ${counted(cards, 'card')}…`,
  progressLabel: 'Arranging',
  stopped: 'Arranging was stopped. Cards that have no place yet are not shown.',
  failed: 'Arranging broke off. Cards that have no place yet are not shown.',
  cancel: 'Cancel',
  arrangeNow: 'Arrange now',
  tryAgain: 'Try again',
} as const;

function number(value: number): string {
  return digits(value);
}
