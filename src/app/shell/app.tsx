import { MantineProvider } from '@mantine/core';
import { useEffect } from 'react';
import { followFocus } from '../browser/focus-trail';
import { focusRegion, rememberFocus } from '../browser/regions';
import { useLayoutMode } from '../layout-mode';
import { regionNames } from '../region-names';
import { Dialogs } from './dialogs';
import { DropArea } from './drop-area';
import { Layout } from './layout';
import { ReviewBar, ReviewPane } from './lazy-panes';
import { LiveRegions } from './live-regions';
import './mantine';
import { ReadOnlyBar } from './read-only-bar';
import { useSession } from '../session';
import { useApp } from '../store';
import { setView } from '../view';
import './shell.css';
import { StatusBar } from './status-bar';
import { theme, useTheme } from './theme';
import { Toast } from './toast';
import { TopBar } from './top-bar';
import { useKeys } from './use-keys';
import { usePaste } from './use-paste';
import { pageWords } from './words/page';

/** The page: top bar, panes, status bar, and what may lie over them. */
export function App(): React.JSX.Element {
  const scheme = useTheme();
  useKeys();
  usePaste();
  useEffect(rememberFocus, []);
  useEffect(followFocus, []);
  return (
    <MantineProvider theme={theme} forceColorScheme={scheme}>
      {useLayoutMode() === 'review' ? <Reader /> : <Designer />}
      <Title />
      <DropArea />
      <LiveRegions />
      <Dialogs />
    </MantineProvider>
  );
}

/** The design to be read, where the window is too narrow for panes that edit. */
function Reader(): React.JSX.Element {
  return (
    <div className="reader">
      <ReviewPane notice={<Toast />} />
    </div>
  );
}

/** What edits: skip links, bars and panes. */
function Designer(): React.JSX.Element {
  return (
    <>
      <SkipLinks />
      <div className="page">
        <TopBar />
        <ReadOnlyBar />
        <ReviewBar />
        <Layout />
        <StatusBar />
      </div>
    </>
  );
}

/** A dot in the tab's title while something is not exported. It is drawn by itself: each key makes another workspace, and all else stays as it is. */
function Title(): null {
  const workspace = useApp((state) => state.snapshot.workspace);
  const exported = useSession((session) => session.exported);
  const pending = workspace.files.length > 0 && workspace !== exported;
  useEffect(() => {
    document.title = pending ? pageWords.nameWithUnexported : pageWords.name;
  }, [pending]);
  return null;
}

const skips = [
  ['pane-canvas', 'canvas', 'canvas'],
  ['pane-inspector', 'inspector', 'form'],
  ['pane-yaml', 'yaml', 'text'],
] as const;

/** For those who walk the page by Tab: straight to the three panes where the work is. */
function SkipLinks(): React.JSX.Element {
  const isSingle = useLayoutMode() === 'single';
  return (
    <nav className="skip-links" aria-label={pageWords.skipTo}>
      {skips.map(([pane, region, tab]) => (
        <a
          key={pane}
          // Where one pane is shown at a time, all of them appear in the same place.
          href={isSingle ? '#one-pane' : `#${pane}`}
          onClick={(event) => {
            event.preventDefault();
            if (isSingle) setView({ pane: tab });
            requestAnimationFrame(() => focusRegion(region));
          }}
        >
          {regionNames[region]}
        </a>
      ))}
    </nav>
  );
}
