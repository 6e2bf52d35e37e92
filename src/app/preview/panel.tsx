import { topologyOf } from '../../core/topology';
import { useMemo, useRef, useState } from 'react';
import { download } from '../browser/download';
import { getState, select, useApp } from '../store';
import { readToken } from '../tokens';
import { copyText } from './copy-text';
import {
  drawDiagram,
  namespacesOf,
  nodeAtPlace,
  placeOfNode,
  toMarkdown,
  toSvgFile,
  type ScopeChoice,
} from './diagram';
import { sizeOf, Stage, type StageHandle } from './stage';
import { Toolbar } from './toolbar';
import { usePicture } from './use-picture';
import { useSettled } from './use-settled';
import './preview.css';

/** The diagram waits this long after the last change, in milliseconds, so that typing is not held up. */
const restFor = 180;

/** The content of the dock's Topology section: the design as a Mermaid diagram, always made anew from what the text says now. */
export function PreviewPanel(): React.JSX.Element {
  const snapshot = useSettled(
    useApp((state) => state.snapshot),
    restFor,
  );
  const selection = useApp((state) => state.selection);
  const [scope, setScope] = useState<ScopeChoice>({ type: 'mesh' });
  const [showText, setShowText] = useState(false);
  const stage = useRef<StageHandle>(null);

  const topology = topologyOf(snapshot);
  const selected = useMemo(
    () => (selection ? nodeAtPlace(topology, selection.place) : undefined),
    [topology, selection],
  );
  const focus = scope.type === 'selection' ? selected : undefined;
  const diagram = useMemo(() => drawDiagram(topology, scope, focus), [topology, scope, focus]);
  const isEmpty = diagram.nodes === 0;
  const drawn = usePicture(isEmpty || diagram.tooLarge !== undefined ? null : diagram.text);
  const svg = drawn?.picture.ok ? drawn.picture.svg : undefined;
  const notes = notesFor(diagram, scope, selected, drawn?.picture.ok === false ? drawn.picture.reason : undefined);

  return (
    <div className="diagram">
      <Toolbar
        namespaces={namespacesOf(topology)}
        scope={scope}
        onScope={setScope}
        showText={showText}
        onShowText={setShowText}
        hasPicture={svg !== undefined}
        onZoom={(factor) => stage.current?.zoomBy(factor)}
        onFit={() => stage.current?.fit()}
        onCopy={() => void copyText(diagram.text, 'the Mermaid text')}
        onCopyMarkdown={() => void copyText(toMarkdown(diagram.text), 'the diagram as Markdown')}
        onSave={() =>
          svg && download('topology.svg', toSvgFile(svg, sizeOf(svg), readToken('surface')), 'image/svg+xml')
        }
      />
      {notes.map((note) => (
        <p key={note} className="diagram-note">
          {note}
        </p>
      ))}
      <div className="diagram-body">
        {svg && (
          <Stage
            // Another part is another picture: it is placed anew, wherever the one before was moved to.
            key={JSON.stringify([scope, focus])}
            ref={stage}
            svg={svg}
            label={`Topology: ${diagram.nodes} boxes and ${diagram.edges} arrows. Press Text to read it.`}
            stale={drawn?.text !== diagram.text}
            selected={idsOf(diagram.targets, selected)}
            onPick={(id) => pick(diagram.targets.get(id))}
          />
        )}
        {diagram.tooLarge !== undefined && <NarrowerParts namespaces={namespacesOf(topology)} onScope={setScope} />}
        {isEmpty && <p className="diagram-empty">{emptyText(scope)}</p>}
        {showText && (
          <pre className="diagram-text" tabIndex={0} aria-label="Mermaid text">
            {diagram.text}
          </pre>
        )}
      </div>
    </div>
  );
}

/** Most namespaces offered as buttons; all of them are in the list above. */
const offered = 12;

/** In place of a picture that would be too large: the parts that can be shown. */
function NarrowerParts(props: {
  readonly namespaces: readonly string[];
  readonly onScope: (scope: ScopeChoice) => void;
}): React.JSX.Element {
  const { namespaces, onScope } = props;
  return (
    <div className="diagram-parts" role="group" aria-label="Parts that can be drawn">
      <button type="button" className="diagram-part" onClick={() => onScope({ type: 'selection' })}>
        Selection
      </button>
      {namespaces.slice(0, offered).map((namespace) => (
        <button
          key={namespace}
          type="button"
          className="diagram-part"
          onClick={() => onScope({ type: 'namespace', namespace })}
        >
          {namespace}
        </button>
      ))}
    </div>
  );
}

function emptyText(scope: ScopeChoice): string {
  if (scope.type === 'mesh') return 'Nothing to draw yet. Add a ServiceEntry or a pod: the diagram follows.';
  return 'This part of the design holds nothing to draw. Choose another part above.';
}

function notesFor(
  diagram: ReturnType<typeof drawDiagram>,
  scope: ScopeChoice,
  selected: string | undefined,
  failure: string | undefined,
): string[] {
  const following = scope.type === 'selection' && selected === undefined;
  return [
    ...(following
      ? ['Nothing in the diagram is selected, so the whole mesh is shown. Select a card or a line of YAML.']
      : []),
    ...(diagram.tooLarge === undefined ? [] : [`${diagram.tooLarge} Its text can still be copied.`]),
    ...(failure === undefined || diagram.nodes === 0 ? [] : [failure]),
    ...shorten(diagram.gaps),
  ];
}

/** The first two sentences, and how many more there are. */
function shorten(gaps: readonly string[]): string[] {
  if (gaps.length <= 2) return [...gaps];
  return [...gaps.slice(0, 1), `${gaps.length - 1} more documents are not drawn, or not to their end.`];
}

function idsOf(targets: ReadonlyMap<string, string>, node: string | undefined): string[] {
  return node === undefined ? [] : [...targets].filter(([, target]) => target === node).map(([id]) => id);
}

function pick(node: string | undefined): void {
  const place = node === undefined ? undefined : placeOfNode(topologyOf(getState().snapshot), node);
  if (place) select({ place, from: 'preview' });
}
