/**
 * Everything that a command asks of the canvas, which alone knows what is selected on it, where there is room and what is in view. Commands,
 * menus, keys and the palette all ask by these names, so that one thing is done in one way.
 */
export type CanvasRequest =
  | 'place-workload'
  | 'place-service-entry'
  | 'place-external'
  | 'place-gateway'
  | 'place-destination-rule'
  | 'place-virtual-service'
  | 'place-sidecar'
  | 'place-workload-entry'
  | 'place-note'
  | 'connect'
  | 'add-call'
  | 'add-port'
  | 'add-endpoint'
  | 'rename'
  | 'duplicate'
  | 'copy'
  | 'cut'
  | 'paste'
  | 'delete'
  | 'pin'
  | 'move'
  | 'arrange'
  | 'unpin-all'
  | 'take-pointer'
  | 'take-hand'
  | 'select-all'
  | 'select-hits'
  | 'menu'
  | 'focus-path'
  | 'filter'
  | 'fit'
  | 'fit-selection'
  | 'zoom-in'
  | 'zoom-out'
  | 'zoom-half'
  | 'zoom-actual'
  | 'zoom-double'
  | 'fold-bands'
  | 'unfold-bands'
  | 'go-to-text'
  | 'export-selection'
  | 'expect-this'
  | 'expect-blocked'
  | 'expect-nothing'
  | 'create-entry'
  | 'who-sees'
  | 'copy-mermaid'
  | 'save-svg'
  | 'save-png';

let serve: ((request: CanvasRequest) => void) | null = null;
let waiting: CanvasRequest | null = null;

/** Asks the canvas to do something: at once while it is on the page, else when it comes. */
export function askCanvas(request: CanvasRequest): void {
  if (serve) serve(request);
  else waiting = request;
}

/** The canvas does what is asked from now on, beginning with what was asked last before it was there. Returns how to stop. */
export function serveRequests(perform: (request: CanvasRequest) => void): () => void {
  serve = perform;
  const asked = waiting;
  waiting = null;
  if (asked !== null) perform(asked);
  return () => {
    if (serve === perform) serve = null;
  };
}
