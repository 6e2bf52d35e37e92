import { useLayoutMode } from '../layout-mode';
import { GuideSlot } from '../guide';
import { defaultView, setView, useView, type ViewState } from '../view';
import { Splitter } from '../widgets';
import { Dock } from './dock';
import { ExplorerColumn } from './explorer-column';
import { CanvasPane } from './lazy-panes';
import { OnePane } from './one-pane';
import { PaneBoundary } from './pane-boundary';
import { RightColumn } from './right-column';
import { Toast } from './toast';
import { paneWords } from './words/page';

/** The panes between top bar and status bar: columns, or one pane at a time where there is no room for more. */
export function Layout(): React.JSX.Element {
  const mode = useLayoutMode();
  return mode === 'single' ? <OnePane /> : <Columns wide={mode === 'wide'} compact={mode === 'compact'} />;
}

function Columns({ wide, compact }: { readonly wide: boolean; readonly compact: boolean }): React.JSX.Element {
  const sizes = useView((view) => view.sizes);
  const folded = useView((view) => view.folded);
  const width = wide ? sizes.rightWide : sizes.right;
  const explorer = wide ? sizes.explorerWide : sizes.explorer;
  const setSize = (change: Partial<ViewState['sizes']>): void => setView({ sizes: { ...sizes, ...change } });
  return (
    <main className="columns">
      <ExplorerColumn compact={compact} width={explorer} />
      {!compact && !folded.explorer && (
        <Splitter
          label={paneWords.explorer.width}
          orientation="vertical"
          sense={1}
          value={explorer}
          min={176}
          max={400}
          reset={wide ? defaultView.sizes.explorerWide : defaultView.sizes.explorer}
          onChange={(width) => setSize(wide ? { explorerWide: width } : { explorer: width })}
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
          reset={wide ? defaultView.sizes.rightWide : compact ? compactRight : defaultView.sizes.right}
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
