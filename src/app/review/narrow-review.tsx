import { useState, type KeyboardEvent, type ReactNode } from 'react';
import { useFindings } from '../findings';
import { useReviewing } from '../review-state';
import { useApp } from '../store';
import { AcceptedMark, SeverityMark } from '../widgets';
import { Calls } from './calls';
import { NarrowMenu } from './narrow-menu';
import './narrow-review.css';
import { Summary } from './summary';
import { reviewWords } from './words';
import { YamlFiles } from './yaml-files';

type Tab = keyof typeof reviewWords.tabs;

const own: readonly Tab[] = ['summary', 'calls', 'diagram', 'yaml'];
/** Changes come first: they are what a link with a review was sent for. */
const reviewed: readonly Tab[] = ['changes', ...own];

/**
 * The design to be read on a phone: what is in it, its calls, its diagram, its text and the changes of a review. Nothing here edits it; the menu leads to where that
 * can be done. `diagram` is the diagram pane, `changes` shows the changes, `notice` is what lies over the page for a while.
 */
export function NarrowReview(props: {
  readonly diagram: ReactNode;
  readonly changes: ReactNode;
  readonly notice: ReactNode;
}): React.JSX.Element {
  const tabs = useReviewing() ? reviewed : own;
  const [chosen, setTab] = useState<Tab | null>(null);
  const tab = chosen !== null && tabs.includes(chosen) ? chosen : (tabs[0] ?? 'summary');
  const parts: Readonly<Record<Tab, ReactNode>> = {
    changes: props.changes,
    summary: <Summary />,
    calls: <Calls />,
    diagram: <Diagram>{props.diagram}</Diagram>,
    yaml: <YamlFiles />,
  };
  return (
    <div className="narrow">
      <header className="narrow-head">
        <h1 className="narrow-title">{useTitle()}</h1>
        <NarrowMenu />
      </header>
      <main className="narrow-main">
        <Tally />
        <Tabs tabs={tabs} tab={tab} onTab={setTab} />
        <div
          className="narrow-part"
          id="narrow-part"
          role="tabpanel"
          aria-labelledby={`narrow-tab-${tab}`}
          tabIndex={0}
        >
          {parts[tab]}
        </div>
        {props.notice}
      </main>
    </div>
  );
}

function Diagram({ children }: { readonly children: ReactNode }): React.JSX.Element {
  return (
    <section role="region" aria-label={reviewWords.diagramLabel} className="narrow-diagram">
      {children}
    </section>
  );
}

interface TabsProps {
  readonly tabs: readonly Tab[];
  readonly tab: Tab;
  readonly onTab: (tab: Tab) => void;
}

/** The tabs, which are one stop of Tab: the arrow keys go from one to the next. */
function Tabs({ tabs, tab, onTab }: TabsProps): React.JSX.Element {
  return (
    <div className="narrow-tabs" role="tablist" aria-label={reviewWords.tabsLabel}>
      {tabs.map((id) => (
        <button
          key={id}
          type="button"
          role="tab"
          id={`narrow-tab-${id}`}
          aria-selected={tab === id}
          aria-controls="narrow-part"
          tabIndex={tab === id ? 0 : -1}
          onClick={() => onTab(id)}
          onKeyDown={(event) => stepTab(event, tabs, id, onTab)}
        >
          {reviewWords.tabs[id]}
        </button>
      ))}
    </div>
  );
}

/** The name of the design, else that of its only file. */
function useTitle(): string {
  return useApp(({ snapshot }) => {
    const design = snapshot.resources.find(({ kind, name }) => kind === 'EgressDesign' && name !== '');
    const [file, ...others] = snapshot.files;
    return design?.name ?? (file && others.length === 0 ? file.path : reviewWords.unnamedDesign);
  });
}

function Tally(): React.JSX.Element {
  const tally = useFindings((state) => state.tally);
  return (
    <p className="narrow-tally">
      {(['error', 'warning', 'info'] as const).map((severity) => (
        <SeverityMark key={severity} severity={severity} count={tally[severity]} />
      ))}
      {tally.accepted > 0 && <AcceptedMark count={tally.accepted} />}
    </p>
  );
}

function stepTab(event: KeyboardEvent, tabs: readonly Tab[], id: Tab, setTab: (tab: Tab) => void): void {
  const step = event.key === 'ArrowRight' ? 1 : event.key === 'ArrowLeft' ? -1 : 0;
  if (step === 0) return;
  const next = tabs[(tabs.indexOf(id) + step + tabs.length) % tabs.length];
  if (!next) return;
  setTab(next);
  document.getElementById(`narrow-tab-${next}`)?.focus();
}
