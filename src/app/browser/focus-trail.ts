/** What had the focus, the newest last. What has gone is not held on to. */
const trail: WeakRef<HTMLElement>[] = [];

/** So many are remembered: more than a dialog, the menu that it was opened from and a notice have between them. */
const most = 12;

/** Remembers what gets the focus. Returns how to stop. */
export function followFocus(): () => void {
  const remember = ({ target }: FocusEvent): void => {
    if (!(target instanceof HTMLElement) || trail.at(-1)?.deref() === target) return;
    trail.push(new WeakRef(target));
    if (trail.length > most) trail.shift();
  };
  document.addEventListener('focusin', remember);
  return () => document.removeEventListener('focusin', remember);
}

/**
 * Sees to it that the focus is somewhere, once what had it has gone: it goes to `wanted`, else to what had it last of all that is still there. What else has taken
 * it meanwhile keeps it.
 */
export function giveFocusBack(wanted?: Element | null): void {
  requestAnimationFrame(() => {
    const { activeElement } = document;
    if (activeElement !== null && activeElement !== document.body) return;
    const before = trail.flatMap((each) => each.deref() ?? []).reverse();
    for (const each of wanted instanceof HTMLElement ? [wanted, ...before] : before) {
      if (!canHaveFocus(each)) continue;
      each.focus({ preventScroll: true });
      if (document.activeElement === each) return;
    }
  });
}

function canHaveFocus(element: HTMLElement): boolean {
  return element !== document.body && element.isConnected && element.getClientRects().length > 0;
}
