import { useEffect } from 'react';
import { openPicked } from '../browser/open-uploads';
import { readFiles } from '../browser/uploads';
import { pasteText } from '../commands/paste-text';
import { isDialogOpen } from '../dialogs';
import { isTextField } from './use-keys';

/** Pasting outside of text fields adds to the design: files, or text as YAML or Markdown. */
export function usePaste(): void {
  useEffect(() => {
    const onPaste = (event: ClipboardEvent): void => {
      const { clipboardData } = event;
      if (!clipboardData || event.defaultPrevented || isTextField(event.target) || isDialogOpen()) return;
      const files = [...clipboardData.files].map((file) => ({ file, path: file.name }));
      const text = clipboardData.getData('text/plain');
      if (files.length > 0) void readFiles(files).then(openPicked);
      else if (text.trim() !== '') void pasteText(text);
      else return;
      event.preventDefault();
    };
    document.addEventListener('paste', onPaste);
    return () => document.removeEventListener('paste', onPaste);
  }, []);
}
