import { lazy, Suspense } from 'react';
import type { FloatingProps } from './floating';
import type { NodeMenuProps } from './node-menu';

const loadForms = () => import('./floating').then((room) => ({ default: room.FloatingForms }));
const loadMenu = () => import('./node-menu').then((room) => ({ default: room.NodeMenu }));
const loadLegend = () => import('./legend').then((room) => ({ default: room.Legend }));

const Forms = lazy(loadForms);
const Menu = lazy(loadMenu);
const Key = lazy(loadLegend);

/**
 * Fetches what may lie over the canvas as soon as somebody turns to it, so that the first paint does without it and no key is typed
 * into the canvas while a form is still on its way.
 */
export function fetchOverlays(): void {
  void loadForms();
  void loadMenu();
}

export function FloatingForms(props: FloatingProps): React.JSX.Element {
  return (
    <Suspense fallback={null}>
      <Forms {...props} />
    </Suspense>
  );
}

export function NodeMenu(props: NodeMenuProps): React.JSX.Element {
  return (
    <Suspense fallback={null}>
      <Menu {...props} />
    </Suspense>
  );
}

export function Legend(): React.JSX.Element {
  return (
    <Suspense fallback={null}>
      <Key />
    </Suspense>
  );
}
