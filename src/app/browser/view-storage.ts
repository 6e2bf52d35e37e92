import { isRecord } from '../../core/lists';
import { getSession } from '../session';
import { defaultView, getView, setView, subscribeView, type ViewState } from '../view';

/** Where the view is remembered. The page's first script reads the theme from the same place. */
const key = 'fairway.view';
const storeAfter = 200;

/** Restores how the page looked, and remembers it from now on. */
export function followView(): void {
  setView(readView());
  // Where a shared design is looked at, its review makes room for itself, which is not how this page is left.
  const own = getView();
  let timer: ReturnType<typeof setTimeout> | undefined;
  const store = (): void => {
    clearTimeout(timer);
    timer = undefined;
    writeView(
      getSession().looking ? { ...getView(), dock: own.dock, sizes: own.sizes, dockGiven: own.dockGiven } : getView(),
    );
  };
  subscribeView(() => {
    timer ??= setTimeout(store, storeAfter);
  });
  window.addEventListener('pagehide', () => timer && store());
}

function readView(): Partial<ViewState> {
  try {
    const stored: unknown = JSON.parse(localStorage.getItem(key) ?? '{}');
    return adoptKnown(defaultView, stored);
  } catch (error) {
    if (error instanceof DOMException || error instanceof SyntaxError) return {};
    throw error;
  }
}

function writeView(view: ViewState): void {
  try {
    localStorage.setItem(key, JSON.stringify(view));
  } catch (error) {
    // How the page looked is not worth a message.
    if (!(error instanceof DOMException)) throw error;
  }
}

/** What is stored, as far as it still fits the shape of today: other names and other types are dropped. */
export function adoptKnown<T extends object>(defaults: T, stored: unknown): T {
  if (!isRecord(stored)) return defaults;
  const known = Object.entries(defaults).map(([name, value]: [string, unknown]) => {
    const found = stored[name];
    if (found === undefined) return [name, value];
    if (value === null) return [name, found];
    if (typeof value !== 'object') return [name, typeof found === typeof value ? found : value];
    return [name, Object.keys(value).length === 0 ? found : adoptKnown(value, found)];
  });
  return Object.fromEntries(known) as T;
}
