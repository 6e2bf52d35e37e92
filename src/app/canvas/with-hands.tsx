import { lazy, Suspense } from 'react';
import type * as room from './hands';
import { fetchOverlays } from './overlays';

/** What the canvas' hands can do. */
export type Hands = typeof room;

let loaded: Hands | undefined;
let awaited = 0;

async function load(): Promise<Hands> {
  loaded ??= await import('./hands');
  return loaded;
}

/**
 * Everything that changes the design from the canvas comes with the first turn to it, so that the first picture does without. What is done
 * before it is there is done when it comes; afterwards it is done at once, so that no key is typed past the form that another one opens.
 */
export function withHands(act: (hands: Hands) => void): void {
  if (loaded) return act(loaded);
  // What is done may open a form, which has to be there when it does.
  fetchOverlays();
  awaited++;
  void load()
    .finally(() => awaited--)
    .then(act);
}

/** Whether something is still to be done that waits for its code: letters that are typed meanwhile are meant for what it opens. */
export function areHandsAwaited(): boolean {
  return awaited > 0;
}

const Layer = lazy(() => load().then((hands) => ({ default: hands.HandLayer })));

/** The layer of the hand, fetched when it is first drawn. */
export function HandLayer(props: room.HandLayerProps): React.JSX.Element {
  return (
    <Suspense fallback={null}>
      <Layer {...props} />
    </Suspense>
  );
}
