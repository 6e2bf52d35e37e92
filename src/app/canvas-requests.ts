import { useSyncExternalStore } from 'react';
import { createStore } from 'zustand/vanilla';

/** Something that a command asks of the canvas, which alone knows where there is room. */
export type CanvasRequest =
  'draw-pod' | 'draw-entry' | 'draw-rule' | 'fit' | 'arrange' | 'connect' | 'rename' | 'delete';

interface Asked {
  readonly request: CanvasRequest | null;
  /** Counts, so that the same request can be made twice. */
  readonly count: number;
}

const requests = createStore<Asked>(() => ({ request: null, count: 0 }));

/** Asks the canvas to do something; it does so when it is on the page. */
export function askCanvas(request: CanvasRequest): void {
  requests.setState((state) => ({ request, count: state.count + 1 }));
}

/** The request that was made last. */
export function useCanvasRequest(): Asked {
  return useSyncExternalStore(requests.subscribe, requests.getState);
}

/** Takes the request that is waiting, so that nobody does it twice; null when there is none. */
export function takeCanvasRequest(): CanvasRequest | null {
  const { request } = requests.getState();
  if (request !== null) requests.setState({ request: null });
  return request;
}
