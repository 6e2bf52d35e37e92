import type { KeyboardEvent } from 'react';
import { pressKey } from './canvas-keys';
import { getCanvas, setCanvas } from './canvas-state';
import type { Actions } from './use-actions';
import { areHandsAwaited } from './with-hands';

/** Does what a key means on the canvas, while nothing that lies over it takes the key. */
export function pressOnBody(event: KeyboardEvent, actions: Actions): void {
  if (!isForCanvas(event)) return;
  // What is typed while a form is on its way was meant for it, and does nothing here.
  if (event.key === 'Escape' && isFormOpen()) setCanvas({ floating: null });
  else if (event.key !== 'Tab' && (isFormOpen() || isTypedAhead(event))) event.preventDefault();
  else if (pressKey(event, actions)) event.preventDefault();
  else return;
  event.stopPropagation();
}

/** Whether a key is the canvas' own: not one for a menu over it, a field, or the button that has the focus. */
function isForCanvas({ target, currentTarget, key }: KeyboardEvent): boolean {
  if (!(target instanceof Element) || !currentTarget.contains(target)) return false;
  if (target.closest('input, textarea, select')) return false;
  return target.closest('button:not([data-band])') === null || (key !== 'Enter' && key !== ' ');
}

/** Whether a letter is typed while what was asked for before is on its way. */
function isTypedAhead({ key, ctrlKey, metaKey }: KeyboardEvent): boolean {
  return areHandsAwaited() && key.length === 1 && !ctrlKey && !metaKey;
}

function isFormOpen(): boolean {
  const { floating } = getCanvas();
  return floating !== null && floating.type !== 'menu';
}
