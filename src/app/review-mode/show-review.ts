import { awaitsRegion, focusRegion } from '../browser/regions';
import { openSection } from '../open-section';

/** Whether the list of changes is to have the focus as soon as there is one. */
let wanted = false;

/** Opens the section of a review that has just begun and leads the focus into it: to its header, and to the first change once both states are compared. */
export function showReview(): void {
  wanted = true;
  openSection('review');
  // A dialog that closes gives the focus back first.
  setTimeout(() => focusRegion('review'));
}

/** Whether the list, which has appeared, takes the focus; answered once, and with no where somebody has gone elsewhere meanwhile. */
export function takeListFocus(): boolean {
  const isWanted = wanted;
  wanted = false;
  return isWanted && awaitsRegion('review');
}
