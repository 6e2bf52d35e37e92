import { regionNames, type Region } from '../region-names';

/** The regions of the page in the order in which F6 walks them; those that are not shown, or folded below the canvas, are passed over. */
const regions: readonly Region[] = [
  'reviewBar',
  'review',
  'explorer',
  'canvas',
  'inspector',
  'yaml',
  'topology',
  'problems',
  'trace',
  'assertions',
  'posture',
  'lab',
];

const focusable =
  'a[href], button:not(:disabled), input:not(:disabled), select, textarea, [tabindex]:not([tabindex="-1"])';

/** Puts the focus into a region: on what had it last, else on its first control, else on the region itself. */
export function focusRegion(name: Region): boolean {
  const region = findRegion(name);
  if (!region) return false;
  const last = lastFocus.get(name);
  const target =
    last && region.contains(last) && isShown(last) && !isPassed(last, region) ? last : firstControl(region);
  if (!target) region.tabIndex = -1;
  (target ?? region).focus();
  return true;
}

/** Whether what had the focus is no stop of the Tab key any more, since what the region is about is another item of its list. */
function isPassed(last: HTMLElement, region: HTMLElement): boolean {
  return last.tabIndex < 0 && region.querySelector('[data-autofocus]') !== null;
}

/** Whether the focus is in a region, or nowhere: whoever has asked for that region, then, has not gone elsewhere meanwhile. */
export function awaitsRegion(name: Region): boolean {
  const at = document.activeElement;
  return at === null || at === document.body || findRegion(name)?.contains(at) === true;
}

/** Whether the focus is in one of some regions, or nowhere. */
export function hasFocusIn(...names: readonly Region[]): boolean {
  return names.some(awaitsRegion);
}

/** Moves the focus to the next (or previous) region that is shown and not folded. */
export function focusNextRegion(direction: 1 | -1): void {
  const at = regions.findIndex((name) => findRegion(name)?.contains(document.activeElement));
  const start = at < 0 && direction < 0 ? 0 : at;
  for (let step = 1; step <= regions.length; step++) {
    const index = (start + direction * step + regions.length * 2) % regions.length;
    const name = regions[index] as Region;
    if (!isFolded(name) && focusRegion(name)) return;
  }
}

/** Remembers what had the focus in each region. Returns how to stop. */
export function rememberFocus(): () => void {
  const remember = (event: FocusEvent): void => {
    const { target } = event;
    if (!(target instanceof HTMLElement)) return;
    const name = regions.find((each) => findRegion(each)?.contains(target));
    if (name) lastFocus.set(name, target);
  };
  document.addEventListener('focusin', remember);
  return () => document.removeEventListener('focusin', remember);
}

const lastFocus = new Map<Region, HTMLElement>();

function findRegion(name: Region): HTMLElement | undefined {
  const found = document.querySelectorAll<HTMLElement>(`[role="region"][aria-label="${regionNames[name]}"]`);
  return [...found].find(isShown);
}

/** What the region is about, or in it what Tab stops at where it takes no focus itself; else the region's first control. */
function firstControl(region: HTMLElement): HTMLElement | undefined {
  const main = region.querySelector<HTMLElement>('[data-autofocus]');
  if (main && main.tabIndex >= 0) return main;
  return (main && firstStop(main)) ?? firstStop(region);
}

function firstStop(within: HTMLElement): HTMLElement | undefined {
  return [...within.querySelectorAll<HTMLElement>(focusable)].find((each) => each.tabIndex >= 0 && isShown(each));
}

/** Only the sections below the canvas are folded by their headers, which stay a stop of the Tab key. */
function isFolded(name: Region): boolean {
  return findRegion(name)?.dataset['folded'] !== undefined;
}

function isShown(element: HTMLElement): boolean {
  return element.getClientRects().length > 0;
}
