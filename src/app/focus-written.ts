import type { Place } from '../core/schema';
import { focusRegion } from './browser/regions';
import { goToText } from './go-to-text';
import { layoutMode } from './layout-mode';
import { getView } from './view';

/**
 * Lets the focus follow to what a dialog has written: into the text where that is shown, else to its card, else to its form. It waits for the dialog to close, which would
 * give the focus back to where it was opened from.
 */
export function focusWritten(place: Place): void {
  requestAnimationFrame(() => {
    if (isTextShown()) goToText(place);
    else if (!focusRegion('canvas')) focusRegion('inspector');
  });
}

function isTextShown(): boolean {
  const { rightColumn, folded, pane } = getView();
  return layoutMode() === 'single' ? pane === 'text' : rightColumn !== 'form' && !folded.right;
}
