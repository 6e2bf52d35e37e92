import { useEffect } from 'react';
import { getCanvas, setCanvas } from './canvas-state';

/** While Space is held on the canvas the pointer moves the view, also where cards lie. */
export function useSpaceToPan(body: HTMLElement | null): void {
  useEffect(() => {
    if (!body) return;
    let held = false;
    const onDown = (event: KeyboardEvent): void => {
      if (event.key !== ' ' || event.ctrlKey || event.metaKey || !isForView(event.target)) return;
      // The page would scroll, and a held key repeats.
      event.preventDefault();
      if (held || getCanvas().hand) return;
      held = true;
      setCanvas({ hand: true });
    };
    const letGo = (): void => {
      if (held) setCanvas({ hand: false });
      held = false;
    };
    const onUp = (event: KeyboardEvent): void => {
      if (event.key === ' ') letGo();
    };
    body.addEventListener('keydown', onDown);
    window.addEventListener('keyup', onUp);
    window.addEventListener('blur', letGo);
    return () => {
      letGo();
      body.removeEventListener('keydown', onDown);
      window.removeEventListener('keyup', onUp);
      window.removeEventListener('blur', letGo);
    };
  }, [body]);
}

/** Buttons and fields have a meaning of their own for Space. */
function isForView(target: EventTarget | null): boolean {
  return target instanceof Element && target.closest('button, input, textarea, select, .floating') === null;
}
