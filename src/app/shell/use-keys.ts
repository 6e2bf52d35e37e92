import { useEffect } from 'react';
import { commands, matchesKeys, runCommand, type Command } from '../commands';
import { isDialogOpen } from '../dialogs';
import { isInText } from '../go-to-text';
import { putBackWritten } from '../unwritten';
import { getView } from '../view';
import { fetchPalette } from './dialogs';

/** Runs commands by their keys, before the pane that has the focus sees them: one history, one palette, one way to save. */
export function useKeys(): void {
  useEffect(() => {
    const listening = new AbortController();
    const options = { capture: true, signal: listening.signal };
    /** The field that is being typed in. */
    let typing: EventTarget | null = null;
    const type = (event: Event): void => {
      typing = event.target;
    };
    const leave = (): void => {
      typing = null;
    };
    const press = (event: KeyboardEvent): void => {
      if (event.key === 'Enter' || event.key === 'Escape') typing = null;
      pressKey(event, typing !== null && typing === event.target);
    };
    window.addEventListener('keydown', press, options);
    window.addEventListener('input', type, options);
    window.addEventListener('focusout', leave, options);
    return () => listening.abort();
  }, []);
}

function pressKey(event: KeyboardEvent, isTyping: boolean): void {
  const { key, target } = event;
  if (key === 'Control' || key === 'Meta') fetchPalette();
  if (event.isComposing) return;
  const command = commands.find((each) => each.keys?.some((keys) => matchesKeys(event, keys)) && reaches(each, target));
  if (!command) return;
  if (isDialogOpen()) {
    // The keys of the page rest while a dialog is open; the browser must not take Ctrl+S or Ctrl+O for itself in the meantime.
    if (!isTextKey(command)) event.preventDefault();
    return;
  }
  // A field keeps its own undo while it is being typed in; what it holds is no step of the history yet.
  if (isTextKey(command) && isTyping && !isInText(target)) return;
  event.preventDefault();
  event.stopPropagation();
  // What a field holds and nobody has written goes first: taking a step of the history back would leave it there.
  if (command.id === 'undo' && putBackWritten(target)) return;
  runCommand(command.id);
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
