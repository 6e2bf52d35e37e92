import { useEffect, useState } from 'react';
import { openPicked } from '../browser/open-uploads';
import { readDrop } from '../browser/read-drop';
import type { Picked } from '../browser/uploads';
import { openingWords } from '../browser/words/opening';
import { dialogsClosed, isDialogOpen } from '../dialogs';
import { notify } from '../notices';
import { pageWords } from './words/page';

/** Takes files and folders dropped anywhere on the page, and says so while they are held over it. */
export function DropArea(): React.JSX.Element | null {
  const [over, setOver] = useState(false);
  useEffect(() => {
    const onDragOver = (event: DragEvent): void => {
      if (!carriesFiles(event)) return;
      event.preventDefault();
      if (event.dataTransfer) event.dataTransfer.dropEffect = 'copy';
      setOver(true);
    };
    const onDragLeave = (event: DragEvent): void => {
      if (event.relatedTarget === null) setOver(false);
    };
    const onDrop = (event: DragEvent): void => {
      setOver(false);
      if (!event.dataTransfer || !carriesFiles(event)) return;
      event.preventDefault();
      readDrop(event.dataTransfer).then(openInTurn, (error: unknown) => {
        if (!(error instanceof DOMException)) throw error;
        notify({ tone: 'error', text: pageWords.notRead(error.message) });
      });
    };
    window.addEventListener('dragover', onDragOver);
    window.addEventListener('dragleave', onDragLeave);
    window.addEventListener('drop', onDrop);
    return () => {
      window.removeEventListener('dragover', onDragOver);
      window.removeEventListener('dragleave', onDragLeave);
      window.removeEventListener('drop', onDrop);
    };
  }, []);
  if (!over) return null;
  return (
    <div className="drop-area">
      <p>{pageWords.dropHere}</p>
    </div>
  );
}

let last: Promise<void> = Promise.resolve();

/** Opens what was dropped, after what was dropped before; while a dialog is open it waits, since what is written there must stay. */
function openInTurn(picked: Picked): void {
  if (isDialogOpen()) notify({ tone: 'info', text: openingWords.later(picked.uploads.map(({ path }) => path)) });
  last = last
    .then(dialogsClosed)
    .then(() => openPicked(picked))
    .catch(reportError);
}

function carriesFiles(event: DragEvent): boolean {
  return event.dataTransfer?.types.includes('Files') ?? false;
}
