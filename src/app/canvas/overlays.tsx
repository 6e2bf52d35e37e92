import { lazy, Suspense } from 'react';
import type { AidsProps } from './aids';
import type { FloatingProps } from './floating';
import type { NodeMenuProps } from './node-menu';

const loadForms = () => import('./floating').then((room) => ({ default: room.FloatingForms }));
const loadMenu = () => import('./node-menu').then((room) => ({ default: room.NodeMenu }));
const loadAids = () => import('./aids').then((room) => ({ default: room.Aids }));

const Forms = lazy(loadForms);
const Menu = lazy(loadMenu);
const AllAids = lazy(loadAids);

/**
 * Fetches what may lie over the canvas as soon as somebody turns to it, so that the first paint does without it and no key is typed
 * into the canvas while a form is still on its way.
 */
export function fetchOverlays(): void {
  void loadForms();
  void loadMenu();
}

/** The small forms over the canvas, fetched when one is first opened. */
export function FloatingForms(props: FloatingProps): React.JSX.Element {
  return (
    <Suspense fallback={null}>
      <Forms {...props} />
    </Suspense>
  );
}

/** The menu of the canvas, fetched when it is first opened. */
export function NodeMenu(props: NodeMenuProps): React.JSX.Element {
  return (
    <Suspense fallback={null}>
      <Menu {...props} />
    </Suspense>
  );
}

/** The minimap, the legend and the way back to the graph. */
export function Aids(props: AidsProps): React.JSX.Element {
  return (
    <Suspense fallback={null}>
      <AllAids {...props} />
    </Suspense>
  );
}
