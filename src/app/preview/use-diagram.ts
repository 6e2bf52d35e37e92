import { useMemo, useState } from 'react';
import type { DiagramStyle } from '../../core/exchange';
import type { Snapshot } from '../../core/snapshot';
import { topologyOf, type Topology } from '../../core/topology';
import { useDiagramDirection, useDiagramStyle } from '../diagram-view';
import { useApp } from '../store';
import { useIsOpening, useWalked } from '../walked';
import { drawDiagram, nodeAtPlace, type ScopeChoice, type TopologyDiagram } from './diagram';
import { drawingTook } from './render-picture';
import { usePicture } from './use-picture';
import { useSettled } from './use-settled';

/**
 * How long the diagram waits after the last change, in milliseconds, so that typing is not held up. Mermaid draws in one go: the longer that takes, the surer
 * somebody has to be done.
 */
function restFor(): number {
  return Math.min(Math.max(180, 8 * drawingTook()), 2_000);
}

/** The diagram that is shown, and what it is made from. */
interface ShownDiagram {
  readonly style: DiagramStyle;
  readonly topology: Topology;
  /** The id of the node that is selected in any pane. */
  readonly selected: string | undefined;
  /** What the scope that follows the selection is about. */
  readonly focus: string | undefined;
  readonly diagram: TopologyDiagram;
  /** There is nothing to draw. */
  readonly isEmpty: boolean;
  /** The newest picture that could be drawn. */
  readonly svg: SVGSVGElement | undefined;
  /** That picture is older than the text. */
  readonly isStale: boolean;
  /** Why Mermaid could not draw the text. */
  readonly failure: string | undefined;
}

/** A part of the design as it was a moment ago, in the style that is chosen, with its picture. */
export function useDiagram(scope: ScopeChoice): ShownDiagram {
  const newest = useSettled(useWalked().snapshot, restFor);
  const style = useDiagramStyle();
  const snapshot = useKept(newest, style === 'overview' ? hasSameGraph : hasSameMesh);
  const direction = useDiagramDirection();
  const topology = topologyOf(snapshot);
  const selected = useSelected(topology);
  const focus = scope.type === 'selection' ? selected : undefined;
  const diagram = useMemo(
    () => drawDiagram(snapshot, { style, direction }, scope, focus),
    [snapshot, style, direction, scope, focus],
  );
  const isOpening = useIsOpening(newest);
  const isEmpty = diagram.drawn && diagram.nodes === 0 && !isOpening;
  return { style, topology, selected, focus, diagram, isEmpty, ...usePictureOf(diagram, isEmpty || isOpening) };
}

/** Of what one component is given one after the other the first of those that are the same to it. */
function useKept<T>(value: T, isSame: (kept: T, value: T) => boolean): T {
  const [kept, setKept] = useState(value);
  if (kept === value || isSame(kept, value)) return kept;
  setKept(value);
  return value;
}

/** Whether the overview of two snapshots is the same: it is drawn of the flow graph alone. */
function hasSameGraph(kept: Snapshot, newest: Snapshot): boolean {
  return topologyOf(kept) === topologyOf(newest);
}

/** Whether two snapshots are the same to the diagrams of calls, which are drawn of the mesh too. */
function hasSameMesh(kept: Snapshot, newest: Snapshot): boolean {
  return kept.mesh === newest.mesh && hasSameGraph(kept, newest);
}

function useSelected(topology: Topology): string | undefined {
  const selection = useApp((state) => state.selection);
  return useMemo(() => (selection ? nodeAtPlace(topology, selection.place) : undefined), [topology, selection]);
}

function usePictureOf(diagram: TopologyDiagram, isEmpty: boolean): Pick<ShownDiagram, 'svg' | 'isStale' | 'failure'> {
  const drawn = usePicture(isEmpty || !diagram.drawn ? null : diagram.text());
  if (!drawn) return { svg: undefined, isStale: false, failure: undefined };
  const { picture, text } = drawn;
  return {
    svg: picture.ok ? picture.svg : undefined,
    isStale: diagram.drawn && text !== diagram.text(),
    failure: picture.ok ? undefined : picture.reason,
  };
}
