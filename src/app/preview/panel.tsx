import { useRef, useState, type ReactNode, type RefObject } from 'react';
import { topologyOf } from '../../core/topology';
import { copyText } from '../copy-text';
import { getState, select } from '../store';
import { placeOfNode, shapesOf, toMarkdown, type ScopeChoice } from './diagram';
import { GapNote } from './gap-note';
import { NarrowerParts } from './narrower-parts';
import { saveDiagram } from './save-diagram';
import { Stage, type StageHandle } from './stage';
import { tabId } from './style-tabs';
import { Toolbar } from './toolbar';
import { useDiagram } from './use-diagram';
import { WalkNote } from '../walk-note';
import { diagramLabel, emptyWords, legends, notesFor, stageWords, takenWords } from './words';
import './preview.css';

/** The content of the dock's Topology section: the design as a Mermaid diagram, always made anew from what the text says now. */
export function PreviewPanel(): React.JSX.Element {
  const [scope, setScope] = useState<ScopeChoice>({ type: 'mesh' });
  const [showText, setShowText] = useState(false);
  const stage = useRef<StageHandle>(null);
  const shown = useDiagram(scope);
  const { style, topology, selected, focus, diagram, isEmpty, svg, failure } = shown;
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
      <WalkNote className="diagram-note diagram-following" />
      <Notes notes={notesFor(diagram, scope, selected, failure)} />
      <GapNote gaps={diagram.gaps} />
      <div className="diagram-body" id="diagram-panel" role="tabpanel" aria-labelledby={tabId(style)}>
        {/* Another part is another picture: it is placed anew, wherever the one before was moved to. */}
        <Picture key={JSON.stringify([style, scope, focus])} ref={stage} shown={shown} />
        {!diagram.drawn && <NarrowerParts topology={topology} scope={scope} selected={focus} onScope={setScope} />}
        {diagram.drawn && !isEmpty && !svg && failure === undefined && (
          <p className="diagram-empty diagram-waiting">{stageWords.drawing}</p>
        )}
        {isEmpty && <p className="diagram-empty">{emptyWords(style, scope, topology)}</p>}
        {showText && <MermaidText text={diagram.text()} />}
      </div>
    </div>
  );
}

interface PictureProps {
  readonly ref: RefObject<StageHandle | null>;
  readonly shown: ReturnType<typeof useDiagram>;
}

/** The diagram, once it is drawn. */
function Picture({ ref, shown }: PictureProps): ReactNode {
  const { style, selected, diagram, svg, isStale } = shown;
  if (!svg || !diagram.drawn) return null;
  return (
    <Stage
      ref={ref}
      svg={svg}
      label={diagramLabel(style, diagram)}
      legend={legends[style]}
      stale={isStale}
      selected={shapesOf(diagram, selected)}
      onPick={(id) => pick(diagram.targets.get(id))}
    />
  );
}

function Notes({ notes }: { readonly notes: readonly string[] }): ReactNode {
  return notes.map((note) => (
    <p key={note} className="diagram-note">
      {note}
    </p>
  ));
}

function MermaidText({ text }: { readonly text: string }): React.JSX.Element {
  return (
    <pre className="diagram-text" tabIndex={0} aria-label={stageWords.textLabel}>
      {text}
    </pre>
  );
}

function pick(target: string | undefined): void {
  const place = target === undefined ? undefined : placeOfNode(topologyOf(getState().snapshot), target);
  if (place) select({ place, from: 'preview' });
}
