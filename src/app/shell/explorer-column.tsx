import { PanelLeftClose } from 'lucide-react';
import { useEffect } from 'react';
import { ExplorerPanel } from '../explorer';
import { runCommand } from '../commands';
import { useApp } from '../store';
import { setView, useView } from '../view';
import { IconButton, PaneExtras } from '../widgets';
import { PaneBoundary } from './pane-boundary';
import { Rail } from './rail';
import { paneWords } from './words/page';

/** The Explorer at the left: a column, a rail when folded, and in the compact layout a rail that opens over the canvas. */
export function ExplorerColumn({
  compact,
  width,
}: {
  readonly compact: boolean;
  /** In CSS pixels; over the canvas it is at least 260. */
  readonly width: number;
}): React.JSX.Element {
  const folded = useView((view) => view.folded.explorer);
  const opened = useView((view) => view.compact.explorer);
  const files = useApp((state) => state.snapshot.files.length);
  const summary = paneWords.explorer.files(files);
  const onUnfold = (): void => runCommand('toggle-explorer');
  const rail = <Rail side="left" panes={[{ region: 'explorer', summary, onUnfold }]} />;
  useCloseOnEscape(compact && opened);
  if (compact) {
    return (
      <>
        {opened ? <div className="rail rail-left" /> : rail}
        {opened && (
          <div className="explorer-overlay" style={{ width: Math.max(width, 260) }}>
            <PaneExtras value={<FoldButton />}>
              <PaneBoundary region="explorer">
                <ExplorerPanel />
              </PaneBoundary>
            </PaneExtras>
          </div>
        )}
      </>
    );
  }
  if (folded) return rail;
  return (
    <div className="pane pane-explorer" style={{ width }}>
      <PaneExtras value={<FoldButton />}>
        <PaneBoundary region="explorer">
          <ExplorerPanel />
        </PaneBoundary>
      </PaneExtras>
    </div>
  );
}

function FoldButton(): React.JSX.Element {
  return (
    <IconButton label={paneWords.explorer.fold} keys="Mod+B" onClick={() => runCommand('toggle-explorer')}>
      <PanelLeftClose size={16} strokeWidth={1.75} aria-hidden />
    </IconButton>
  );
}

function useCloseOnEscape(active: boolean): void {
  useEffect(() => {
    if (!active) return undefined;
    const onKeyDown = (event: KeyboardEvent): void => {
      if (event.key === 'Escape' && !event.defaultPrevented) setView({ compact: { explorer: false, dock: false } });
    };
    window.addEventListener('keydown', onKeyDown);
    return () => window.removeEventListener('keydown', onKeyDown);
  }, [active]);
}
