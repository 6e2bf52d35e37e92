import { useLayoutMode } from '../layout-mode';
import { ExplorerPanel } from '../explorer';
import { GuideSlot } from '../guide';
import { setView, useView, type ViewState } from '../view';
import { Splitter } from '../widgets';
import { Dock } from './dock';
import { ExplorerColumn } from './explorer-column';
import { CanvasPane, EditorPane, InspectorPane } from './lazy-panes';
import { PaneBoundary } from './pane-boundary';
import { RightColumn } from './right-column';
import { Toast } from './toast';
import { pageWords, paneWords } from './words/page';

/** The panes between top bar and status bar: columns, or one pane at a time where there is no room for more. */
export function Layout(): React.JSX.Element {
  const mode = useLayoutMode();
  return mode === 'single' ? <OnePane /> : <Columns wide={mode === 'wide'} compact={mode === 'compact'} />;
}

function Columns({ wide, compact }: { readonly wide: boolean; readonly compact: boolean }): React.JSX.Element {
  const sizes = useView((view) => view.sizes);
  const folded = useView((view) => view.folded);
  const width = wide ? sizes.rightWide : sizes.right;
  const setSize = (change: Partial<ViewState['sizes']>): void => setView({ sizes: { ...sizes, ...change } });
  return (
    <main className="columns">
      <ExplorerColumn compact={compact} />
      {!compact && !folded.explorer && (
        <Splitter
          label={paneWords.explorer.width}
          orientation="vertical"
          sense={1}
          value={sizes.explorer}
          min={160}
          max={400}
          reset={wide ? 232 : 200}
          onChange={(explorer) => setSize({ explorer })}
        />
      )}
      <div className="pane pane-canvas" id="pane-canvas" tabIndex={-1}>
        <PaneBoundary region="canvas">
          <CanvasPane />
        </PaneBoundary>
        <GuideSlot />
        <Toast />
      </div>
      {!folded.right && (
        <Splitter
          label={paneWords.right.width}
          orientation="vertical"
          sense={-1}
          value={compact ? Math.min(width, compactRight) : width}
          min={360}
          max={compact ? 560 : wide ? 1200 : 960}
          reset={wide ? 900 : compact ? compactRight : 480}
          onChange={(right) => setSize(wide ? { rightWide: right } : { right })}
        />
      )}
      <RightColumn wide={wide} width={compact ? Math.min(width, compactRight) : width} />
      {/* Below the canvas to the eye, after form and text to the Tab key. */}
      <div className="dock-area">
        <Dock />
      </div>
    </main>
  );
}

/** Widest right column from 1024 to 1279 pixels, so that the canvas keeps its share. */
const compactRight = 400;

const panes = ['canvas', 'form', 'text', 'problems'] as const;

function OnePane(): React.JSX.Element {
  const pane = useView((view) => view.pane);
  return (
    <main className="one-pane">
      <div className="one-pane-bar" role="tablist" aria-label={pageWords.panes}>
        {panes.map((id) => (
          <button
            key={id}
            type="button"
            role="tab"
            id={`tab-${id}`}
            aria-selected={pane === id}
            aria-controls="one-pane"
            tabIndex={pane === id ? 0 : -1}
            className="one-pane-tab"
            onClick={() => setView({ pane: id })}
            onKeyDown={(event) => stepTab(event, id)}
          >
            {pageWords.paneTabs[id]}
          </button>
        ))}
      </div>
      <div className="one-pane-body" id="one-pane" role="tabpanel" aria-labelledby={`tab-${pane}`}>
        {pane === 'canvas' && (
          <PaneBoundary region="canvas">
            <CanvasPane />
          </PaneBoundary>
        )}
        {pane === 'form' && (
          <PaneBoundary region="inspector">
            <InspectorPane />
          </PaneBoundary>
        )}
        {pane === 'text' && (
          <div className="one-pane-text">
            <PaneBoundary region="yaml">
              <EditorPane />
            </PaneBoundary>
          </div>
        )}
        {pane === 'problems' && (
          <div className="one-pane-split">
            <PaneBoundary region="explorer">
              <ExplorerPanel />
            </PaneBoundary>
            <Dock alone />
          </div>
        )}
        {pane === 'canvas' && <GuideSlot />}
        <Toast />
      </div>
    </main>
  );
}

function stepTab(event: React.KeyboardEvent, id: ViewState['pane']): void {
  const step = event.key === 'ArrowRight' ? 1 : event.key === 'ArrowLeft' ? -1 : 0;
  if (step === 0) return;
  const at = panes.indexOf(id);
  const next = panes[(at + step + panes.length) % panes.length];
  if (!next) return;
  setView({ pane: next });
  document.getElementById(`tab-${next}`)?.focus();
}
