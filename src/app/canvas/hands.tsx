import { CreateEntry } from './create-entry';
import { DragLine } from './drag-line';
import type { Graph } from './graph';
import { Handles } from './handles';
import type { ViewControl } from './view-control';
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
  if (readOnly) return <WhoSees graph={graph} />;
  return (
    <>
      <WhoSees graph={graph} />
      <Handles graph={graph} body={body} />
      <CreateEntry graph={graph} control={control} />
      <DragLine graph={graph} />
    </>
  );
}
