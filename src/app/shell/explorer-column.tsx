import { PanelLeftClose } from 'lucide-react';
import { useEffect } from 'react';
import { ExplorerPanel } from '../explorer';
import { runCommand } from '../commands';
import { useApp } from '../store';
import { setView, useView } from '../view';
import { IconButton, PaneExtras } from '../widgets';
import { PaneBoundary } from './pane-boundary';
import { Rail } from './rail';

/** The Explorer at the left: a column, a rail when folded, and in the compact layout a rail that opens over the canvas. */
export function ExplorerColumn({ compact }: { readonly compact: boolean }): React.JSX.Element {
  const folded = useView((view) => view.folded.explorer);
  const opened = useView((view) => view.compact.explorer);
  const width = useView((view) => view.sizes.explorer);
  const files = useApp((state) => state.snapshot.files.length);
  const summary = files === 1 ? '1 file' : `${files} files`;
  const unfold = (): void => runCommand('toggle-explorer');
  useCloseOnEscape(compact && opened);
  if (compact) {
    return (
      <>
        {opened ? (
          <div className="rail rail-left" />
        ) : (
          <Rail side="left" panes={[{ name: 'Explorer', summary, onUnfold: unfold }]} />
        )}
        {opened && (
          <div className="explorer-overlay" style={{ width: Math.max(width, 260) }}>
            <PaneExtras value={<FoldButton />}>
              <PaneBoundary name="Explorer">
                <ExplorerPanel />
              </PaneBoundary>
            </PaneExtras>
          </div>
        )}
      </>
    );
  }
  if (folded) return <Rail side="left" panes={[{ name: 'Explorer', summary, onUnfold: unfold }]} />;
  return (
    <div className="pane pane-explorer" style={{ width }}>
      <PaneExtras value={<FoldButton />}>
        <PaneBoundary name="Explorer">
          <ExplorerPanel />
        </PaneBoundary>
      </PaneExtras>
    </div>
  );
}

function FoldButton(): React.JSX.Element {
  return (
    <IconButton label="Fold Explorer" keys="Mod+B" onClick={() => runCommand('toggle-explorer')}>
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
