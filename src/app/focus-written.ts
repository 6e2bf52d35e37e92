import type { Place } from '../core/schema';
import { focusRegion } from './browser/regions';
import { dropTextRequest, goToText } from './go-to-text';
import { layoutMode } from './layout-mode';
import { getView } from './view';

/**
 * Lets the focus follow to what a dialog has written: into the text where that is shown, else to its card, else to its form. It waits for the dialog to close, which would
 * give the focus back to where it was opened from. Who has pressed something before the editor is there has gone on, and keeps the focus.
 */
export function focusWritten(place: Place): void {
  requestAnimationFrame(() => {
    if (isTextShown()) {
      const request = goToText(place);
      const gone = new AbortController();
      const drop = (): void => {
        gone.abort();
        dropTextRequest(request);
      };
      for (const type of ['keydown', 'pointerdown'])
        window.addEventListener(type, drop, { capture: true, signal: gone.signal });
    } else if (!focusRegion('canvas')) focusRegion('inspector');
  });
}

function isTextShown(): boolean {
  const { rightColumn, folded, pane } = getView();
  return layoutMode() === 'single' ? pane === 'text' : rightColumn !== 'form' && !folded.right;
}
