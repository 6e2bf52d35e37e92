import { ReactFlowProvider, useStore } from '@xyflow/react';
import { PaneHeader } from '../widgets';
import { useSession } from '../session';
import { setView, useView } from '../view';
import { CanvasBody } from './canvas-body';
import './canvas.css';
import { useGraph, type Graph } from './graph';
import { useViewControl } from './view-control';

/** The flow graph of the workspace, with its header, palette and legend. */
export function CanvasPanel(): React.JSX.Element {
  return (
    <section role="region" aria-label="Canvas" className="canvas-panel">
      <ReactFlowProvider>
        <Panel />
      </ReactFlowProvider>
    </section>
  );
}

function Panel(): React.JSX.Element {
  const graph = useGraph();
  const readOnly = useSession((session) => session.readOnly);
  return (
    <>
      <Header graph={graph} />
      <CanvasBody graph={graph} readOnly={readOnly} />
    </>
  );
}

function Header({ graph }: { readonly graph: Graph }): React.JSX.Element {
  const legend = useView((view) => view.legend);
  const control = useViewControl();
  return (
    <PaneHeader title="Canvas">
      <button type="button" className="canvas-text-button" title="Fit (Shift 1)" onClick={() => control.fit(graph)}>
        Fit
      </button>
      <button
        type="button"
        className="canvas-text-button"
        aria-pressed={legend}
        onClick={() => setView({ legend: !legend })}
      >
        Legend
      </button>
      <Zoom />
    </PaneHeader>
  );
}

function Zoom(): React.JSX.Element {
  const percent = useStore((state) => Math.round(state.transform[2] * 100));
  return <span className="canvas-zoom">{percent} %</span>;
}
