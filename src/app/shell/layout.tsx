import { useLayoutMode } from '../layout-mode';
import { ExplorerPanel } from '../explorer';
import { GuideSlot } from '../guide';
import { openSection } from '../open-section';
import { regionNames } from '../region-names';
import { useReviewing } from '../review-state';
import { setView, useView, type ViewState } from '../view';
import { Splitter } from '../widgets';
import { Dock } from './dock';
import { ExplorerColumn } from './explorer-column';
import { CanvasPane, EditorPane, InspectorPane, ReviewSection } from './lazy-panes';
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

const always: readonly ViewState['pane'][] = ['canvas', 'form', 'text', 'explorer', 'problems'];
const whileReviewing: readonly ViewState['pane'][] = [...always, 'review'];

function OnePane(): React.JSX.Element {
  const panes = useReviewing() ? whileReviewing : always;
  const wanted = useView((view) => view.pane);
  const pane = panes.includes(wanted) ? wanted : 'problems';
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
            onClick={() => showPane(id)}
            onKeyDown={(event) => stepTab(event, panes, id)}
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
        {pane === 'explorer' && (
          <PaneBoundary region="explorer">
            <ExplorerPanel />
          </PaneBoundary>
        )}
        {pane === 'problems' && <Dock alone />}
        {pane === 'review' && (
          <section role="region" aria-label={regionNames.review}>
            <PaneBoundary region="review">
              <ReviewSection />
            </PaneBoundary>
          </section>
        )}
        {pane === 'canvas' && <GuideSlot />}
        <Toast />
      </div>
    </main>
  );
}

function stepTab(event: React.KeyboardEvent, panes: readonly ViewState['pane'][], id: ViewState['pane']): void {
  const step = event.key === 'ArrowRight' ? 1 : event.key === 'ArrowLeft' ? -1 : 0;
  if (step === 0) return;
  const at = panes.indexOf(id);
  const next = panes[(at + step + panes.length) % panes.length];
  if (!next) return;
  showPane(next);
  document.getElementById(`tab-${next}`)?.focus();
}

/** The pane of all sections is called by the problems, which it then shows. */
function showPane(pane: ViewState['pane']): void {
  if (pane === 'problems') openSection('problems');
  else setView({ pane });
}
