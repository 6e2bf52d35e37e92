import { StickyNote } from 'lucide-react';
import { useContext, useState, type KeyboardEvent } from 'react';
import type { ChangeResult } from '../../../core/edit-at';
import { formatPath, type Path } from '../../../core/text';
import type { Note } from '../../../core/topology';
import { addNote, editNote } from '../../commands/add-note';
import { announce } from '../../notices';
import { dispatch, getState } from '../../store';
import { currentResource, useForm } from '../form';
import { pathKey } from '../model/place';
import { NotesContext } from '../notes';

interface NoteSlipsProps {
  /** From the object's root; empty for the whole object. */
  readonly path: Path;
  /** Whether a new note is being written. */
  readonly isAdding: boolean;
  readonly onAdded: () => void;
}

/** The notes on a field, each with what changes and removes it, and the one that is being written. */
export function NoteSlips({ path, isAdding, onAdded }: NoteSlipsProps): React.JSX.Element | null {
  const form = useForm();
  const notes = useContext(NotesContext).get(pathKey(path)) ?? [];
  if (notes.length === 0 && !isAdding) return null;
  const add = (text: string): ChangeResult | undefined => {
    const resource = currentResource(form);
    return resource && addNote(getState().snapshot, resource.key, text, path);
  };
  return (
    <div className="ins-slips" role="group" aria-label={`Notes on ${formatPath(path) || 'the whole resource'}`}>
      {notes.map((note) => (
        <NoteSlip key={note.id} note={note} />
      ))}
      {isAdding && <NoteText action="Add note" text="" write={add} onDone={onAdded} />}
    </div>
  );
}

function NoteSlip({ note }: { readonly note: Note }): React.JSX.Element {
  const [isOpen, setOpen] = useState(false);
  const write = (text: string): ChangeResult => editNote(getState().snapshot, note.place, text);
  if (isOpen) return <NoteText action="Change note" text={note.text} write={write} onDone={() => setOpen(false)} />;
  return (
    <p className="ins-slip">
      <StickyNote size={13} strokeWidth={1.75} aria-hidden="true" />
      <bdi dir="auto">{note.text}</bdi>
      <button type="button" className="ins-link" onClick={() => setOpen(true)}>
        Edit<span className="spoken-only"> note</span>
      </button>
      <button type="button" className="ins-link" onClick={() => done(write(''), 'Removed the note.')}>
        Remove<span className="spoken-only"> note</span>
      </button>
    </p>
  );
}

interface NoteTextProps {
  readonly action: string;
  readonly text: string;
  readonly write: (text: string) => ChangeResult | undefined;
  readonly onDone: () => void;
}

/** The text of a note. Enter writes it, Shift+Enter begins a line, Escape leaves it as it was. */
function NoteText({ action, text: before, write, onDone }: NoteTextProps): React.JSX.Element {
  const [text, setText] = useState(before);
  const [refusal, setRefusal] = useState<string | null>(null);
  const submit = (): void => {
    const failed = done(write(text), `${action}: done.`);
    setRefusal(failed);
    if (failed === null) onDone();
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.nativeEvent.isComposing) return;
    if (event.key === 'Escape') onDone();
    else if (event.key !== 'Enter' || event.shiftKey) return;
    else submit();
    event.preventDefault();
    event.stopPropagation();
  };
  return (
    <div className="ins-slip-form">
      <textarea
        aria-label="Note"
        dir="auto"
        rows={2}
        autoFocus
        value={text}
        onKeyDown={onKeyDown}
        onChange={(event) => setText(event.target.value)}
      />
      {refusal !== null && (
        <span className="ins-refusal" role="alert">
          {refusal}
        </span>
      )}
      <span className="ins-slip-buttons">
        <button type="button" className="button button-small button-primary" onClick={submit}>
          {action}
        </button>
        <button type="button" className="button button-small button-outline" onClick={onDone}>
          Cancel
        </button>
      </span>
    </div>
  );
}

/** Makes a change and says so. Answers why it was not made; null when it was. */
function done(result: ChangeResult | undefined, says: string): string | null {
  if (result === undefined) return 'The object is no longer there.';
  if (!result.ok) return result.detail;
  if (dispatch({ ...result.change, origin: 'form' })) announce(says);
  return null;
}
