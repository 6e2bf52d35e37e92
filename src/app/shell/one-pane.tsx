import { ExplorerPanel } from '../explorer';
import { GuideSlot } from '../guide';
import { openSection } from '../open-section';
import { regionNames } from '../region-names';
import { useReviewing } from '../review-state';
import { setView, useView, type ViewState } from '../view';
import { Dock } from './dock';
import { CanvasPane, EditorPane, InspectorPane, ReviewSection } from './lazy-panes';
import { PaneBoundary } from './pane-boundary';
import { Toast } from './toast';
import { pageWords } from './words/page';

type Pane = ViewState['pane'];

const always: readonly Pane[] = ['canvas', 'form', 'text', 'explorer', 'problems'];
const whileReviewing: readonly Pane[] = [...always, 'review'];

/** The panes one at a time, where there is no room for more. */
export function OnePane(): React.JSX.Element {
  const panes = useReviewing() ? whileReviewing : always;
  const wanted = useView((view) => view.pane);
  const pane = panes.includes(wanted) ? wanted : 'problems';
  return (
    <main className="one-pane">
      <PaneTabs panes={panes} shown={pane} />
      <div className="one-pane-body" id="one-pane" role="tabpanel" aria-labelledby={`tab-${pane}`}>
        {/* Each has a boundary of its own: a pane that has stopped does not stop the next. */}
        <PaneContent key={pane} pane={pane} />
        {pane === 'canvas' && <GuideSlot />}
        <Toast />
      </div>
    </main>
  );
}

function PaneTabs({ panes, shown }: { readonly panes: readonly Pane[]; readonly shown: Pane }): React.JSX.Element {
  return (
    <div className="one-pane-bar" role="tablist" aria-label={pageWords.panes}>
      {panes.map((id) => (
        <button
          key={id}
          type="button"
          role="tab"
          id={`tab-${id}`}
          aria-selected={shown === id}
          aria-controls="one-pane"
          tabIndex={shown === id ? 0 : -1}
          className="one-pane-tab"
          onClick={() => showPane(id)}
          onKeyDown={(event) => stepTab(event, panes, id)}
        >
          {pageWords.paneTabs[id]}
        </button>
      ))}
    </div>
  );
}

function PaneContent({ pane }: { readonly pane: Pane }): React.JSX.Element {
  switch (pane) {
    case 'canvas':
      return (
        <PaneBoundary region="canvas">
          <CanvasPane />
        </PaneBoundary>
      );
    case 'form':
      return (
        <PaneBoundary region="inspector">
          <InspectorPane />
        </PaneBoundary>
      );
    case 'text':
      return (
        <div className="one-pane-text">
          <PaneBoundary region="yaml">
            <EditorPane />
          </PaneBoundary>
        </div>
      );
    case 'explorer':
      return (
        <PaneBoundary region="explorer">
          <ExplorerPanel />
        </PaneBoundary>
      );
    case 'problems':
      return <Dock alone />;
    case 'review':
      return (
        <section role="region" aria-label={regionNames.review}>
          <PaneBoundary region="review">
            <ReviewSection />
          </PaneBoundary>
        </section>
      );
  }
}

function stepTab(event: React.KeyboardEvent, panes: readonly Pane[], id: Pane): void {
  const step = event.key === 'ArrowRight' ? 1 : event.key === 'ArrowLeft' ? -1 : 0;
  if (step === 0) return;
  const at = panes.indexOf(id);
  const next = panes[(at + step + panes.length) % panes.length];
  if (!next) return;
  showPane(next);
  document.getElementById(`tab-${next}`)?.focus();
}

/** The pane of all sections is called by the problems, which it then shows. */
function showPane(pane: Pane): void {
  if (pane === 'problems') openSection('problems');
  else setView({ pane });
}
