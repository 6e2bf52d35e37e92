import { announce } from '../notices';
import { getSession, setSession } from '../session';
import { flushSession } from './session-start';
import { ownVersion } from './version-lock';
import { tabWords } from './words/session';

/** How long a new version may take to come into force, in milliseconds; the page is loaded anew after that in any case. */
const takeOverPatience = 3_000;

/**
 * Has the page stored in this browser, so that it opens without a network, and says when a newer version is ready. The page goes on with the files that it
 * was opened with until it is loaded anew.
 */
export async function keepOffline(): Promise<void> {
  if (!('serviceWorker' in navigator)) return;
  const { serviceWorker } = navigator;
  const script = new URL('sw.js', document.baseURI);
  const registration = await serviceWorker.register(script, { updateViaCache: 'none' }).catch(() => undefined);
  // Private windows and policies forbid it: the page is as good as ever while there is a network.
  if (!registration) return;
  watch(registration);
  registration.addEventListener('updatefound', () => watch(registration));
  serviceWorker.addEventListener('message', ({ data }: MessageEvent<{ version?: unknown }>) => {
    if (data.version !== ownVersion()) offerReload();
  });
  serviceWorker.addEventListener('controllerchange', compareVersions);
  compareVersions();
  registration.active?.postMessage('tidy');
}

/** Loads the page anew, with the version that waits where there is one; what is not stored yet is stored before. */
export async function reloadPage(): Promise<void> {
  await flushSession();
  const registration = await navigator.serviceWorker?.getRegistration();
  if (registration?.waiting) {
    const changed = new Promise((resolve) =>
      navigator.serviceWorker.addEventListener('controllerchange', resolve, { once: true }),
    );
    registration.waiting.postMessage('take-over');
    await Promise.race([changed, new Promise((resolve) => setTimeout(resolve, takeOverPatience))]);
  }
  location.reload();
}

/** A version that waits is newer than this page; one that is being fetched will be. The first one of all is this page's own. */
function watch({ active, waiting, installing }: ServiceWorkerRegistration): void {
  if (waiting && active) offerReload();
  if (!active) return;
  installing?.addEventListener('statechange', () => {
    if (installing.state === 'installed') offerReload();
  });
}

/** Asks the worker that serves this page for its version: another tab may have changed it. */
function compareVersions(): void {
  navigator.serviceWorker.controller?.postMessage('version');
}

function offerReload(): void {
  if (getSession().updateReady) return;
  setSession({ updateReady: true });
  announce(tabWords.newVersion);
}
