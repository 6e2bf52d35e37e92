import { useRef, type KeyboardEvent } from 'react';
import { setLab, type LabTab } from '../lab-state';
import { labWords } from './words';

const tabs: readonly LabTab[] = ['line', 'failures', 'table'];

/** Which view of the experiment is shown: arrows move between them. */
export function Tabs({ tab, failures }: { readonly tab: LabTab; readonly failures: number }): React.JSX.Element {
  const list = useRef<HTMLDivElement>(null);
  const onKeyDown = (event: KeyboardEvent): void => {
    const step = event.key === 'ArrowRight' ? 1 : event.key === 'ArrowLeft' ? -1 : 0;
    if (step === 0) return;
    event.preventDefault();
    const index = (tabs.indexOf(tab) + step + tabs.length) % tabs.length;
    setLab({ tab: tabs[index] ?? 'line' });
    list.current?.querySelectorAll<HTMLElement>('[role=tab]')[index]?.focus();
  };
  return (
    <div ref={list} className="lab-tabs" role="tablist" aria-label={labWords.view} onKeyDown={onKeyDown}>
      {tabs.map((id) => (
        <button
          key={id}
          id={`lab-tab-${id}`}
          type="button"
          role="tab"
          aria-selected={tab === id}
          aria-controls={tab === id ? `lab-${id}` : undefined}
          tabIndex={tab === id ? 0 : -1}
          className="lab-tab"
          onClick={() => setLab({ tab: id })}
        >
          {labWords.tabs[id]}
          {id === 'failures' && failures > 0 && <span className="lab-count">{failures}</span>}
        </button>
      ))}
    </div>
  );
}
