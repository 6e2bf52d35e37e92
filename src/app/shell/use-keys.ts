import { useEffect } from 'react';
import { commands, matchesKeys, runCommand, type Command } from '../commands';
import { isDialogOpen } from '../dialogs';
import { isInText } from '../go-to-text';
import { getView } from '../view';
import { fetchPalette } from './dialogs';

/** Runs commands by their keys, before the pane that has the focus sees them: one history, one palette, one way to save. */
export function useKeys(): void {
  useEffect(() => {
    let typing: EventTarget | null = null;
    const onInput = (event: Event): void => {
      typing = event.target;
    };
    const onFocusOut = (): void => {
      typing = null;
    };
    const onKeyDown = (event: KeyboardEvent): void => {
      const { target } = event;
      if (event.key === 'Enter' || event.key === 'Escape') typing = null;
      if (event.key === 'Control' || event.key === 'Meta') fetchPalette();
      if (event.isComposing) return;
      const command = commands.find(
        (each) => each.keys?.some((keys) => matchesKeys(event, keys)) && reaches(each, target),
      );
      if (!command) return;
      if (isDialogOpen()) {
        // The keys of the page rest while a dialog is open; the browser must not take Ctrl+S or Ctrl+O for itself in the meantime.
        if (!isTextKey(command)) event.preventDefault();
        return;
      }
      // A field keeps its own undo while it is being typed in; what it holds is no step of the history yet.
      if (isTextKey(command) && typing !== null && typing === target && !isInText(target)) return;
      event.preventDefault();
      event.stopPropagation();
      runCommand(command.id);
    };
    window.addEventListener('keydown', onKeyDown, { capture: true });
    window.addEventListener('input', onInput, { capture: true });
    window.addEventListener('focusout', onFocusOut, { capture: true });
    return () => {
      window.removeEventListener('keydown', onKeyDown, { capture: true });
      window.removeEventListener('input', onInput, { capture: true });
      window.removeEventListener('focusout', onFocusOut, { capture: true });
    };
  }, []);
}

/** Whether a command's keys mean something to a text field of its own. */
function isTextKey(command: Command): boolean {
  return command.id === 'undo' || command.id === 'redo';
}

/** Whether a command's keys work where the focus is. */
function reaches(command: Command, target: EventTarget | null): boolean {
  if (command.where === 'canvas') return false;
  if (command.where === 'outside-editor') return !isInText(target);
  return command.where === undefined || (!isTextField(target) && getView().letterKeys);
}

/** Whether typing there writes text. */
export function isTextField(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement)) return false;
  if (target.isContentEditable || isInText(target)) return true;
  return target.matches('textarea, select, input:not([type=checkbox], [type=radio], [type=button])');
}
