import { ChevronRight, PanelRightClose } from 'lucide-react';
import { useRef } from 'react';
import { resourceAt } from '../../core/snapshot';
import { fileAt } from '../../core/workspace';
import { runCommand } from '../commands';
import { regionNames, type Region } from '../region-names';
import { useApp } from '../store';
import { defaultView, setView, useView, type ViewState } from '../view';
import { IconButton, PaneExtras, Splitter } from '../widgets';
import { EditorPane, InspectorPane } from './lazy-panes';
import { PaneBoundary } from './pane-boundary';
import { Rail } from './rail';
import { paneWords } from './words/page';

/** Inspector and YAML: one above the other, side by side when `wide`, or one alone; folded together to a rail. */
export function RightColumn({ wide, width }: { readonly wide: boolean; readonly width: number }): React.JSX.Element {
  const shown = useView((view) => view.rightColumn);
  const sizes = useView((view) => view.sizes);
  const folded = useView((view) => view.folded.right);
  const column = useRef<HTMLDivElement>(null);
  const share = wide ? sizes.formWide : sizes.form;
  const summaries = useSummaries();
  const onePercent = (): number => ((wide ? column.current?.clientWidth : column.current?.clientHeight) ?? 100) / 100;
  if (folded) {
    const onUnfold = (): void => runCommand('toggle-right');
    const panes = [
      { region: 'inspector', id: 'pane-inspector', summary: summaries.form, onUnfold },
      { region: 'yaml', id: 'pane-yaml', summary: summaries.text, onUnfold },
    ] as const;
    return <Rail side="right" panes={panes} />;
  }
  return (
    <div ref={column} className={`right-column ${wide ? 'right-column-wide' : ''}`} style={{ width }}>
      {shown === 'text' && <FoldedPane region="inspector" summary={summaries.form} />}
      <div
        className="pane pane-form"
        id="pane-inspector"
        tabIndex={-1}
        hidden={shown === 'text'}
        style={shown === 'split' ? { flex: `0 0 ${share}%` } : undefined}
      >
        <PaneExtras value={shown !== 'text' && <ColumnControls />}>
          <PaneBoundary region="inspector">
            <InspectorPane />
          </PaneBoundary>
        </PaneExtras>
      </div>
      {shown === 'split' && (
        <Splitter
          label={wide ? paneWords.right.formWidth : paneWords.right.formHeight}
          orientation={wide ? 'vertical' : 'horizontal'}
          sense={1}
          value={share}
          min={20}
          max={80}
          reset={wide ? defaultView.sizes.formWide : defaultView.sizes.form}
          unit={onePercent}
          onChange={(value) => setView({ sizes: { ...sizes, [wide ? 'formWide' : 'form']: value } })}
        />
      )}
      <div className="pane pane-text" id="pane-yaml" tabIndex={-1} hidden={shown === 'form'}>
        <PaneExtras value={shown === 'text' && <ColumnControls />}>
          <PaneBoundary region="yaml">
            <EditorPane />
          </PaneBoundary>
        </PaneExtras>
      </div>
      {shown === 'form' && <FoldedPane region="yaml" summary={summaries.text} />}
    </div>
  );
}

/** A pane of the column that is not shown: its name, and one press brings it back beside the other. */
function FoldedPane({ region, summary }: { readonly region: Region; readonly summary: string }): React.JSX.Element {
  const name = regionNames[region];
  return (
    <section role="region" aria-label={name} className="folded-pane">
      <button
        type="button"
        className="folded-pane-button"
        aria-expanded={false}
        onClick={() => setView({ rightColumn: 'split' })}
      >
        <ChevronRight size={14} strokeWidth={1.75} aria-hidden />
        {name}
        <span className="folded-pane-summary">{summary}</span>
      </button>
    </section>
  );
}

const choices = ['form', 'split', 'text'] as const satisfies readonly ViewState['rightColumn'][];

function ColumnControls(): React.JSX.Element {
  const shown = useView((view) => view.rightColumn);
  return (
    <>
      <div className="segments" role="group" aria-label={paneWords.right.name}>
        {choices.map((id) => (
          <button
            key={id}
            type="button"
            className="segment"
            aria-pressed={shown === id}
            onClick={() => setView({ rightColumn: id })}
          >
            {paneWords.right.choices[id]}
          </button>
        ))}
      </div>
      <IconButton label={paneWords.right.fold} keys="Mod+Alt+B" onClick={() => runCommand('toggle-right')}>
        <PanelRightClose size={16} strokeWidth={1.75} aria-hidden />
      </IconButton>
    </>
  );
}

function useSummaries(): { readonly form: string; readonly text: string } {
  const form = useApp((state) =>
    state.selection ? (resourceAt(state.snapshot, state.selection.place)?.name ?? '') : '',
  );
  const openFile = useView((view) => view.openFile);
  const text = useApp(({ snapshot: { workspace } }) => (fileAt(workspace, openFile ?? '') ?? workspace.files[0])?.path);
  return { form, text: text ?? '' };
}
