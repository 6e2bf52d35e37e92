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
import { topBarWords } from './words/bars';

const icon = { size: 16, strokeWidth: 1.75, 'aria-hidden': true } as const;

/** The bar at the top: what is done to the whole design, and the way to everything else by name. */
export function TopBar(): React.JSX.Element {
  const mode = useLayoutMode();
  const narrow = mode === 'single';
  return (
    <header className="top-bar">
      <h1 className="brand">
        <Mark />
        <span className="brand-name">{topBarWords.name}</span>
      </h1>
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
      <HistoryButtons />
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
      <div className="top-group top-group-end">
        <BarButton label={topBarWords.review} command="review" narrow={narrow}>
          <GitCompare {...icon} />
        </BarButton>
        <ShareButton narrow={narrow} />
        <ExportButton narrow={narrow} />
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
        <button type="button" className="button button-arrow" aria-label={topBarWords.moreWaysIn}>
          <ChevronDown size={14} strokeWidth={1.75} aria-hidden />
        </button>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Item disabled={resting} leftSection={<FolderTree {...icon} />} onClick={() => runCommand('open-folder')}>
          {topBarWords.openFolder}
        </Menu.Item>
        <Menu.Item
          disabled={resting}
          leftSection={<ClipboardPaste {...icon} />}
          onClick={() => runCommand('paste-yaml')}
        >
          {topBarWords.pasteYaml}
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
        label={topBarWords.undo}
        keys="Mod+Z"
        aria-disabled={last === undefined}
        aria-description={last}
        {...undoRest}
        onClick={() => runCommand('undo')}
      >
        <Undo2 {...icon} />
      </IconButton>
      <IconButton
        label={topBarWords.redo}
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
    <button
      type="button"
      className="button"
      aria-label={topBarWords.share}
      disabled={empty}
      onClick={() => runCommand('share')}
    >
      <Share2 {...icon} />
      {!narrow && topBarWords.share}
    </button>
  );
}

function ExportButton({ narrow }: { readonly narrow: boolean }): React.JSX.Element {
  const empty = useApp((state) => state.snapshot.files.length === 0);
  return (
    <button
      type="button"
      className="button button-primary"
      aria-label={topBarWords.export}
      disabled={empty}
      onClick={() => runCommand('export')}
    >
      <Download {...icon} />
      {!narrow && topBarWords.export}
    </button>
  );
}

const themes = ['system', 'light', 'dark'] as const satisfies readonly ViewState['theme'][];

function ViewMenu(): React.JSX.Element {
  const chosen = useView((view) => view.theme);
  const letters = useView((view) => view.letterKeys);
  const follow = useView((view) => view.follow);
  return (
    <Menu position="bottom-end">
      <Menu.Target>
        <IconButton label={topBarWords.settings}>
          <Settings {...icon} />
        </IconButton>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Label>{topBarWords.theme}</Menu.Label>
        <Menu.RadioGroup value={chosen}>
          {themes.map((id) => (
            <Menu.RadioItem key={id} value={id} onChange={() => setView({ theme: id })}>
              {topBarWords.themes[id]}
            </Menu.RadioItem>
          ))}
        </Menu.RadioGroup>
        <Menu.Divider />
        <Menu.CheckboxItem checked={follow} onChange={() => runCommand('toggle-follow')}>
          {topBarWords.follow}
        </Menu.CheckboxItem>
        <Menu.CheckboxItem checked={letters} onChange={() => runCommand('toggle-letter-keys')}>
          {topBarWords.letterKeys}
        </Menu.CheckboxItem>
      </Menu.Dropdown>
    </Menu>
  );
}
