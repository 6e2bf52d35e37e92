// Serves the page from what it has stored, so that it opens without a network. Each version of the page has a cache of its own, which is filled before that
// version is used and never changed afterwards. The build puts the two constants in front of this file.

/** The name of this version: a hash over all of its files. */
declare const builtVersion: string;
/** The files of this version, relative to the page, with the hash of each; the page itself has the empty path. */
declare const builtFiles: readonly (readonly [path: string, integrity: string])[];

/** What happens to a service worker, as far as it is used here: TypeScript has these in a library that excludes that of pages. */
interface WorkerEvent extends Event {
  readonly waitUntil: (work: Promise<unknown>) => void;
}
interface FetchEvent extends WorkerEvent {
  readonly request: Request;
  readonly respondWith: (response: Promise<Response>) => void;
}
interface PageMessage extends WorkerEvent {
  readonly data: 'take-over' | 'tidy' | 'version';
  readonly source: { readonly postMessage: (message: unknown) => void } | null;
}
interface WorkerScope {
  readonly registration: { readonly scope: string; readonly waiting: unknown; readonly installing: unknown };
  readonly clients: { readonly claim: () => Promise<void> };
  readonly skipWaiting: () => Promise<void>;
  addEventListener(type: 'install' | 'activate', listener: (event: WorkerEvent) => void): void;
  addEventListener(type: 'fetch', listener: (event: FetchEvent) => void): void;
  addEventListener(type: 'message', listener: (event: PageMessage) => void): void;
}
declare const self: WorkerScope;

// A file of its own, so that `self` above is its own too.
export type {};

const { scope } = self.registration;
/** Other Fairways below the same origin have caches of their own. */
const family = `fairway ${scope} `;
const ownCache = family + builtVersion;
const ownFiles = new Set(builtFiles.map(([path]) => path));
/** How many files are fetched at once: the page may want to fetch something itself. */
const lanes = 4;

self.addEventListener('install', (event) => event.waitUntil(fill()));
self.addEventListener('activate', (event) => event.waitUntil(Promise.all([tidy(), self.clients.claim()])));
self.addEventListener('fetch', (event) => {
  const path = pathOf(event.request);
  if (path !== null) event.respondWith(answer(event.request, path));
});
self.addEventListener('message', (event) => {
  if (event.data === 'take-over') event.waitUntil(self.skipWaiting());
  if (event.data === 'tidy') event.waitUntil(tidy());
  if (event.data === 'version') event.source?.postMessage({ version: builtVersion });
});

/** Stores all files of this version, or none: a version that is not whole is not used. */
async function fill(): Promise<void> {
  try {
    const cache = await caches.open(ownCache);
    const left = builtFiles.values();
    const lane = async (): Promise<void> => {
      for (const [path, integrity] of left) await cache.put(urlOf(path), await bring(path, integrity));
    };
    await Promise.all(Array.from({ length: lanes }, lane));
  } catch (error) {
    await caches.delete(ownCache);
    throw error;
  }
}

/** A file from the cache of another version, where its name says that it is the same, or from the network, where its hash must be that of the build. */
async function bring(path: string, integrity: string): Promise<Response> {
  const kept = path.startsWith('assets/') ? await caches.match(urlOf(path)) : undefined;
  const response = kept ?? (await fetch(urlOf(path), { integrity, cache: 'no-cache', credentials: 'same-origin' }));
  if (!response.ok) throw new Error(`${path} was answered with ${response.status}`);
  // A browser takes no answer for the page itself that came by a redirect.
  return response.redirected ? new Response(response.body, { headers: response.headers }) : response;
}

/** The path of a request for a file of some version of this page; null for what is none of this worker's business. */
function pathOf({ method, mode, url }: Request): string | null {
  const { origin, pathname } = new URL(url);
  const address = origin + pathname;
  if (method !== 'GET' || !address.startsWith(scope)) return null;
  const path = address.slice(scope.length);
  if (mode === 'navigate') return path === '' || path === 'index.html' ? '' : null;
  return ownFiles.has(path) || path.startsWith('assets/') ? path : null;
}

/** Pages that were opened with an older version go on with its files as long as they live: the names below `assets` tell versions apart. */
async function answer(request: Request, path: string): Promise<Response> {
  const own = await (await caches.open(ownCache)).match(urlOf(path));
  if (own) return own;
  const older = path.startsWith('assets/') ? await caches.match(urlOf(path)) : undefined;
  return older ?? fetch(request);
}

/** Removes the caches of versions that no open page was opened with. While another version waits or is being fetched nothing is removed: no page holds that one yet. */
async function tidy(): Promise<void> {
  const { held = [] } = await navigator.locks.query();
  const used = new Set(held.map(({ name }) => name));
  const names = (await caches.keys()).filter((name) => name.startsWith(family) && name !== ownCache && !used.has(name));
  // Asked last: the cache of a version whose fetching begins after this is not among the names.
  if (self.registration.waiting ?? self.registration.installing) return;
  await Promise.all(names.map((name) => caches.delete(name)));
}

function urlOf(path: string): string {
  return scope + path;
}
