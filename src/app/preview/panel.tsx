import { useMemo, useRef, useState } from 'react';
import type { Snapshot } from '../../core/snapshot';
import { topologyOf, type Topology } from '../../core/topology';
import { useDiagramDirection, useDiagramStyle } from '../diagram-view';
import { getState, select, useApp } from '../store';
import { copyText } from './copy-text';
import { drawDiagram, nodeAtPlace, placeOfNode, shapesOf, toMarkdown, type ScopeChoice } from './diagram';
import { narrowerParts } from './parts';
import { saveDiagram } from './save-diagram';
import { Stage, type StageHandle } from './stage';
import { tabId } from './style-tabs';
import { Toolbar } from './toolbar';
import { usePicture } from './use-picture';
import { useSettled } from './use-settled';
import { diagramLabel, emptyWords, legends, notesFor, scopeWords, stageWords, takenWords } from './words';
import './preview.css';

/** The diagram waits this long after the last change, in milliseconds, so that typing is not held up. */
const restFor = 180;

/** The content of the dock's Topology section: the design as a Mermaid diagram, always made anew from what the text says now. */
export function PreviewPanel(): React.JSX.Element {
  const snapshot = useSettled(
    useApp((state) => state.snapshot),
    restFor,
  );
  const [scope, setScope] = useState<ScopeChoice>({ type: 'mesh' });
  const [showText, setShowText] = useState(false);
  const stage = useRef<StageHandle>(null);
  const topology = topologyOf(snapshot);
  const selected = useSelected(topology);
  const { style, focus, diagram } = useDiagram(snapshot, scope, selected);
  const isEmpty = diagram.drawn && diagram.nodes === 0;
  const drawn = usePicture(isEmpty || !diagram.drawn ? null : diagram.text());
  const svg = drawn?.picture.ok ? drawn.picture.svg : undefined;
  const notes = notesFor(diagram, scope, selected, drawn?.picture.ok === false ? drawn.picture.reason : undefined);

  return (
    <div className="diagram">
      <Toolbar
        style={style}
        topology={topology}
        scope={scope}
        onScope={setScope}
        showText={showText}
        onShowText={setShowText}
        hasPicture={svg !== undefined}
        onZoom={(factor) => stage.current?.zoomBy(factor)}
        onFit={() => stage.current?.fit()}
        onCopy={() => void copyText(diagram.text(), takenWords.copiedText)}
        onCopyMarkdown={() => void copyText(toMarkdown(diagram.text()), takenWords.copiedMarkdown)}
        onSave={(choice) => void saveDiagram(`topology-${style}`, diagram.text(), choice)}
      />
      {notes.map((note) => (
        <p key={note} className="diagram-note">
          {note}
        </p>
      ))}
      <div className="diagram-body" id="diagram-panel" role="tabpanel" aria-labelledby={tabId(style)}>
        {svg && diagram.drawn && (
          <Stage
            // Another part is another picture: it is placed anew, wherever the one before was moved to.
            key={JSON.stringify([style, scope, focus])}
            ref={stage}
            svg={svg}
            label={diagramLabel(style, diagram)}
            legend={legends[style]}
            stale={drawn?.text !== diagram.text()}
            selected={shapesOf(diagram, selected)}
            onPick={(id) => pick(diagram.targets.get(id))}
          />
        )}
        {!diagram.drawn && <NarrowerParts topology={topology} scope={scope} selected={focus} onScope={setScope} />}
        {isEmpty && <p className="diagram-empty">{emptyWords(style, scope, topology)}</p>}
        {showText && (
          <pre className="diagram-text" tabIndex={0} aria-label={stageWords.textLabel}>
            {diagram.text()}
          </pre>
        )}
      </div>
    </div>
  );
}

function useSelected(topology: Topology): string | undefined {
  const selection = useApp((state) => state.selection);
  return useMemo(() => (selection ? nodeAtPlace(topology, selection.place) : undefined), [topology, selection]);
}

/** The diagram in the style that is chosen. `focus` is what the scope that follows the selection is about. */
function useDiagram(snapshot: Snapshot, scope: ScopeChoice, selected: string | undefined) {
  const style = useDiagramStyle();
  const direction = useDiagramDirection();
  const focus = scope.type === 'selection' ? selected : undefined;
  const diagram = useMemo(
    () => drawDiagram(snapshot, { style, direction }, scope, focus),
    [snapshot, style, direction, scope, focus],
  );
  return { style, focus, diagram };
}

/** Most parts offered as buttons; all of them are in the list above. */
const offered = 12;

/** In place of a picture that would be too large: the parts that can be shown. */
function NarrowerParts(props: {
  readonly topology: Topology;
  readonly scope: ScopeChoice;
  /** What the scope that follows the selection is about. */
  readonly selected: string | undefined;
  readonly onScope: (scope: ScopeChoice) => void;
}): React.JSX.Element {
  const parts = narrowerParts(props.topology, props.scope, props.selected).slice(0, offered);
  return (
    <div className="diagram-parts" role="group" aria-label={scopeWords.narrowerLabel}>
      <button type="button" className="diagram-part" onClick={() => props.onScope({ type: 'selection' })}>
        {scopeWords.selection}
      </button>
      {parts.map(({ label, scope }) => (
        <button key={label} type="button" className="diagram-part" onClick={() => props.onScope(scope)}>
          {label}
        </button>
      ))}
    </div>
  );
}

function pick(target: string | undefined): void {
  const place = target === undefined ? undefined : placeOfNode(topologyOf(getState().snapshot), target);
  if (place) select({ place, from: 'preview' });
}
