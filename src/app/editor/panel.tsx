import { useEffect } from 'react';
import type { Change } from '../../core/workspace';
import { getState, subscribe, useApp } from '../store';
import { getView, setView, useView } from '../view';
import { IconButton, PaneHeader } from '../widgets';
import { Crosshair } from 'lucide-react';
import { FileTabs } from './file-tabs';
import { isLargeText } from './large-text';
import { prefetchMonaco } from './load-monaco';
import { TextHost } from './text-host';
import { paneWords } from './words';
import './editor.css';

/** The YAML pane: a tab a file, and its text. */
export function EditorPanel(): React.JSX.Element {
  const files = useApp((state) => state.snapshot.workspace.files);
  const openFile = useView((state) => state.openFile);
  const follow = useView((state) => state.follow);
  const file = files.find((each) => each.path === openFile) ?? files[0];
  useEffect(prefetchMonaco, []);
  useEffect(openSelectedFile, []);
  return (
    <section className="yaml-pane" role="region" aria-label={paneWords.title}>
      <PaneHeader title={paneWords.title} beside={<FileTabs files={files} open={file?.path} />}>
        <IconButton label={paneWords.follow} aria-pressed={follow} onClick={() => setView({ follow: !follow })}>
          <Crosshair size={16} strokeWidth={1.75} />
        </IconButton>
      </PaneHeader>
      {file && isLargeText(file.text) && <p className="yaml-large">{paneWords.withoutColours}</p>}
      {file ? <TextHost path={file.path} text={file.text} /> : <EmptyText />}
    </section>
  );
}

function EmptyText(): React.JSX.Element {
  return <p className="yaml-note">{paneWords.noFile}</p>;
}

/** A selection made in another pane opens its file, while Follow is on, and a renamed file stays open. Returns how to stop. */
function openSelectedFile(): () => void {
  const follow = (): void => {
    const { selection } = getState();
    if (selection && selection.from !== 'editor' && getView().follow) setView({ openFile: selection.place.file });
  };
  follow();
  return subscribe((state, before) => {
    if (state.revision !== before.revision) keepOpen(state.lastChange);
    if (state.selection !== before.selection) follow();
  });
}

function keepOpen(lastChange: Change | null): void {
  for (const change of lastChange?.files ?? []) {
    if (change.type === 'rename' && getView().openFile === change.path) setView({ openFile: change.to });
  }
}
