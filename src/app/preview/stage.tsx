import { useImperativeHandle, useLayoutEffect, type Ref } from 'react';
import { nodeIdOf } from './drawn-node';
import { useDrag } from './use-drag';
import { useZoom } from './use-zoom';
import { stageWords } from './words';

/** What the toolbar can ask of the stage. */
export interface StageHandle {
  fit(): void;
  zoomBy(factor: number): void;
}

interface Props {
  readonly svg: SVGSVGElement;
  /** What a screen reader says in place of the picture. */
  readonly label: string;
  /** How the picture is read, in its corner. */
  readonly legend: string;
  /** The picture is older than the text and says so by fading. */
  readonly stale: boolean;
  /** Ids in the diagram's text of what is selected. */
  readonly selected: readonly string[];
  /** A press on a node, with its id in the diagram's text (`n3`). */
  readonly onPick: (id: string) => void;
  readonly ref?: Ref<StageHandle>;
}

/**
 * A picture that can be moved by dragging and scaled with the wheel. Until then the whole of it is shown where that can be read, and where not, it
 * begins at its start and says that there is more.
 */
export function Stage({ svg, label, legend, stale, selected, onPick, ref }: Props): React.JSX.Element {
  const zoomed = useZoom(svg);
  const { frame, sheet, cut, fit, zoomBy } = zoomed;
  const drag = useDrag(zoomed, onPick);
  useImperativeHandle(ref, () => ({ fit, zoomBy }), [fit, zoomBy]);
  useSelectedNodes(svg, selected);
  return (
    <div className="diagram-stage">
      <div ref={frame} className="diagram-frame" {...drag}>
        <div ref={sheet} className="diagram-sheet" role="img" aria-label={label} data-stale={stale || undefined} />
      </div>
      <p className="diagram-legend">{legend}</p>
      {cut && (
        <p className="diagram-cut">
          {stageWords.goesOn}
          <button type="button" className="diagram-cut-fit" onClick={fit}>
            {stageWords.showAll}
          </button>
        </p>
      )}
    </div>
  );
}

/** Marks the nodes of a picture that are selected, by their ids in the diagram's text. */
function useSelectedNodes(svg: SVGSVGElement, selected: readonly string[]): void {
  const wanted = selected.join(' ');
  useLayoutEffect(() => {
    const ids = new Set(wanted.split(' '));
    for (const node of svg.querySelectorAll('.node'))
      node.classList.toggle('diagram-selected', ids.has(nodeIdOf(node) ?? ''));
  }, [svg, wanted]);
}
