import { Menu } from '@mantine/core';
import {
  ChevronDown,
  ClipboardPaste,
  Download,
  FolderOpen,
  FolderTree,
  GitCompare,
  Keyboard,
  LayoutTemplate,
  Plus,
  Redo2,
  Search,
  Settings,
  Share2,
  Undo2,
} from 'lucide-react';
import { findCommand, runCommand } from '../commands';
import { openDialog } from '../dialogs';
import { useLayoutMode } from '../layout-mode';
import { whyReadOnly, useSession } from '../session';
import { useApp } from '../store';
import { setView, useView, type ViewState } from '../view';
import { IconButton, Kbd } from '../widgets';
import { fetchPalette } from './dialogs';

const icon = { size: 16, strokeWidth: 1.75, 'aria-hidden': true } as const;

/** The bar at the top: what is done to the whole design, and the way to everything else by name. */
export function TopBar(): React.JSX.Element {
  const mode = useLayoutMode();
  const narrow = mode === 'single';
  return (
    <header className="top-bar">
      <h1 className="brand">
        <Mark />
        <span className="brand-name">Fairway</span>
      </h1>
      <div className="top-group">
        <BarButton label="Open" command="open-files" narrow={narrow}>
          <FolderOpen {...icon} />
        </BarButton>
        <MoreWaysIn />
        <BarButton label="Templates" command="open-templates" narrow={narrow}>
          <LayoutTemplate {...icon} />
        </BarButton>
        <BarButton label="New resource" command="new-resource" narrow={narrow}>
          <Plus {...icon} />
        </BarButton>
      </div>
      <HistoryButtons />
      <button
        type="button"
        className="palette-field"
        aria-label="Search or run a command"
        aria-haspopup="dialog"
        onPointerEnter={fetchPalette}
        onFocus={fetchPalette}
        onClick={() => openDialog('palette')}
      >
        <Search {...icon} />
        {!narrow && <span className="palette-field-text">Search or run a command</span>}
        {!narrow && <Kbd keys="Mod+K" />}
      </button>
      <div className="top-group top-group-end">
        <BarButton label="Review" command="review" narrow={narrow}>
          <GitCompare {...icon} />
        </BarButton>
        <ShareButton narrow={narrow} />
        <ExportButton narrow={narrow} />
        <ViewMenu />
        <IconButton label="Keyboard shortcuts" keys="?" onClick={() => runCommand('show-keys')}>
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

interface BarButtonProps {
  readonly label: string;
  readonly command: string;
  readonly narrow: boolean;
  readonly children: React.ReactNode;
}

function BarButton({ label, command, narrow, children }: BarButtonProps): React.JSX.Element {
  const rest = useRest(command);
  if (narrow) {
    return (
      <IconButton label={label} {...rest} onClick={() => runCommand(command)}>
        {children}
      </IconButton>
    );
  }
  return (
    <button
      type="button"
      className="button"
      title={rest['aria-description']}
      {...rest}
      onClick={() => runCommand(command)}
    >
      {children}
      {label}
    </button>
  );
}

/** What a button of a command says while another tab edits: that it rests, and why. A press then says the same in a notice. */
function useRest(command: string): { readonly 'aria-disabled'?: true; readonly 'aria-description'?: string } {
  const reason = useSession(whyReadOnly);
  if (reason === null || !findCommand(command)?.writes) return {};
  return { 'aria-disabled': true, 'aria-description': reason };
}

function MoreWaysIn(): React.JSX.Element {
  const rest = useRest('open-folder');
  const resting = rest['aria-disabled'] === true;
  return (
    <Menu>
      <Menu.Target>
        <button type="button" className="button button-arrow" aria-label="More ways in">
          <ChevronDown size={14} strokeWidth={1.75} aria-hidden />
        </button>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Item disabled={resting} leftSection={<FolderTree {...icon} />} onClick={() => runCommand('open-folder')}>
          Open folder
        </Menu.Item>
        <Menu.Item
          disabled={resting}
          leftSection={<ClipboardPaste {...icon} />}
          onClick={() => runCommand('paste-yaml')}
        >
          Paste YAML
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}

function HistoryButtons(): React.JSX.Element {
  const last = useApp((state) => state.history.past.at(-1)?.change.label);
  const next = useApp((state) => state.history.future.at(-1)?.change.label);
  const undoRest = useRest('undo');
  const redoRest = useRest('redo');
  return (
    <div className="top-group">
      <IconButton
        label="Undo"
        keys="Mod+Z"
        aria-disabled={last === undefined}
        aria-description={last}
        {...undoRest}
        onClick={() => runCommand('undo')}
      >
        <Undo2 {...icon} />
      </IconButton>
      <IconButton
        label="Redo"
        keys="Mod+Shift+Z"
        aria-disabled={next === undefined}
        aria-description={next}
        {...redoRest}
        onClick={() => runCommand('redo')}
      >
        <Redo2 {...icon} />
      </IconButton>
    </div>
  );
}

function ShareButton({ narrow }: { readonly narrow: boolean }): React.JSX.Element {
  const empty = useApp((state) => state.snapshot.files.length === 0);
  return (
    <button type="button" className="button" aria-label="Share" disabled={empty} onClick={() => runCommand('share')}>
      <Share2 {...icon} />
      {!narrow && 'Share'}
    </button>
  );
}

function ExportButton({ narrow }: { readonly narrow: boolean }): React.JSX.Element {
  const empty = useApp((state) => state.snapshot.files.length === 0);
  return (
    <button
      type="button"
      className="button button-primary"
      aria-label="Export"
      disabled={empty}
      onClick={() => runCommand('export')}
    >
      <Download {...icon} />
      {!narrow && 'Export'}
    </button>
  );
}

const themes: readonly { readonly id: ViewState['theme']; readonly title: string }[] = [
  { id: 'system', title: 'As the system' },
  { id: 'light', title: 'Light' },
  { id: 'dark', title: 'Dark' },
];

function ViewMenu(): React.JSX.Element {
  const chosen = useView((view) => view.theme);
  const letters = useView((view) => view.letterKeys);
  const follow = useView((view) => view.follow);
  return (
    <Menu position="bottom-end">
      <Menu.Target>
        <IconButton label="Settings">
          <Settings {...icon} />
        </IconButton>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Label>Theme</Menu.Label>
        <Menu.RadioGroup value={chosen}>
          {themes.map(({ id, title }) => (
            <Menu.RadioItem key={id} value={id} onChange={() => setView({ theme: id })}>
              {title}
            </Menu.RadioItem>
          ))}
        </Menu.RadioGroup>
        <Menu.Divider />
        <Menu.CheckboxItem checked={follow} onChange={() => runCommand('toggle-follow')}>
          Panes follow the selection
        </Menu.CheckboxItem>
        <Menu.CheckboxItem checked={letters} onChange={() => runCommand('toggle-letter-keys')}>
          Single-key shortcuts
        </Menu.CheckboxItem>
      </Menu.Dropdown>
    </Menu>
  );
}
