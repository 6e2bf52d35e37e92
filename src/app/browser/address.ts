import { startSession } from './session-start';

/** Whether the page's address ends with a link's fragment. Reading it takes code that other visits do without. */
function hasLink(): boolean {
  return /^#(share|view)(\.|$)/.test(location.hash);
}

/** Opens what the address names: a shared design, else the one that this browser keeps. A link that is pasted into the address later is opened too. */
export function startFromAddress(): Promise<void> {
  window.addEventListener('hashchange', () => {
    if (hasLink()) void import('./open-link').then(({ openAddress }) => openAddress());
  });
  return hasLink() ? import('./open-link').then(({ startWithLink }) => startWithLink()) : startSession();
}
