import { CreateEntry } from './create-entry';
import { DragLine } from './drag-line';
import type { Graph } from './graph';
import { Handles } from './handles';
import type { ViewControl } from './view-control';
import { MenuButton } from './menu-button';
import { WhoSees } from './who-sees';

export { createFor } from './create-entry';
export { connectByDrag } from './connect-drag';
export { performRequest } from './perform-request';
export { askForEndpoint, makeWithTool, placeByKey, placeTool } from './place-tool';
export { dragTool } from './tool-drag';

export interface HandLayerProps {
  readonly graph: Graph;
  readonly control: ViewControl;
  readonly body: HTMLElement | null;
  readonly readOnly: boolean;
}

/** What lies over the picture for the hand that works on it: handles, what a call lacks, and the wire or tool that is dragged. */
export function HandLayer({ graph, control, body, readOnly }: HandLayerProps): React.JSX.Element {
  return (
    <>
      <WhoSees graph={graph} />
      <MenuButton graph={graph} control={control} />
      {!readOnly && <Tools graph={graph} control={control} body={body} />}
    </>
  );
}

/** What writes. */
function Tools({ graph, control, body }: Omit<HandLayerProps, 'readOnly'>): React.JSX.Element {
  return (
    <>
      <Handles graph={graph} body={body} />
      <CreateEntry graph={graph} control={control} />
      <DragLine graph={graph} />
    </>
  );
}
