import { useEffect, useState } from 'react';
import { openPicked } from '../browser/open-uploads';
import { readDrop } from '../browser/read-drop';
import type { Picked } from '../browser/uploads';
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
      readDrop(event.dataTransfer).then(open, (error: unknown) => {
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

function open(picked: Picked): void {
  openPicked(picked).catch(reportError);
}

function carriesFiles(event: DragEvent): boolean {
  return event.dataTransfer?.types.includes('Files') ?? false;
}
