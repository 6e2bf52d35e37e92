import { Menu } from '@mantine/core';
import '@mantine/core/styles/Menu.css';
import '@mantine/core/styles/Popover.css';
import { Download, EllipsisVertical, PenLine, Plus, X } from 'lucide-react';
import { useEffect, useMemo, useRef, useState, type KeyboardEvent } from 'react';
import type { SourceFile } from '../../core/workspace';
import { download } from '../browser/download';
import { runCommand } from '../commands';
import { openDialog } from '../dialogs';
import { notify } from '../notices';
import { dispatch, getState } from '../store';
import { setView } from '../view';
import { IconButton } from '../widgets';
import { tabNames } from './tab-names';
import { fileWords } from './words';

interface Props {
  readonly files: readonly SourceFile[];
  /** Path of the file that is shown. */
  readonly open: string | undefined;
}

/** A tab a file, the menu of the open one, and a way to add a file. */
export function FileTabs({ files, open }: Props): React.JSX.Element {
  const list = useRef<HTMLDivElement>(null);
  const [menu, setMenu] = useState(false);
  const names = useMemo(() => tabNames(files.map(({ path }) => path)), [files]);
  const file = files.find((each) => each.path === open);
  useEffect(() => {
    list.current?.querySelector('[aria-selected=true]')?.scrollIntoView({ block: 'nearest', inline: 'nearest' });
  }, [open, files.length]);
  return (
    <>
      <div
        ref={list}
        className="yaml-tabs"
        role="tablist"
        aria-label={fileWords.files}
        onKeyDown={(event) => walkTabs(event, files, open)}
      >
        {files.map(({ path }) => (
          <Tab
            key={path}
            path={path}
            name={names.get(path) ?? path}
            isOpen={path === open}
            onMenu={() => setMenu(true)}
          />
        ))}
      </div>
      {file && <FileMenu file={file} opened={menu} onChange={setMenu} />}
      <IconButton label={fileWords.newFile} className="yaml-new" onClick={() => runCommand('new-file')}>
        <Plus size={16} strokeWidth={1.75} />
      </IconButton>
    </>
  );
}

function Tab({
  path,
  name,
  isOpen,
  onMenu,
}: {
  readonly path: string;
  readonly name: string;
  readonly isOpen: boolean;
  readonly onMenu: () => void;
}): React.JSX.Element {
  return (
    <button
      type="button"
      role="tab"
      className="yaml-tab"
      aria-selected={isOpen}
      tabIndex={isOpen ? 0 : -1}
      title={path}
      onClick={() => setView({ openFile: path })}
      onDoubleClick={() => openDialog('rename', `file:${path}`)}
      onContextMenu={(event) => {
        event.preventDefault();
        setView({ openFile: path });
        onMenu();
      }}
    >
      {name}
    </button>
  );
}

function FileMenu(props: {
  readonly file: SourceFile;
  readonly opened: boolean;
  readonly onChange: (opened: boolean) => void;
}): React.JSX.Element {
  const { file, opened, onChange } = props;
  return (
    <Menu opened={opened} onChange={onChange} position="bottom-start" width={210} withinPortal>
      <Menu.Target>
        <button
          type="button"
          className="icon-button yaml-menu"
          aria-label={fileWords.menuOf(file.path)}
          title={fileWords.menuOf(file.path)}
        >
          <EllipsisVertical size={16} strokeWidth={1.75} />
        </button>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Item leftSection={<PenLine size={14} />} onClick={() => openDialog('rename', `file:${file.path}`)}>
          {fileWords.rename}
        </Menu.Item>
        <Menu.Item
          leftSection={<Download size={14} />}
          onClick={() => download(nameOf(file.path), file.text, 'application/yaml')}
        >
          {fileWords.download}
        </Menu.Item>
        <Menu.Item leftSection={<Plus size={14} />} onClick={() => runCommand('new-file')}>
          {fileWords.newFile}
        </Menu.Item>
        <Menu.Divider />
        <Menu.Item leftSection={<X size={14} />} onClick={() => closeFile(file.path)}>
          {fileWords.close}
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}

function nameOf(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1);
}

/** A file that is closed leaves the design; `Undo` brings it back as it was. */
function closeFile(path: string): void {
  const { files } = getState().snapshot.workspace;
  const at = files.findIndex((file) => file.path === path);
  const neighbour = files[at + 1] ?? files[at - 1];
  if (!dispatch({ label: fileWords.removal(path), origin: 'command', files: [{ type: 'remove', path }] })) return;
  setView({ openFile: neighbour?.path ?? null });
  notify({ tone: 'info', text: fileWords.removed(path), undo: true });
}

/** Arrow keys, Home and End walk the tabs; the focus goes with them. */
function walkTabs(event: KeyboardEvent<HTMLDivElement>, files: readonly SourceFile[], open: string | undefined): void {
  const at = files.findIndex((file) => file.path === open);
  const targets: Readonly<Record<string, number>> = {
    ArrowLeft: (at - 1 + files.length) % files.length,
    ArrowRight: (at + 1) % files.length,
    Home: 0,
    End: files.length - 1,
  };
  const target = files[targets[event.key] ?? -1];
  if (target === undefined) return;
  event.preventDefault();
  setView({ openFile: target.path });
  const tabs = event.currentTarget.querySelectorAll<HTMLElement>('[role=tab]');
  tabs[files.indexOf(target)]?.focus();
}
