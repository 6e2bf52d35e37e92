import { exportWords } from '../words/export';

/** What the sheet shows of an export. */
export type ExportTab = 'files' | 'commands';

const tabs: readonly ExportTab[] = ['files', 'commands'];

/** Files that are written, and commands to run beside them: the arrow keys move between the two. */
export function ExportTabs(props: {
  readonly tab: ExportTab;
  readonly onTab: (tab: ExportTab) => void;
}): React.JSX.Element {
  const onKeyDown = (event: React.KeyboardEvent): void => {
    if (event.key !== 'ArrowLeft' && event.key !== 'ArrowRight') return;
    const next: ExportTab = props.tab === 'files' ? 'commands' : 'files';
    props.onTab(next);
    document.getElementById(`export-tab-${next}`)?.focus();
  };
  return (
    <div role="tablist" aria-label={exportWords.tabs.name} onKeyDown={onKeyDown}>
      {tabs.map((id) => (
        <button
          key={id}
          type="button"
          role="tab"
          id={`export-tab-${id}`}
          aria-selected={props.tab === id}
          aria-controls="export-panel"
          tabIndex={props.tab === id ? 0 : -1}
          onClick={() => props.onTab(id)}
        >
          {exportWords.tabs[id]}
        </button>
      ))}
    </div>
  );
}
