import { ReactFlowProvider, useStore } from '@xyflow/react';
import { PaneHeader } from '../widgets';
import { useSession } from '../session';
import { setView, useView } from '../view';
import { CanvasBody } from './canvas-body';
import { getCanvas, setCanvas } from './canvas-state';
import './canvas.css';
import './wires.css';
import './tools.css';
import { isLarge, setFold } from './folds';
import { useGraph, type Graph } from './graph';
import { useViewControl } from './view-control';
import { count } from './words';

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
      <FoldAll graph={graph} />
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

/** Says how many bands are folded, and unfolds or folds all. */
function FoldAll({ graph }: { readonly graph: Graph }): React.JSX.Element | null {
  const { bands } = graph.layout;
  const folded = bands.filter((band) => band.folded).length;
  if (folded === 0 && !isLarge(graph.topology)) return null;
  const toggle = (): void =>
    setCanvas({
      folds: setFold(
        getCanvas().folds,
        bands.map((band) => band.namespace),
        folded === 0,
      ),
    });
  return (
    <>
      <span className="canvas-folds">
        {folded} of {count(bands.length, 'band')} folded
      </span>
      <button type="button" className="canvas-text-button" onClick={toggle}>
        {folded === 0 ? 'Fold' : 'Unfold'}
      </button>
    </>
  );
}

function Zoom(): React.JSX.Element {
  const percent = useStore((state) => Math.round(state.transform[2] * 100));
  return <span className="canvas-zoom">{percent} %</span>;
}
