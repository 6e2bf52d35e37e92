import { ReactFlowProvider } from '@xyflow/react';
import type { KeyboardEvent } from 'react';
import { runCommand } from '../commands';
import { useReview } from '../review-state';
import { useSession } from '../session';
import { getView } from '../view';
import { CanvasBody } from './canvas-body';
import './canvas.css';
import { CanvasHeader } from './canvas-header';
import './header.css';
import { FilterAnswer } from './filter-field';
import { useFilter } from './filter-state';
import { useGraph } from './graph';
import './tools.css';
import { headerWords } from './words/header';
import './wires.css';

/** The flow graph of the workspace, with its header, palette and legend. */
export function CanvasPanel(): React.JSX.Element {
  const only = useFilter((filter) => filter.only);
  return (
    <section
      role="region"
      aria-label={headerWords.title}
      className={only ? 'canvas-panel only-hits' : 'canvas-panel'}
      onKeyDown={filterByKey}
    >
      <ReactFlowProvider>
        <Panel />
      </ReactFlowProvider>
    </section>
  );
}

/** The key of the filter works on the buttons of the header too. */
function filterByKey(event: KeyboardEvent): void {
  const inField = event.target instanceof Element && event.target.closest('input, textarea') !== null;
  if (event.key !== '/' || inField || event.ctrlKey || event.metaKey || event.altKey || !getView().letterKeys) return;
  event.preventDefault();
  runCommand('filter-canvas');
}

function Panel(): React.JSX.Element {
  const graph = useGraph();
  const elsewhere = useSession((session) => session.readOnly);
  // What is drawn of a review is not all in the design: nothing is moved or wired in it.
  const reviewed = useReview((review) => review.redraw !== null);
  const readOnly = elsewhere || reviewed;
  return (
    <>
      <CanvasHeader graph={graph} />
      <FilterAnswer />
      <CanvasBody graph={graph} readOnly={readOnly} />
    </>
  );
}
