/** The name of the version that this page was opened with, as the build has written it into the page; undefined where nothing was built. */
export function ownVersion(): string | undefined {
  return document.querySelector<HTMLMetaElement>('meta[name="version"]')?.content;
}

/**
 * Keeps the files of this version in the browser for as long as this page lives: it may still need some. The worker asks for these locks by the names of its
 * caches. They are held from the start, since another tab may have the worker tidy before this one has asked for it.
 */
export function holdVersion(): void {
  const version = ownVersion();
  if (version === undefined || !('locks' in navigator)) return;
  const { href: scope } = new URL('.', document.baseURI);
  navigator.locks
    .request(`fairway ${scope} ${version}`, { mode: 'shared' }, () => new Promise(() => {}))
    .catch(onlyRefused);
}

/** A page that may not lock goes on with what the network has. */
function onlyRefused(error: unknown): void {
  if (!(error instanceof DOMException)) throw error;
}
