import { useState, type KeyboardEvent, type ReactNode } from 'react';
import { useFindings } from '../findings';
import { useApp } from '../store';
import { AcceptedMark, SeverityMark } from '../widgets';
import { Calls } from './calls';
import { NarrowMenu } from './narrow-menu';
import './narrow-review.css';
import { Summary } from './summary';
import { reviewWords } from './words';
import { YamlFiles } from './yaml-files';

const tabs = ['summary', 'calls', 'diagram', 'yaml'] as const;

type Tab = (typeof tabs)[number];

/**
 * The design to be read on a phone: what is in it, its calls, its diagram and its text. Nothing here edits it; the menu leads to where that
 * can be done. `diagram` is the diagram pane, `notice` what lies over the page for a while.
 */
export function NarrowReview(props: { readonly diagram: ReactNode; readonly notice: ReactNode }): React.JSX.Element {
  const { diagram, notice } = props;
  const [tab, setTab] = useState<Tab>('summary');
  return (
    <div className="narrow">
      <header className="narrow-head">
        <h1 className="narrow-title">{useTitle()}</h1>
        <NarrowMenu />
      </header>
      <main className="narrow-main">
        <Tally />
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
              onClick={() => setTab(id)}
              onKeyDown={(event) => stepTab(event, id, setTab)}
            >
              {reviewWords.tabs[id]}
            </button>
          ))}
        </div>
        <div
          className="narrow-part"
          id="narrow-part"
          role="tabpanel"
          aria-labelledby={`narrow-tab-${tab}`}
          tabIndex={0}
        >
          {tab === 'summary' && <Summary />}
          {tab === 'calls' && <Calls />}
          {tab === 'diagram' && (
            <section role="region" aria-label={reviewWords.diagramLabel} className="narrow-diagram">
              {diagram}
            </section>
          )}
          {tab === 'yaml' && <YamlFiles />}
        </div>
        {notice}
      </main>
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

function stepTab(event: KeyboardEvent, id: Tab, setTab: (tab: Tab) => void): void {
  const step = event.key === 'ArrowRight' ? 1 : event.key === 'ArrowLeft' ? -1 : 0;
  if (step === 0) return;
  const next = tabs[(tabs.indexOf(id) + step + tabs.length) % tabs.length];
  if (!next) return;
  setTab(next);
  document.getElementById(`narrow-tab-${next}`)?.focus();
}
