import { Download, FolderOpen, GitCompare, Keyboard, LayoutTemplate, Plus, Search, Share2 } from 'lucide-react';
import { runCommand } from '../commands';
import { openDialog } from '../dialogs';
import { useLayoutMode } from '../layout-mode';
import { useApp } from '../store';
import { IconButton, Kbd } from '../widgets';
import { BarButton, icon } from './bar-button';
import { fetchPalette } from './dialogs';
import { HistoryButtons } from './history-buttons';
import { MoreWaysIn } from './more-ways-in';
import { ViewMenu } from './view-menu';
import { topBarWords } from './words/bars';

/** The bar at the top: what is done to the whole design, and the way to everything else by name. */
export function TopBar(): React.JSX.Element {
  const narrow = useLayoutMode() === 'single';
  return (
    <header className="top-bar">
      <h1 className="brand">
        <Mark />
        <span className="brand-name">{topBarWords.name}</span>
      </h1>
      <WaysIn narrow={narrow} />
      <HistoryButtons />
      <PaletteField />
      <div className="top-group top-group-end">
        <BarButton label={topBarWords.review} command="review" narrow={narrow}>
          <GitCompare {...icon} />
        </BarButton>
        <WayOut label={topBarWords.share} command="share" narrow={narrow}>
          <Share2 {...icon} />
        </WayOut>
        <WayOut label={topBarWords.export} command="export" narrow={narrow} primary>
          <Download {...icon} />
        </WayOut>
        <ViewMenu />
        <IconButton label={topBarWords.keys} keys="?" onClick={() => runCommand('show-keys')}>
          <Keyboard {...icon} />
        </IconButton>
      </div>
    </header>
  );
}

function Mark(): React.JSX.Element {
  return (
    <svg width="22" height="22" viewBox="0 0 32 32" aria-hidden="true">
      <rect width="32" height="32" rx="7" fill="var(--accent)" />
      <path d="M8 24 24 8v7.5L15.5 24Z" fill="var(--on-accent)" />
      <path d="M8 17 17 8H8Z" fill="var(--on-accent)" fillOpacity=".55" />
    </svg>
  );
}

function WaysIn({ narrow }: { readonly narrow: boolean }): React.JSX.Element {
  return (
    <div className="top-group">
      <BarButton label={topBarWords.open} command="open-files" narrow={narrow}>
        <FolderOpen {...icon} />
      </BarButton>
      <MoreWaysIn />
      <BarButton label={topBarWords.templates} command="open-templates" narrow={narrow}>
        <LayoutTemplate {...icon} />
      </BarButton>
      <BarButton label={topBarWords.newResource} command="new-resource" narrow={narrow}>
        <Plus {...icon} />
      </BarButton>
    </div>
  );
}

function PaletteField(): React.JSX.Element {
  return (
    <button
      type="button"
      className="palette-field"
      aria-label={topBarWords.search}
      aria-haspopup="dialog"
      onPointerEnter={fetchPalette}
      onFocus={fetchPalette}
      onClick={() => openDialog('palette')}
    >
      <Search {...icon} />
      <span className="palette-field-text">{topBarWords.search}</span>
      <Kbd keys="Mod+K" />
    </button>
  );
}

interface WayOutProps {
  readonly label: string;
  readonly command: string;
  readonly narrow: boolean;
  /** The one that most people look for. */
  readonly primary?: boolean;
  readonly children: React.ReactNode;
}

/** A way to take the design elsewhere, once there is one. */
function WayOut({ label, command, narrow, primary = false, children }: WayOutProps): React.JSX.Element {
  const empty = useApp((state) => state.snapshot.files.length === 0);
  return (
    <button
      type="button"
      className={primary ? 'button button-primary' : 'button'}
      aria-label={label}
      disabled={empty}
      onClick={() => runCommand(command)}
    >
      {children}
      {!narrow && label}
    </button>
  );
}
